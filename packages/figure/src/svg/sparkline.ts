import { type Markup, markup } from "../markup/markup.ts";
import type { FigureSpec } from "../spec/figure-spec.ts";
import type { FigureTheme } from "../theme/theme.ts";
import { lightTheme } from "../theme/themes.ts";
import { drawMarks } from "./marks.ts";
import { plotScales } from "./plot-scales.ts";

/** How a sparkline is drawn. */
export interface SparklineOptions {
  /** Pixels; default 120 × 32. */
  readonly width?: number;
  readonly height?: number;
  /** Default {@link lightTheme}. */
  readonly theme?: FigureTheme;
}

/**
 * A word-sized drawing of a figure for a table cell: points, curve and threshold without axes or words. It is hidden
 * from screen readers, since the row's own cells say the same in numbers.
 */
export function sparkline(spec: FigureSpec, options: SparklineOptions = {}): string {
  return drawSparkline(spec, options).markup;
}

/** {@link sparkline} as markup, for the report. */
export function drawSparkline(spec: FigureSpec, options: SparklineOptions = {}): Markup {
  const { width = 120, height = 32, theme = lightTheme } = options;
  const frame = { left: 3, top: 3, width: width - 6, height: height - 6 };
  const quiet = { ...spec, marks: spec.marks.filter((mark) => mark.kind !== "band") };
  const marks = drawMarks({ spec: quiet, frame, scales: plotScales(spec, frame), theme, compact: true });
  const base = `M${frame.left},${frame.top + frame.height + 0.5}h${frame.width}`;
  return markup`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" aria-hidden="true" focusable="false"><path d="${base}" stroke="${theme.grid}"/>${marks}</svg>`;
}
