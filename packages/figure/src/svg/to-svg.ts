import { type Markup, markup } from "../markup/markup.ts";
import type { FigureSpec } from "../spec/figure-spec.ts";
import type { FigureTheme } from "../theme/theme.ts";
import { lightTheme } from "../theme/themes.ts";
import { drawAxes } from "./axes.ts";
import { figureId } from "./figure-id.ts";
import { drawLegend } from "./legend.ts";
import { type Canvas, drawMarks } from "./marks.ts";
import { plotClip } from "./plot-clip.ts";
import { type Frame, pixel, plotScales } from "./plot-scales.ts";
import { fittingText, textWidth } from "./text-width.ts";
import { ticksOf } from "../format/ticks.ts";

/** How a figure is drawn as SVG. */
export interface SvgOptions {
  /** Pixels; default 640 × 400. The drawing keeps its aspect when a page scales it. */
  readonly width?: number;
  readonly height?: number;
  /** Default {@link lightTheme}. */
  readonly theme?: FigureTheme;
  /** Prefix of every id in the drawing; default: made from the figure's content. Give one where a page shows a figure twice. */
  readonly id?: string;
  /** Draw the title inside the picture (default), or leave it to the page. It is always there for screen readers. */
  readonly title?: "inside" | "none";
}

/**
 * Draws a figure as one standalone SVG document fragment: no script, no style sheet, no external reference, text escaped,
 * `role="img"` with title and description. The same spec and options give the same text.
 */
export function toSvg(spec: FigureSpec, options: SvgOptions = {}): string {
  const { width = 640, height = 400, theme = lightTheme, title = "inside" } = options;
  const id = options.id ?? figureId(spec);
  const heading = title === "inside" ? drawTitle(spec.title, theme, width) : { height: 6, drawing: null };
  const legend = drawLegend(spec, theme, { left: 12, top: heading.height, width: width - 24 });
  const frame = plotFrame(spec, theme, { width, height, top: heading.height + legend.height });
  const canvas: Canvas = { spec, frame, scales: plotScales(spec, frame), theme, compact: false };
  return markup`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="${id}-title ${id}-description" font-family="${theme.fontFamily}"><title id="${id}-title">${spec.title}</title><desc id="${id}-description">${spec.description}</desc>${plotClip(id, frame)}<rect width="${width}" height="${height}" fill="${theme.background}"/>${heading.drawing}${legend.drawing}${drawAxes(canvas)}${axisTitles(canvas, height)}<g clip-path="url(#${id}-plot)">${drawMarks(canvas)}</g></svg>`
    .markup;
}

function drawTitle(title: string, theme: FigureTheme, width: number): { height: number; drawing: Markup } {
  const size = Math.round(theme.fontSize * 1.25);
  const text = fittingText(title, size * 1.06, width - 24);
  return {
    height: size + 18,
    drawing: markup`<text x="12" y="${size + 6}" font-size="${size}" font-weight="600" fill="${theme.text}">${text}</text>`,
  };
}

/** The plot's rectangle: what is left after labels. The left margin follows the widest tick label. */
function plotFrame(
  spec: FigureSpec,
  theme: FigureTheme,
  room: { width: number; height: number; top: number },
): Frame {
  const widest = Math.max(...ticksOf(spec.y, 6).map((tick) => textWidth(tick.label, theme.fontSize)), 20);
  const left = Math.round(widest) + 22;
  const top = room.top + theme.fontSize + 18;
  return {
    left,
    top,
    width: room.width - left - 20,
    height: Math.max(20, room.height - top - 3.6 * theme.fontSize - 4),
  };
}

/** Both titles read horizontally: y above its axis, x centred below. */
function axisTitles({ spec, frame, theme }: Canvas, height: number): Markup {
  const middle = pixel(frame.left + frame.width / 2);
  return markup`<g font-size="${theme.fontSize}" fill="${theme.mutedText}"><text x="12" y="${pixel(frame.top - 12)}">${fittingText(spec.y.label, theme.fontSize, frame.left + frame.width - 12)}</text><text x="${middle}" y="${height - 8}" text-anchor="middle">${spec.x.label}</text></g>`;
}
