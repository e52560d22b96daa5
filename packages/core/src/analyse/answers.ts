import type { CurveFit } from "../fit/fit-result.ts";
import { readable, readableSpan } from "../readable.ts";
import { scaleToX, xToScale } from "../series/axis.ts";
import type { Axis, Series } from "../series/series.ts";
import type { Answer } from "./analysis.ts";
import { amountInWords, scaleInWords, spanInWords, widthInWords } from "./axis-words.ts";

const place = "Where it switches on";
const sharpness = "How sharp the switch is";
const unknown = { value: null, low: null, high: null, status: "not-identified" } as const;

/** Where the capability switches on: the threshold as a scale as published. */
export function answerWhere(fit: CurveFit, series: Series): Answer {
  const { axis } = series;
  const interval = fit.intervals.threshold;
  if (fit.status === "not-identified" || fit.thresholdScale === null || interval === undefined) {
    return { ...unknown, sentence: cannotSay(place, fit) };
  }
  const low = toScale(axis, interval.low);
  const high = toScale(axis, interval.high);
  const verb = fit.direction === "falling" ? "Switches off" : "Switches on";
  const percent = `${readable(interval.confidence * 100, 3)} %`;
  const unfinished = beyondTheData(fit, series, { low, high, verb, percent });
  if (unfinished !== null) return unfinished;
  if (low !== null && high !== null) {
    // Where a sudden step fits too, it fits anywhere between two sizes, and the best one of them means little.
    const anywhere = fit.intervals.width?.low === null;
    const sentence = anywhere
      ? `${verb} between ${amountInWords(axis, low)} and ${scaleInWords(axis, high)} (${percent} interval); the data do not say where between.`
      : `${verb} near ${scaleInWords(axis, fit.thresholdScale)} (${percent} interval ${spanInWords(axis, low, high)}).`;
    return { value: anywhere ? null : fit.thresholdScale, low, high, status: "ok", sentence };
  }
  if (low === null && high === null) return { ...unknown, sentence: cannotSay(place, fit) };
  const limit =
    low === null
      ? `${verb} below ${scaleInWords(axis, high!)}; the data begin too late to say where`
      : `${verb} above ${scaleInWords(axis, low)}; the data end too early to say where`;
  return {
    value: oneSided(fit),
    low,
    high,
    status: "one-sided",
    sentence: `${limit} (${percent} confidence).`,
  };
}

interface Limits {
  readonly low: number | null;
  readonly high: number | null;
  readonly verb: string;
  readonly percent: string;
}

/**
 * A limit outside the observed scales is extrapolated: half of the change may not have been seen, and how far off it
 * is rests on the curve's shape alone. The other limit is what the data give.
 */
function beyondTheData(
  fit: CurveFit,
  { axis, points }: Series,
  { low, high, verb, percent }: Limits,
): Answer | null {
  // A limit may stand on an outer size itself, but for the rounding of its way through x.
  const rounding = 1e-9;
  const [first, last] = [points[0]!.scale * (1 - rounding), points.at(-1)!.scale * (1 + rounding)];
  if (low === null || high === null) return null;
  if (high > last && low > first) {
    const sentence = `${verb} above ${scaleInWords(axis, low)}; the middle of the change may lie beyond the largest scale, ${scaleInWords(axis, points.at(-1)!.scale)} (${percent} confidence).`;
    return { value: oneSided(fit), low, high: null, status: "one-sided", sentence };
  }
  if (low < first && high < last) {
    const sentence = `${verb} below ${scaleInWords(axis, high)}; the middle of the change may lie before the smallest scale, ${scaleInWords(axis, points[0]!.scale)} (${percent} confidence).`;
    return { value: oneSided(fit), low: null, high, status: "one-sided", sentence };
  }
  return null;
}

/** A threshold that stands on the bound of its search is no estimate; its one limit is what is known. */
function oneSided(fit: CurveFit): number | null {
  return fit.status === "at-bound" ? null : fit.thresholdScale;
}

/** How sharp the switch is: the 10–90 % width in units of x, decades on log10 axes. */
export function answerHowSharp(fit: CurveFit, series: Series): Answer {
  const interval = fit.intervals.width;
  const { axis } = series;
  if (fit.status === "not-identified" || fit.width === null || interval === undefined) {
    return { ...unknown, sentence: cannotSay(sharpness, fit) };
  }
  const { low, high } = interval;
  if (low === null && (high === null || high >= observedRange(series))) {
    const widest = high === null ? "a very gradual change" : `a change over ${widthInWords(axis, high)}`;
    const sentence = `${sharpness}, these data cannot say: a sudden step and ${widest} fit about as well.`;
    return { ...unknown, sentence };
  }
  const percent = `${readable(interval.confidence * 100, 3)} %`;
  const way =
    fit.direction === "falling"
      ? "Falls through the middle 80 % of its way"
      : "Makes the middle 80 % of its rise";
  if (low !== null && high !== null) {
    const span = `${percent} interval ${readableSpan(low, high)}`;
    const sentence = `${way} within ${widthInWords(axis, fit.width)} (${span}).`;
    return { value: fit.width, low, high, status: "ok", sentence };
  }
  if (low === null) {
    const sentence = `${way} within ${widthInWords(axis, high!)} or less; the data do not show how much less (${percent} confidence).`;
    return { value: null, low, high, status: "one-sided", sentence };
  }
  const sentence = `${way} over at least ${widthInWords(axis, low)}; the data do not show how much more (${percent} confidence).`;
  return { value: fit.status === "at-bound" ? null : fit.width, low, high, status: "one-sided", sentence };
}

function observedRange(series: Series): number {
  const [first, last] = scaleToX(series.axis, [series.points[0]!.scale, series.points.at(-1)!.scale]);
  return last! - first!;
}

function toScale(axis: Axis, x: number | null): number | null {
  return x === null ? null : xToScale(axis, [x])[0]!;
}

function cannotSay(question: string, fit: CurveFit): string {
  const reason = fit.reasons[0];
  return `${question}, these data cannot say${reason === undefined ? "." : `: ${reason}`}`;
}
