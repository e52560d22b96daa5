import type { KernelCalls } from "@onset/kernel";
import { ln } from "./fit-data.ts";
import type { FitData } from "./fit-data.ts";
import { deviance } from "./log-likelihood.ts";
import type { LogisticBox } from "./logistic-box.ts";
import { solveLogistic } from "./logistic-solution.ts";
import type { LogisticSolution } from "./logistic-solution.ts";

/** What is profiled; widths by their logarithm, in which their likelihood is nearest to a parabola. */
export type ProfiledQuantity = "threshold" | "logWidth" | "left" | "right";

/** The best logistic with one quantity held at `value`. */
export interface ProfileNode {
  readonly value: number;
  /** Twice the loss of log-likelihood against the best fit. */
  readonly deviance: number;
  readonly solution: LogisticSolution;
}

/** The profile likelihood of one quantity of one fit, as far as it has been computed. */
export interface Profile {
  readonly data: FitData;
  readonly box: LogisticBox;
  readonly best: LogisticSolution;
  readonly quantity: ProfiledQuantity;
  /** Values of deviance up to here belong to the interval. */
  readonly cut: number;
  /** In ascending order of value; the ends stand on the bounds of the box. */
  readonly nodes: readonly ProfileNode[];
}

/** A profile of the best fit alone. */
export function startProfile(kernel: KernelCalls, start: Omit<Profile, "nodes">): Profile {
  const value = start.quantity === "logWidth" ? bestLogWidth(kernel, start.best) : start.best[start.quantity];
  return { ...start, nodes: [{ value, deviance: 0, solution: start.best }] };
}

function bestLogWidth(kernel: KernelCalls, best: LogisticSolution): number {
  // ln(2 ln 9 / k)
  return ln(kernel, (2 * ln(kernel, 9)) / best.steepness);
}

/** The bounds between which a quantity is profiled. */
export function profileRange(
  kernel: KernelCalls,
  profile: Omit<Profile, "nodes">,
): readonly [number, number] {
  if (profile.quantity !== "logWidth") return profile.box[profile.quantity];
  const [low, high] = kernel.log(Float64Array.from(profile.box.width));
  return [low!, high!];
}

/** Adds nodes to many profiles with one batch of fits. Values that a profile has already are skipped. */
export function addNodes(
  kernel: KernelCalls,
  profiles: readonly Profile[],
  values: readonly (readonly number[])[],
): Profile[] {
  const wanted = profiles.flatMap((profile, index) => {
    const known = new Set(profile.nodes.map((node) => node.value));
    return [...new Set(values[index])]
      .filter((value) => !known.has(value))
      .map((value) => ({ profile, index, value }));
  });
  if (wanted.length === 0) return [...profiles];
  const solutions = solveLogistic(
    kernel,
    wanted.map(({ profile, value }) => ({ data: profile.data, box: boxAt(kernel, profile, value) })),
  );
  const added: ProfileNode[][] = profiles.map(() => []);
  for (const [i, { profile, index, value }] of wanted.entries()) {
    const solution = solutions[i]!;
    const loss = deviance(kernel, profile.data, profile.best.objective, solution.objective);
    added[index]!.push({ value, solution, deviance: Number.isNaN(loss) ? Number.POSITIVE_INFINITY : loss });
  }
  return profiles.map((profile, index) => ({
    ...profile,
    nodes: [...profile.nodes, ...added[index]!].toSorted((a, b) => a.value - b.value),
  }));
}

/** The box with the profiled quantity held fast. An asymptote is held without letting the curve change direction. */
function boxAt(kernel: KernelCalls, profile: Profile, value: number): LogisticBox {
  const { box, best } = profile;
  const rising = best.left <= best.right;
  switch (profile.quantity) {
    case "threshold":
      return { ...box, threshold: [value, value] };
    case "logWidth": {
      const width = kernel.exp(Float64Array.of(value))[0]!;
      return { ...box, width: [width, width] };
    }
    case "left":
      return { ...box, left: [value, value], right: beyond(box.right, value, rising) };
    default:
      return { ...box, right: [value, value], left: beyond(box.left, value, !rising) };
  }
}

/** The part of a range above (or below) a value, never empty. */
function beyond(range: readonly [number, number], value: number, above: boolean): readonly [number, number] {
  const inside = Math.min(Math.max(value, range[0]), range[1]);
  return above ? [inside, range[1]] : [range[0], inside];
}
