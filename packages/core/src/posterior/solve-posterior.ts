import type { KernelCalls } from "@onset/kernel";
import type { FitData } from "../fit/fit-data.ts";
import { posteriorAxis } from "./axis.ts";
import type { PosteriorAxis } from "./axis.ts";
import { priorsFor } from "./default-priors.ts";
import { lookBluntly, lookCoarsely, mapAxes } from "./find-grid.ts";
import type { ByQuantity, Look } from "./find-grid.ts";
import { wholeDistribution } from "./combine-parts.ts";
import type { Distribution } from "./marginal.ts";
import { solveParts } from "./parts.ts";
import type { PosteriorPart } from "./parts.ts";
import type { PosteriorSettings } from "./posterior-options.ts";
import type { PosteriorPriors } from "./prior.ts";
import type { PosteriorProblem } from "./product-grid.ts";
import type { PosteriorCurve } from "./shapes.ts";

/** A solved posterior of one shape, on its grids. */
export interface SolvedPosterior extends PosteriorProblem {
  readonly priors: PosteriorPriors;
  readonly axes: ByQuantity<PosteriorAxis>;
  /** From the smallest η on. */
  readonly parts: readonly PosteriorPart[];
  readonly perSd: number;
  /** Over all shapes that were solved together. */
  readonly directionLogOdds: number | null;
  /** `null` where the quantity is fixed. */
  readonly distributions: ByQuantity<Distribution | null>;
}

type Asked = Pick<PosteriorSettings, "scatter" | "priorSet" | "own" | "direction" | "nodesPerSd">;

/** A shape, and what is asked of its posterior. */
export interface ShapeAsked {
  readonly curve: PosteriorCurve;
  readonly settings: Asked;
}

/** Finds the grids of one shape's posterior, in the direction that has the evidence. */
export function solvePosterior(
  kernel: KernelCalls,
  data: FitData,
  curve: PosteriorCurve,
  settings: Asked,
): SolvedPosterior {
  return solvePosteriors(kernel, data, [{ curve, settings }])[0]!;
}

/**
 * Finds the grids of several shapes' posteriors, all in one direction: that of the greater evidence over all of them, unless one
 * is asked for. An average of rises and falls would be of neither.
 */
export function solvePosteriors(
  kernel: KernelCalls,
  data: FitData,
  asked: readonly ShapeAsked[],
): SolvedPosterior[] {
  const shapes = asked.map(({ curve, settings }) => {
    const priors = priorsOf(data, curve, settings);
    const axes = mapAxes((quantity) => posteriorAxis(kernel, quantity, priors[quantity]));
    return { priors, problem: { data, curve, axes }, perSd: settings.nodesPerSd };
  });
  const { looks, directionLogOdds } = bestDirection(
    kernel,
    shapes.map(({ problem }) => problem),
    asked[0]!.settings.direction,
  );
  return shapes.map(({ priors, problem: { axes }, perSd }, i) => {
    const { problem, look } = looks[i]!;
    const parts = solveParts(kernel, problem, { axes, coarse: look, perSd });
    const distributions = mapAxes((quantity) =>
      priors[quantity].kind === "fixed" ? null : wholeDistribution(kernel, parts, quantity),
    );
    return { ...problem, priors, axes, parts, perSd, directionLogOdds, distributions };
  });
}

/** Nats by which a direction must lag in a blunt look, which favours it, so that no other is taken. */
export const hopeless = 20;

type Direction = PosteriorProblem["direction"];

interface Undirected extends Omit<PosteriorProblem, "direction"> {
  readonly axes: ByQuantity<PosteriorAxis>;
}

/** One shape, looked at in one direction. */
interface Looked {
  readonly axes: ByQuantity<PosteriorAxis>;
  readonly problem: PosteriorProblem;
  readonly look: Look;
}

interface Found {
  /** By shape. */
  readonly looks: readonly Looked[];
  readonly directionLogOdds: number | null;
}

/** The direction asked for, or that of the greater evidence: by blunt looks where these leave no doubt, else by coarse ones. */
function bestDirection(
  kernel: KernelCalls,
  shapes: readonly Undirected[],
  direction: Direction | null,
): Found {
  const directions = direction === null ? (["rising", "falling"] as const) : [direction];
  const blunt = directions
    .map((way) => shapes.map((shape) => bluntly(kernel, shape, way)))
    .map((looks) => ({ looks, evidence: summed(kernel, looks) }))
    .toSorted(byEvidence);
  const lag = blunt.length === 2 ? blunt[0]!.evidence - blunt[1]!.evidence : 0;
  const [best, other] = (lag > hopeless ? blunt.slice(0, 1) : blunt)
    .map(({ looks }) => looks.map((looked) => coarsely(kernel, looked)))
    .map((looks) => ({ looks, evidence: summed(kernel, looks) }))
    .toSorted(byEvidence);
  const { looks, evidence } = best!;
  if (other === undefined) return { looks, directionLogOdds: blunt.length === 2 ? lag : null };
  return { looks, directionLogOdds: Math.max(0, evidence - other.evidence) };
}

function bluntly(kernel: KernelCalls, { axes, ...shape }: Undirected, direction: Direction): Looked {
  const problem = { ...shape, direction };
  return { axes, problem, look: lookBluntly(kernel, problem, axes) };
}

function coarsely(kernel: KernelCalls, { axes, problem, look }: Looked): Looked {
  return { axes, problem, look: lookCoarsely(kernel, problem, { axes, blunt: look }) };
}

/** The greater evidence first. Counts that mirror themselves, as all zeros, differ in the last bits alone: rising stays first. */
function byEvidence(a: { readonly evidence: number }, b: { readonly evidence: number }): number {
  const ahead = b.evidence - a.evidence;
  return Math.abs(ahead) < 1e-9 ? 0 : ahead;
}

/** ln of the summed evidence of shapes; one alone has its own. */
function summed(kernel: KernelCalls, looks: readonly Looked[]): number {
  const each = looks.map(({ look }) => look.grid.logEvidence);
  const most = Math.max(...each);
  if (each.length === 1 || most === -Infinity) return most;
  const shares = kernel.exp(Float64Array.from(each, (one) => one - most));
  const sum = shares.reduce((all, one) => all + one, 0);
  return most + kernel.log(Float64Array.of(sum))[0]!;
}

/** The priors of a question, its own before the set's. */
export function priorsOf(
  data: FitData,
  curve: PosteriorCurve,
  { scatter, priorSet, own }: Asked,
): PosteriorPriors {
  const none = { kind: "fixed", value: 0 } as const;
  return {
    ...priorsFor(data, priorSet, curve),
    ...(scatter !== "overdispersion" && { overdispersion: none }),
    ...(scatter !== "jitter" && { jitter: none }),
    ...own,
  };
}
