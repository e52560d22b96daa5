import { type ScaleContinuousNumeric, scaleLinear, scaleLog, scaleSymlog } from "d3-scale";
import type { FigureAxis, FigureSpec } from "../spec/figure-spec.ts";

/** A rectangle in pixels. */
export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** From published units to pixels, for both axes of one plot. */
export interface PlotScales {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}

/** The scales of a plot inside `frame`; y grows upwards. */
export function plotScales(spec: FigureSpec, frame: Frame): PlotScales {
  const x = axisScale(spec.x).range([frame.left, frame.left + frame.width]);
  const y = axisScale(spec.y).range([frame.top + frame.height, frame.top]);
  return { x: (value) => x(value), y: (value) => y(value) };
}

function axisScale(axis: FigureAxis): ScaleContinuousNumeric<number, number> {
  if (axis.scale === "log10") return scaleLog().domain(axis.domain);
  // Symlog with constant 1 is sign(v)·log1p(|v|).
  if (axis.scale === "log1p") return scaleSymlog().constant(1).domain(axis.domain);
  return scaleLinear().domain(axis.domain);
}

/** Pixels to a tenth, without trailing zeros: crisp enough, and a third of the bytes. */
export const pixel = (value: number): number => Math.round(value * 10) / 10;
