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
  return {
    x: axisScale(spec.x, frame.left, frame.left + frame.width),
    y: axisScale(spec.y, frame.top + frame.height, frame.top),
  };
}

/** Maps the axis' domain onto the pixels from `start` to `end`; a domain without extent onto their middle. */
function axisScale({ scale, domain }: FigureAxis, start: number, end: number): (value: number) => number {
  const along = TRANSFORMS[scale];
  const from = along(domain[0]);
  const extent = along(domain[1]) - from;
  return (value) => {
    const share = extent === 0 ? 0.5 : (along(value) - from) / extent;
    return start * (1 - share) + end * share;
  };
}

/** Values to positions along the axis, in any unit. */
const TRANSFORMS: Readonly<Record<FigureAxis["scale"], (value: number) => number>> = {
  linear: (value) => value,
  log10: Math.log,
  log1p: (value) => Math.sign(value) * Math.log1p(Math.abs(value)),
};

/** Pixels to a tenth, without trailing zeros: crisp enough, and a third of the bytes. */
export const pixel = (value: number): number => Math.round(value * 10) / 10;
