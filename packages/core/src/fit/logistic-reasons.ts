import type { KernelCalls } from "@onset/kernel";
import { logisticSpread } from "../curves/width.ts";
import { readable } from "../readable.ts";
import { bestConstant } from "./constant-fit.ts";
import { total } from "./fit-data.ts";
import type { FitData } from "./fit-data.ts";
import type { Interval } from "./fit-result.ts";
import type { LogisticIntervals } from "./logistic-intervals.ts";
import { deviance } from "./log-likelihood.ts";
import { flatNullCut } from "./flat-null.ts";
import { solutionScores, solveLogistic } from "./logistic-solution.ts";
import { freeParameters } from "./profile-fits.ts";
import type { BestLogistic } from "./profile-fits.ts";

// What a reader must know beside the numbers, in sentences that need no manual.

/** Relative distance that counts as standing on a bound. */
const touching = 1e-6;

/** Which bound of its search threshold or width stands on. Rates of exactly 0 are natural and not named. */
export function boundReasons({ box, solution }: BestLogistic): string[] {
  const [low, high] = box.threshold;
  const near = touching * (high - low);
  const width = logisticSpread() / solution.steepness;
  const reasons: string[] = [];
  if (solution.threshold <= low + near) {
    reasons.push(
      "The threshold stands on the lower bound of its search, well below the smallest scale: the rise began before the data do.",
    );
  }
  if (solution.threshold >= high - near) {
    reasons.push(
      "The threshold stands on the upper bound of its search, well above the largest scale: the data end before the middle of the rise.",
    );
  }
  if (width <= box.width[0] * (1 + touching)) {
    reasons.push(
      "The width stands on the lower bound of its search: everything happens between two neighbouring scales.",
    );
  }
  if (width >= box.width[1] * (1 - touching)) {
    reasons.push(
      "The width stands on the upper bound of its search: the scores change so evenly that the data do not show where a rise would begin or end.",
    );
  }
  return reasons;
}

/** Half-known asymptotes: an interval as wide as this leaves the height of the rise open. */
const hugeRate = 0.3;

/** A ceiling (or floor) that the data do not reach trades against threshold and width, and must not pass for either. */
export function ceilingNotes({ data, solution }: BestLogistic, intervals: LogisticIntervals): string[] {
  const { threshold, guessRate, lapseRate } = intervals;
  if (threshold === undefined) return [];
  const rising = solution.left <= solution.right;
  const [start, end] = rising ? [guessRate, lapseRate] : [lapseRate, guessRate];
  const [startLevel, endLevel] = rising ? ["floor", "ceiling"] : ["ceiling", "floor"];
  const notes: string[] = [];
  if (isHuge(end) && (threshold.high === null || threshold.high > data.x.at(-1)!)) {
    notes.push(
      `The scores have not reached their ${endLevel}: a far ${endLevel} with a late, gentle change fits about as well as a near one with an early, steep change. Threshold and width rest on the sigmoid's shape here, not on the data alone.`,
    );
  }
  if (isHuge(start) && (threshold.low === null || threshold.low < data.x[0]!)) {
    notes.push(
      `The data do not show the ${startLevel} from which the scores start. Threshold and width rest on the sigmoid's shape here, not on the data alone.`,
    );
  }
  return notes;
}

function isHuge(interval: Interval | undefined): boolean {
  if (interval === undefined) return false;
  return interval.low === null || interval.high === null || interval.high - interval.low > hugeRate;
}

/** A change that one size alone shows: the model there, and not the scale, may be the cause. */
export function loneSizeNotes(kernel: KernelCalls, fit: BestLogistic): string[] {
  const { data, solution } = fit;
  const { threshold, steepness } = solution;
  const x = Float64Array.from(new Set(data.x));
  const core = kernel.logistic(x, { threshold, steepness });
  if (core.filter((share) => share > 0.1).length <= 1 && flatWithout(kernel, fit, x.at(-1)!)) {
    return ["Only the largest scale shows the change: that model, and not its scale, may be the cause."];
  }
  if (core.filter((share) => share < 0.9).length <= 1 && flatWithout(kernel, fit, x[0]!)) {
    return [
      "Only the smallest scale differs from the others: that model, and not its scale, may be the cause.",
    ];
  }
  return [];
}

/** Whether the scores at the other sizes are no better described by any sigmoid than by a constant. */
function flatWithout(kernel: KernelCalls, { data, box }: BestLogistic, size: number): boolean {
  const kept = [...data.x.keys()].filter((i) => data.x[i] !== size);
  const pick = (values: Float64Array): Float64Array => Float64Array.from(kept, (i) => values[i]!);
  const others: FitData = {
    ...data,
    x: pick(data.x),
    scores: pick(data.scores),
    weights: pick(data.weights),
    points: kept.length,
  };
  const [sigmoid] = solveLogistic(kernel, [{ data: others, box }]);
  const gain = deviance(kernel, others, sigmoid!.objective, bestConstant(kernel, others).objective);
  return gain < flatNullCut(data.likelihood, kept.length);
}

/** Widths of which only one limit is known, and those that exceed what was observed. */
export function widthNotes({ data, solution }: BestLogistic, { width }: LogisticIntervals): string[] {
  const unit = data.series.axis.transform === "log10" ? "decades" : "units of x";
  const estimate = logisticSpread() / solution.steepness;
  const notes: string[] = [];
  if (width !== undefined && width.low === null && width.high !== null) {
    notes.push(`Of the width only an upper limit is known: ${readable(width.high)} ${unit}.`);
  }
  if (width !== undefined && width.low !== null && width.high === null) {
    notes.push(`Of the width only a lower limit is known: ${readable(width.low)} ${unit}.`);
  }
  if (estimate > data.range) {
    notes.push(
      `The fitted change is ${readable(estimate)} ${unit} wide and the data span ${readable(data.range)}: most of it lies outside what was observed.`,
    );
  }
  return notes;
}

/** Pearson χ² per degree of freedom from which binomial intervals are called too narrow; chance passes it once in 40 at 4. */
const muchScatter = 3;

/** Scores that scatter more about the curve than their items explain. */
export function scatterNotes(kernel: KernelCalls, { data, box, solution }: BestLogistic): string[] {
  const degrees = data.points - freeParameters(box);
  if (data.likelihood !== "binomial" || degrees < 2) return [];
  const fitted = solutionScores(kernel, solution, data.x);
  const squares = data.scores.map((score, i) => {
    const n = data.weights[i]!;
    // Half an item stands in for a curve at exactly 0 or 1.
    const variance = Math.max(fitted[i]! * (1 - fitted[i]!), 0.5 / n) / n;
    return ((score - fitted[i]!) * (score - fitted[i]!)) / variance;
  });
  const ratio = total(squares) / degrees;
  if (ratio <= muchScatter) return [];
  return [
    `The scores scatter about the curve with ${readable(ratio)} times the variance that ${readable(total(data.weights) / data.points, 3)} items a point explain: the intervals are too narrow, by a factor of about ${readable(Math.sqrt(ratio))}.`,
  ];
}

/** Intervals of a gaussian fit whose spread is known from next to nothing. */
export function fewResidualsNotes({ data, box }: BestLogistic): string[] {
  const degrees = data.points - freeParameters(box);
  if (data.likelihood !== "gaussian" || degrees > 1) return [];
  return [
    `The data are ${data.points} scores and the curve has ${freeParameters(box)} parameters: how far scores scatter is known from ${degrees === 1 ? "a single residual" : "nothing"}, and the intervals with it. Give the number of items, or more sizes.`,
  ];
}
