import type { CurveFit, Interval } from "../fit/fit-result.ts";
import { readable, readableSpan } from "../readable.ts";
import { xToScale } from "../series/axis.ts";
import type { Axis } from "../series/series.ts";
import type { Answer } from "./analysis.ts";
import { scaleInWords, widthInWords } from "./axis-words.ts";

const unknown = { value: null, low: null, high: null, status: "not-identified" } as const;

/** Where the capability switches on: the threshold as a scale as published. */
export function answerWhere(fit: CurveFit, axis: Axis): Answer {
  const interval = fit.intervals.threshold;
  if (fit.status === "not-identified" || fit.thresholdScale === null || interval === undefined) {
    return { ...unknown, sentence: cannotSay("Where it switches on", fit) };
  }
  const low = toScale(axis, interval.low);
  const high = toScale(axis, interval.high);
  const verb = fit.direction === "falling" ? "Switches off" : "Switches on";
  const percent = `${readable(interval.confidence * 100, 3)} %`;
  if (low !== null && high !== null) {
    const span = `${percent} interval ${readableSpan(low, high)}`;
    const sentence = `${verb} near ${scaleInWords(axis, fit.thresholdScale)} (${span}).`;
    return { value: fit.thresholdScale, low, high, status: "ok", sentence };
  }
  if (low === null && high === null) return { ...unknown, sentence: cannotSay("Where it switches on", fit) };
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

/** A threshold that stands on the bound of its search is no estimate; its one limit is what is known. */
function oneSided(fit: CurveFit): number | null {
  return fit.status === "at-bound" ? null : fit.thresholdScale;
}

/** How sharp the switch is: the 10–90 % width in units of x, decades on log10 axes. */
export function answerHowSharp(fit: CurveFit, axis: Axis): Answer {
  const interval = fit.intervals.width;
  if (fit.status === "not-identified" || fit.width === null || interval === undefined || open(interval)) {
    return { ...unknown, sentence: cannotSay("How sharp the switch is", fit) };
  }
  const { low, high } = interval;
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
  const sentence =
    low === null
      ? `${way} within ${widthInWords(axis, high!)} or less; the data do not show how much less (${percent} confidence).`
      : `${way} over at least ${widthInWords(axis, low)}; the data do not show how gradual it is (${percent} confidence).`;
  return {
    value: low === null || fit.status === "at-bound" ? null : fit.width,
    low,
    high,
    status: "one-sided",
    sentence,
  };
}

function open(interval: Interval): boolean {
  return interval.low === null && interval.high === null;
}

function toScale(axis: Axis, x: number | null): number | null {
  return x === null ? null : xToScale(axis, [x])[0]!;
}

function cannotSay(question: string, fit: CurveFit): string {
  const reason = fit.reasons[0];
  return `${question}, these data cannot say${reason === undefined ? "." : `: ${reason}`}`;
}
