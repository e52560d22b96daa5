import { type Markup, markup } from "../markup/markup.ts";
import { type Frame, pixel } from "./plot-scales.ts";

/** How far marks may leave the plot: by a point on its edge, not more. */
const REACH = 7;

/** The clip path `ID-plot` around a plot's frame. */
export function plotClip(id: string, frame: Frame): Markup {
  const [x, y] = [pixel(frame.left - REACH), pixel(frame.top - REACH)];
  const [width, height] = [pixel(frame.width + 2 * REACH), pixel(frame.height + 2 * REACH)];
  return markup`<clipPath id="${id}-plot"><rect x="${x}" y="${y}" width="${width}" height="${height}"/></clipPath>`;
}
