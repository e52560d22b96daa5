import { widthUnit } from "@onset/core";
import type { Axis, CurveFit, Interval } from "@onset/core";
import { formatInterval } from "../format/format-interval.ts";
import { formatNumber } from "../format/format-number.ts";
import { formatScaleWithUnit } from "../format/format-scale.ts";
import { thresholdLimit, toScale } from "./curve-marks.ts";

/** What a fit says, in sentences: threshold, width, status, and the fit's own reasons. */
export function fitNotes(fit: CurveFit, axis: Axis): readonly string[] {
  return [thresholdNote(fit, axis), widthNote(fit, axis), statusNote(fit), ...fit.reasons].filter(
    (note) => note !== null,
  );
}

function thresholdNote(fit: CurveFit, axis: Axis): string | null {
  if (fit.thresholdScale === null) return null;
  const interval = fit.intervals.threshold;
  const percent = `${Math.round((interval?.confidence ?? 0) * 1000) / 10}\u00a0%`;
  if (thresholdLimit(fit, axis) !== null) {
    const side = interval?.low === null ? "below" : "above";
    const limit = formatScaleWithUnit(thresholdLimit(fit, axis) ?? 0, axis.kind);
    return `Threshold ${side} ${limit} (${percent} confidence).`;
  }
  const scales = interval && {
    ...interval,
    low: toScale(axis, interval.low),
    high: toScale(axis, interval.high),
  };
  return `Threshold ${formatScaleWithUnit(fit.thresholdScale, axis.kind)}${inBrackets(scales, axis.kind)}.`;
}

function widthNote(fit: CurveFit, axis: Axis): string | null {
  if (fit.width === null) return null;
  // A step has no width to tell, and an exponential's is the shape's own: no interval of what was not fitted.
  if (fit.width === 0) return "All of the change is one step.";
  const { width } = fit.intervals;
  const given = width !== undefined && width.low !== null && width.low === width.high;
  return `Rise from 10\u00a0% to 90\u00a0% within ${formatNumber(fit.width)} ${widthUnit(axis)}${given ? "" : inBrackets(width, "number")}.`;
}

function inBrackets(interval: Interval | undefined, form: Axis["kind"] | "number"): string {
  if (interval === undefined) return "";
  return ` (${Math.round(interval.confidence * 1000) / 10}\u00a0% interval ${formatInterval(interval, form)})`;
}

const STATUS_NOTES = {
  ok: null,
  "not-identified": "The data do not identify the curve.",
  "at-bound": "The fit stopped at a bound.",
  "max-iterations": "The fit did not converge.",
} as const satisfies Record<CurveFit["status"], string | null>;

function statusNote(fit: CurveFit): string | null {
  return STATUS_NOTES[fit.status];
}
