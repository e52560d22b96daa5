import { type Markup, markup } from "../markup/markup.ts";
import type { FigureSpec } from "../spec/figure-spec.ts";
import type { FigureTheme } from "../theme/theme.ts";
import { lightTheme } from "../theme/themes.ts";
import { drawAxes } from "./axes.ts";
import { drawMarks } from "./marks.ts";
import { plotClip } from "./plot-clip.ts";
import { type Frame, plotScales } from "./plot-scales.ts";
import { fittingText } from "./text-width.ts";

/** How a grid of small figures is drawn. */
export interface SmallMultiplesOptions {
  readonly title: string;
  /** Panels in a row; default as many as 200 pixels each allow. */
  readonly columns?: number;
  /** Pixels of the whole picture; default 880. */
  readonly width?: number;
  /** Pixels of one panel; default 170. */
  readonly panelHeight?: number;
  /** Default {@link lightTheme}. */
  readonly theme?: FigureTheme;
  /** Prefix of every id in the drawing. */
  readonly id: string;
}

/** Many figures side by side in one SVG, each with its title and axes; the description names them all. */
export function smallMultiples(specs: readonly FigureSpec[], options: SmallMultiplesOptions): string {
  const { width = 880, panelHeight = 170, theme = lightTheme, id, title } = options;
  const columns = Math.max(1, Math.min(specs.length, options.columns ?? Math.floor(width / 200)));
  const panelWidth = width / columns;
  const height = Math.max(1, Math.ceil(specs.length / columns)) * panelHeight;
  const panels = specs.map((spec, index) => {
    const place = { left: (index % columns) * panelWidth, top: Math.floor(index / columns) * panelHeight };
    const room = { ...place, width: panelWidth, height: panelHeight };
    return drawPanel(spec, { theme, room, id: `${id}-${index + 1}` });
  });
  const words = specs.map((spec) => `${spec.title}: ${spec.description}`).join(" ");
  return markup`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="${id}-title ${id}-description" font-family="${theme.fontFamily}"><title id="${id}-title">${title}</title><desc id="${id}-description">${words}</desc><rect width="${width}" height="${height}" fill="${theme.background}"/>${panels}</svg>`
    .markup;
}

interface Panel {
  readonly theme: FigureTheme;
  readonly room: Frame;
  readonly id: string;
}

function drawPanel(spec: FigureSpec, { theme, room, id }: Panel): Markup {
  const frame = {
    left: room.left + 46,
    top: room.top + 28,
    width: room.width - 62,
    height: room.height - 58,
  };
  const canvas = { spec, frame, scales: plotScales(spec, frame), theme, compact: true };
  const title = fittingText(spec.title, theme.fontSize * 1.06, room.width - 16);
  return markup`<g><text x="${room.left + 8}" y="${room.top + 16}" font-size="${theme.fontSize}" font-weight="600" fill="${theme.text}">${title}</text>${drawAxes(canvas)}${plotClip(id, frame)}<g clip-path="url(#${id}-plot)">${drawMarks(canvas)}</g></g>`;
}
