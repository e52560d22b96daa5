import { type Axis, scaleToX, xToScale } from "@onset/core";
import type { CurveFigureInput } from "./curve-input.ts";

/** Room left and right of the data, as a share of their span. */
const MARGIN = 0.06;
/** A threshold farther than this share of the data's span outside them does not stretch the figure. */
const REACH = 0.6;

/**
 * Where a figure's x axis begins and ends, in published units: around the observed scales with a margin, stretched to
 * the threshold if that is near, and over the whole of a simulated curve, which needs no margin. One observed scale
 * alone gets half a decade (or a tenth of itself) on each side.
 */
export function figureDomain(axis: Axis, input: CurveFigureInput): readonly [number, number] {
  const observed = positions(
    axis,
    (input.series?.points ?? []).map((point) => point.scale),
  );
  const simulated = positions(axis, input.simulation?.scales ?? []);
  const ends = [...aroundObserved(axis, observed, input), ...simulated];
  if (ends.length === 0) return axis.transform === "log10" ? [1e6, 1e12] : [0, 1];
  let low = Math.min(...ends);
  let high = Math.max(...ends);
  if (low === high) [low, high] = [low - loneMargin(axis, low), high + loneMargin(axis, high)];
  const [first = 0, last = 1] = xToScale(axis, [low, high]);
  return axis.transform === "log1p" ? [Math.max(0, first), last] : [first, last];
}

function positions(axis: Axis, scales: ArrayLike<number>): readonly number[] {
  return [...scaleToX(axis, scales)].filter((value) => Number.isFinite(value));
}

function aroundObserved(axis: Axis, x: readonly number[], { fit }: CurveFigureInput): readonly number[] {
  if (x.length === 0) return [];
  let low = Math.min(...x);
  let high = Math.max(...x);
  const span = high - low;
  const [threshold = Number.NaN] = fit?.thresholdScale == null ? [] : scaleToX(axis, [fit.thresholdScale]);
  if (threshold >= low - REACH * span && threshold <= high + REACH * span) {
    low = Math.min(low, threshold);
    high = Math.max(high, threshold);
  }
  const margin = span > 0 ? MARGIN * (high - low) : loneMargin(axis, low);
  return [low - margin, high + margin];
}

function loneMargin(axis: Axis, x: number): number {
  if (axis.transform !== "identity") return 0.5;
  return Math.max(Math.abs(x) * 0.1, 0.1);
}
