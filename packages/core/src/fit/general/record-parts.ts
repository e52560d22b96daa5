import type { KernelCalls } from "@onset/kernel";
import { scaleToX, xToScale } from "../../series/axis.ts";
import type { FitSettings } from "../../worker/slice-job.ts";
import type { CurveFit, Interval } from "../fit-result.ts";
import { naturalOf } from "../model/fit-model.ts";
import { fitFrame } from "../model/search-parameter.ts";
import type { Uncertainty } from "../uncertainty.ts";
import type { GeneralFit } from "./highest.ts";
import { curveScores } from "./curve-scores.ts";
import { knownSpread } from "./cuts.ts";
import { fittedOnset, isNear } from "./fitted-onset.ts";
import { freeCount } from "./free-count.ts";
import { steepestSlope } from "./named-intervals.ts";
import { gradientOf, placeOf, single } from "./quantities.ts";
import { dot, ownCovariance, pointDeviation } from "./rim.ts";
import { steepest } from "./slopes.ts";
import { vagueParameters } from "./vague-parameters.ts";

/** Threshold and width of a curve that has them; none that lies beyond what is searched. */
export function placedAt({ data, model, solution }: GeneralFit): {
  threshold: number | null;
  width: number | null;
} {
  const hump = model.parameters.some(({ name }) => name === "hump");
  if (model.levels === "none" || hump) return { threshold: null, width: null };
  const { threshold, width } = placeOf(model, solution.own);
  const { first, last, beyond } = fitFrame(data);
  // Of several skills the whole may lie farther out than any of them.
  const searched = threshold >= first - beyond && threshold <= last + beyond;
  return { threshold: searched ? threshold : null, width: finiteOrNull(width) };
}

function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/**
 * From the kernel's covariance, by the delta method; null for what is fixed, stands on a bound, or has an information that is
 * singular, or would be but for rounding: an error larger than all that was searched.
 */
export function standardErrors(fit: GeneralFit): Record<string, number | null> {
  const covariance = ownCovariance(fit);
  const degrees = fit.data.points - freeCount(fit);
  const spread = knownSpread(fit.data) ? 1 : degrees > 0 ? pointDeviation(fit, degrees) : Number.NaN;
  const vague = vagueParameters(fit, spread);
  const names = Object.keys(naturalOf(fit.model, fit.solution.own).parameters);
  return Object.fromEntries(
    names.map((name) => {
      if (covariance === null || vague.has(name)) return [name, null];
      const quantity = single(name, (own) => naturalOf(fit.model, own).parameters[name]!);
      const gradient = gradientOf(fit, quantity);
      const variance = dot(
        gradient,
        covariance.map((row) => dot(row, gradient)),
      );
      const error = spread * Math.sqrt(variance);
      return [name, error > 0 && Number.isFinite(error) && error <= largestError ? error : null];
    }),
  );
}

/** Of numbers whose box has no end: amplitudes are of the size of scores, lines of scores over decades. */
const largestError = 1e4;

/** The steepest place of the curve; none where it is a step. */
export function slopeOf(fit: GeneralFit, { slope }: Uncertainty): CurveFit["slope"] {
  if (fit.model.curve === "constant") return null;
  const { value, x } = steepest(fit, fit.solution.own);
  if (value === 0 || !(Math.abs(value) <= steepestSlope(fit.data))) return null;
  const interval = slope?.method === "profile" ? holding(slope, value) : slope;
  return { value, x, scale: xToScale(fit.data.series.axis, [x])[0]!, interval };
}

/** The slopes of a region are looked for on a coarser grid than the estimate, which belongs to it. */
function holding(interval: Interval, value: number): Interval {
  const { low, high } = interval;
  return {
    ...interval,
    low: low === null ? null : Math.min(low, value),
    high: high === null ? null : Math.max(high, value),
  };
}

/** Scores at the scales asked for: of a line or a law that has left 0 to 1 there, the end that it left by. */
export function scoresAt(
  kernel: KernelCalls,
  { model, data, solution }: GeneralFit,
  uncertainty: Uncertainty,
  { at }: FitSettings,
): CurveFit["scoresAt"] {
  const scores = curveScores(kernel, model, [solution.own], scaleToX(data.series.axis, at));
  return at.map((scale, i) => ({
    scale,
    score: toShare(scores[i]!),
    interval: ofShares(uncertainty.scoresAt[i]?.interval ?? null),
    prediction: ofShares(uncertainty.scoresAt[i]?.prediction ?? null),
  }));
}

function toShare(score: number): number {
  return Math.min(1, Math.max(0, score));
}

function ofShares(interval: Interval | null): Interval | null {
  if (interval === null) return null;
  const { low, high } = interval;
  return { ...interval, low: low === null ? null : toShare(low), high: high === null ? null : toShare(high) };
}

/** Scales at which the scores asked for are reached, where these are near enough to the data to be told. */
export function onsetsOf(
  fit: GeneralFit,
  uncertainty: Uncertainty,
  { onsetAt: asked }: FitSettings,
): CurveFit["onsets"] {
  const { data, solution } = fit;
  return asked.map((score, i) => {
    const x = fittedOnset(fit, solution.own, score);
    return {
      score,
      scale: isNear(fit, x) ? xToScale(data.series.axis, [x])[0]! : null,
      interval: uncertainty.onsets[i] ?? null,
    };
  });
}
