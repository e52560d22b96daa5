// Numbers of a fit in words: each with its interval, open sides said.
import { xToScale, type Axis, type Interval } from "@onset/core";
import { formatInterval, formatScale, formatValue } from "@onset/figure";

type Form = Parameters<typeof formatValue>[1];
type Sides = Pick<Interval, "low" | "high">;

/** `0.51 (0.46 to 0.57)`; the number alone where there is no interval, the interval alone where there is no number. */
export function withInterval(value: number | null, sides: Sides | null | undefined, form: Form): string {
  const told = value === null ? "" : formatValue(value, form);
  if (sides === null || sides === undefined) return told;
  // What the shape itself gives, as an exponential's width, was not measured.
  if (told !== "" && sides.low !== null && sides.low === sides.high) return told;
  const interval = formatInterval(sides, form);
  return told === "" ? interval : `${told} (${interval})`;
}

/** Sides along the axis as published scales. */
export function inScale(sides: Sides | null | undefined, axis: Axis): Sides | null {
  if (sides === null || sides === undefined) return null;
  return { low: scaleOf(sides.low, axis), high: scaleOf(sides.high, axis) };
}

/** One x as a published scale; a scale too large for a number is an open side. */
export function scaleOf(x: number | null, axis: Axis): number | null {
  const scale = x === null ? null : (xToScale(axis, [x])[0] ?? null);
  return scale !== null && Number.isFinite(scale) ? scale : null;
}

/** A scale as its axis writes it; a dash where there is none. */
export const scaleText = (scale: number | null, axis: Axis): string =>
  scale === null ? "–" : formatScale(scale, axis.kind);

/** `95 %`. */
export const percentOf = (confidence: number): string => `${Math.round(confidence * 1000) / 10}\u00a0%`;
