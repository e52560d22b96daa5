import { type Axis, scaleToX, xToScale } from "@onset/core";
import type { CurveFigureInput } from "./curve-input.ts";

/** Room left and right of the data, as a share of their span. */
const MARGIN = 0.06;
/** A threshold farther than this share of the data's span outside them does not stretch the figure. */
const REACH = 0.6;

/**
 * Where a figure's x axis begins and ends, in published units: around the observed and simulated scales, stretched to
 * the threshold if that is near. One scale alone gets half a decade (or a tenth of itself) on each side.
 */
export function figureDomain(axis: Axis, input: CurveFigureInput): readonly [number, number] {
  const scales = [
    ...(input.series?.points.map((point) => point.scale) ?? []),
    ...Array.from(input.simulation?.scales ?? []),
  ];
  const x = [...scaleToX(axis, scales)].filter((value) => Number.isFinite(value));
  if (x.length === 0) return axis.transform === "log10" ? [1e6, 1e12] : [0, 1];
  let low = Math.min(...x);
  let high = Math.max(...x);
  const span = high - low;
  const threshold =
    input.fit?.thresholdScale == null
      ? Number.NaN
      : (scaleToX(axis, [input.fit.thresholdScale])[0] ?? Number.NaN);
  if (threshold >= low - REACH * span && threshold <= high + REACH * span) {
    low = Math.min(low, threshold);
    high = Math.max(high, threshold);
  }
  const margin = span > 0 ? MARGIN * (high - low) : loneMargin(axis, low);
  const [first = 0, last = 1] = xToScale(axis, [low - margin, high + margin]);
  return axis.transform === "log1p" ? [Math.max(0, first), last] : [first, last];
}

function loneMargin(axis: Axis, x: number): number {
  if (axis.transform !== "identity") return 0.5;
  return Math.max(Math.abs(x) * 0.1, 0.1);
}
