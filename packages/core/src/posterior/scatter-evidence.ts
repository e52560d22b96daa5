import type { KernelCalls } from "@onset/kernel";
import { getCurve } from "../curves/registry.ts";
import { fitData } from "../fit/fit-data.ts";
import type { FitData } from "../fit/fit-data.ts";
import type { ScatterJob, SliceResult } from "../worker/slice-job.ts";
import { axisGrid, posteriorAxis } from "./axis.ts";
import type { PosteriorAxis } from "./axis.ts";
import { cellsFor, lookAt, lookBluntly, lookWithin, mapAxes, whole, wide } from "./find-grid.ts";
import type { ByQuantity, Look } from "./find-grid.ts";
import { askedBy } from "./fit-restraints.ts";
import type { PosteriorSettings } from "./posterior-options.ts";
import type { PosteriorProblem } from "./product-grid.ts";
import { scatterRanges } from "./scatter-ranges.ts";
import { hopeless, priorsOf } from "./solve-posterior.ts";

/** What one series says of η: ln ∫ likelihood · priors of everything else, over its shapes and directions, at each η. */
export interface ScatterEvidence {
  /** Increasing; the same for all series of a call. */
  readonly values: readonly number[];
  readonly logLikelihood: readonly number[];
}

/** The largest η looked at: there a test set is worth one item. */
const largest = 0.95;
/** Cells of η in a unit of √η, and those of the kernel's lines. */
const density = 80;
const line = 4;
/** Cells in a standard deviation of all that is summed over: more than a posterior's own sums have, since many series add their errors up. */
const finely = 1.25;
/** What takes the place of evidence that has no digits left, in nats below the best η of its range. */
const floor = -700;

/** The evidence of every η in one series; `null` where there is no posterior of any of the curves. */
export function runScatterJob(
  kernel: KernelCalls,
  { series, settings, items }: ScatterJob,
): Extract<SliceResult, { kind: "scatter" }> {
  const data = fitData(series, settings);
  const curves = new Set(settings.curves.map((curve) => getCurve(curve).sameAs ?? curve));
  const each = [...curves].flatMap((curve) => {
    const asked = askedBy(
      data,
      { curve: curve as (typeof settings.curves)[number], direction: null },
      settings,
    );
    return "fault" in asked ? [] : scatterOfShape(kernel, data, asked.settings, items);
  });
  return { kind: "scatter", evidence: each.length === 0 ? null : averaged(kernel, each) };
}

/** One shape's, for every direction that is not out of the question. */
function scatterOfShape(
  kernel: KernelCalls,
  data: FitData,
  settings: PosteriorSettings,
  items: number,
): ScatterEvidence[] {
  const curve = settings.curves[0]!;
  const level = { kind: "uniform", low: 0, high: largest } as const;
  const priors = { ...priorsOf(data, curve, settings), overdispersion: level };
  const axes = mapAxes((quantity) => posteriorAxis(kernel, quantity, priors[quantity]));
  const directions = settings.direction === null ? (["rising", "falling"] as const) : [settings.direction];
  const blunt = directions.map((direction) => {
    const problem = { data, curve, direction };
    return { problem, evidence: lookBluntly(kernel, problem, axes).grid.logEvidence };
  });
  const most = Math.max(...blunt.map(({ evidence }) => evidence));
  return blunt
    .filter(({ evidence }) => evidence >= most - hopeless)
    .map(({ problem }) => scatterOf(kernel, problem, axes, items));
}

/** From the largest η, where hardly anything is excluded, to none: spreads only shrink on the way. */
function scatterOf(
  kernel: KernelCalls,
  problem: PosteriorProblem,
  axes: ByQuantity<PosteriorAxis>,
  items: number,
): ScatterEvidence {
  const { overdispersion } = axes;
  const { ranges } = scatterRanges(kernel, overdispersion, {
    high: overdispersion.support[1],
    grows: items - 1,
  });
  let wider: Look | null = null;
  const found = ranges.map((support) => {
    const within = { ...axes, overdispersion: { ...overdispersion, support } };
    wider ??= everywhere(kernel, problem, within);
    wider = lookWithin(kernel, problem, { axes: within, wider, whole: -Infinity });
    return evidenceOfRange(kernel, problem, { axes: within, look: wider });
  });
  const upwards = found.toReversed();
  return {
    values: upwards.flatMap(({ values }) => values),
    logLikelihood: upwards.flatMap(({ logLikelihood }) => logLikelihood),
  };
}

/** A look at the whole prior. */
function everywhere(kernel: KernelCalls, problem: PosteriorProblem, axes: ByQuantity<PosteriorAxis>): Look {
  const cells = { ...wide, overdispersion: line };
  return lookAt(
    kernel,
    problem,
    mapAxes((quantity) => axisGrid(kernel, axes[quantity], whole(axes[quantity]), cells[quantity])),
  );
}

function evidenceOfRange(
  kernel: KernelCalls,
  problem: PosteriorProblem,
  { axes, look }: { axes: ByQuantity<PosteriorAxis>; look: Look },
): ScatterEvidence {
  const [low, high] = axes.overdispersion.support;
  const etas = line * Math.ceil(((high - low) * density) / line);
  const cells = cellsFor(kernel, axes, { look, finely: [], perSd: finely, rest: finely, etas });
  const { grid } = lookAt(kernel, problem, cells, look.grid);
  const { values, weights } = grid.axes.overdispersion;
  // Mass of a cell is evidence at its η times the prior's mass of it.
  const logs = kernel.log(grid.scatters.map((mass, i) => mass / weights[i]!));
  const best = logs.reduce((most, one) => Math.max(most, one), -Infinity);
  return {
    values: [...values],
    logLikelihood: Array.from(logs, (one) => grid.logEvidence + Math.max(one, best + floor)),
  };
}

/** The mean of likelihoods, shapes and directions each as likely as the others before the data. */
function averaged(kernel: KernelCalls, each: readonly ScatterEvidence[]): ScatterEvidence {
  const { values } = each[0]!;
  const best = values.map((_, i) => Math.max(...each.map(({ logLikelihood }) => logLikelihood[i]!)));
  const sums = new Float64Array(values.length);
  for (const { logLikelihood } of each) {
    const shares = kernel.exp(Float64Array.from(logLikelihood, (one, i) => one - best[i]!));
    for (const [i, share] of shares.entries()) sums[i]! += share / each.length;
  }
  return { values, logLikelihood: Array.from(kernel.log(sums), (one, i) => one + best[i]!) };
}
