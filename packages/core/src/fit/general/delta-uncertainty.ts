import type { KernelCalls } from "@onset/kernel";
import { chiSquareCut } from "../../distributions/chi-square.ts";
import { fisherCut } from "../../distributions/fisher.ts";
import { scaleToX } from "../../series/axis.ts";
import type { FitSettings } from "../../worker/slice-job.ts";
import { ln } from "../fit-data.ts";
import { exp } from "../model/search-parameter.ts";
import { noUncertainty } from "../uncertainty.ts";
import type { Uncertainty } from "../uncertainty.ts";
import { bandOf, bandPositions, quantileOf, scoreIntervals, widened } from "./bands.ts";
import type { Rows } from "./bands.ts";
import type { GeneralFit } from "./highest.ts";
import { curveScores, scoreGradients } from "./curve-scores.ts";
import { knownSpread } from "./cuts.ts";
import { freeCount, freePlaces } from "./free-count.ts";
import { namedIntervals } from "./named-intervals.ts";
import type { Ends } from "./named-intervals.ts";
import { hiddenParameters } from "./profile-uncertainty.ts";
import { derivedQuantities, gradientOf } from "./quantities.ts";
import type { Quantity } from "./quantities.ts";
import { dot, ownCovariance, pointDeviation } from "./rim.ts";
import { slopeAt, steepest } from "./slopes.ts";
import { vagueParameters } from "./vague-parameters.ts";

/**
 * Intervals from the curvature at the best fit: estimate ± z (or Student's t) standard errors, in the search's own numbers
 * (widths by their logarithm) and for derived quantities by their gradient. Quick, symmetric, and wrong where the
 * likelihood is crooked: near bounds, and where the transition lies between two sizes. Sides that leave the box are open.
 */
export function deltaUncertainty(kernel: KernelCalls, fit: GeneralFit, settings: FitSettings): Uncertainty {
  const covariance = ownCovariance(fit);
  const degrees = fit.data.points - freeCount(fit);
  const spread =
    degrees > 0 || knownSpread(fit.data) ? pointDeviation(fit, Math.max(1, degrees)) : Number.NaN;
  if (covariance === null || !Number.isFinite(spread)) return noUncertainty;
  const cut = quantileOf(fit, settings.confidence);
  const errorOf = (gradient: readonly number[]): number =>
    spread *
    Math.sqrt(
      Math.max(
        0,
        dot(
          gradient,
          covariance.map((row) => dot(row, gradient)),
        ),
      ),
    );
  // Where the curvature says nothing there is no interval: an open one would say that every value fits.
  const around = (value: number, error: number): Ends | null =>
    error > 0 && Number.isFinite(error) ? [value - cut * error, value + cut * error] : null;
  const own = new Map<number, Ends>();
  for (const index of freePlaces(fit.box)) {
    const ends = around(fit.solution.own[index]!, spread * Math.sqrt(covariance[index]![index]!));
    if (ends !== null) own.set(index, within(fit.box[index]!, ends));
  }
  const vague = vagueParameters(fit, spread);
  const derived = new Map<string, Ends>();
  for (const asked of [...hiddenParameters(fit), ...derivedQuantities(fit, settings)]) {
    const { name } = asked;
    const quantity = name === "slope" ? steadySlope(fit) : asked;
    const value = quantity.of([fit.solution.own])[0]!;
    const error = vague.has(name) ? Number.NaN : errorOf(gradientOf(fit, quantity));
    const ends = isPositive(name) ? aroundLogarithm(kernel, value, cut * error) : around(value, error);
    if (ends !== null) derived.set(name, ends);
  }
  const rowsAt = (x: Float64Array, factor: number): Rows => {
    const center = curveScores(kernel, fit.model, [fit.solution.own], x);
    const errors = scoreGradients(kernel, fit.model, fit.solution.own, x).map(errorOf);
    return {
      center,
      low: center.map((score, i) => clip(score - factor * errors[i]!)),
      high: center.map((score, i) => clip(score + factor * errors[i]!)),
    };
  };
  const x = bandPositions(fit.data);
  const rows = rowsAt(x, cut);
  const rowsAsked = rowsAt(scaleToX(fit.data.series.axis, settings.at), cut);
  const as = { confidence: settings.confidence, method: "delta" } as const;
  return {
    ...namedIntervals(fit, { own, derived }, settings),
    scoresAt: scoreIntervals(rowsAsked, widened(fit, rowsAsked, settings.confidence), settings),
    band: bandOf(x, rows, as),
    simultaneousBand: bandOf(x, rowsAt(x, togetherCut(fit, settings.confidence)), as),
    predictionBand: bandOf(x, widened(fit, rows, settings.confidence), as),
  };
}

/** The slope where it is greatest: there it changes with the parameters alone, and not with the place, which is of second order. */
function steadySlope(fit: GeneralFit): Quantity {
  const { x } = steepest(fit, fit.solution.own);
  return { name: "slope", of: (own) => slopeAt(fit, own, x) };
}

/** Scheffé's factor for all of a curve's free parameters at once. */
function togetherCut(fit: GeneralFit, confidence: number): number {
  const { data } = fit;
  const free = freeCount(fit);
  if (knownSpread(data)) return Math.sqrt(chiSquareCut(confidence, free));
  return Math.sqrt(free * fisherCut(confidence, free, data.points - free));
}

/** Widths, steepnesses and sizes of humps are positive: ends are found on their logarithm, as the search does. */
function isPositive(name: string): boolean {
  return name === "width" || name === "steepness" || name === "hump";
}

/** Ends at value · e^(± reach / value). */
function aroundLogarithm(kernel: KernelCalls, value: number, reach: number): Ends | null {
  const share = reach / value;
  if (!(share > 0 && share <= farthestLogarithm)) return null;
  const center = ln(kernel, value);
  return [exp(center - share), exp(center + share)];
}

function within([least, most]: readonly [number, number], [low, high]: Ends): Ends {
  return [low !== null && low > least ? low : null, high !== null && high < most ? high : null];
}

/** ln 1000: of a positive quantity that may be a thousand times as large nothing is known. */
const farthestLogarithm = 6.9;

function clip(value: number): number {
  return Math.min(1, Math.max(0, value));
}
