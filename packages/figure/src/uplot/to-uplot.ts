/**
 * A figure as uPlot options and data. Pure data and functions: the DOM is touched by uPlot alone, later.
 *
 * uPlot's aligned mode wants one ascending x without repeats, and our data have repeated scales. So lines and bands go
 * through aligned series on the union of their positions, and points with their error bars are painted by a hook from
 * the spec itself, exactly where they are.
 */
import type uPlot from "uplot";
import { ticksOf } from "../format/ticks.ts";
import { formatValue } from "../format/format-value.ts";
import type { FigureAxis, FigureSpec } from "../spec/figure-spec.ts";
import type { FigureTheme } from "../theme/theme.ts";
import { lightTheme } from "../theme/themes.ts";
import { alignMarks } from "./align-marks.ts";
import { paintPoints, paintRules } from "./paint.ts";

/** Size and looks of the canvas chart. */
export interface UplotFigureOptions {
  /** CSS pixels; default 640 × 400. */
  readonly width?: number;
  readonly height?: number;
  /** Colours as the canvas understands them (no `var(…)`); default {@link lightTheme}. */
  readonly theme?: FigureTheme;
}

/** What `new uPlot(options, data, target)` takes. */
export interface UplotFigure {
  readonly options: uPlot.Options;
  readonly data: uPlot.AlignedData;
}

/** Turns a figure into uPlot's options and data; call again on any change of theme. */
export function toUplot(spec: FigureSpec, options: UplotFigureOptions = {}): UplotFigure {
  const { width = 640, height = 400, theme = lightTheme } = options;
  const aligned = alignMarks(spec, theme);
  const x: uPlot.Series = { label: spec.x.label, value: (_, value) => written(value, spec.x) };
  return {
    data: aligned.data,
    options: {
      width,
      height,
      // The page draws title, legend and table; inside a canvas they would be lost to screen readers.
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
      scales: { x: scaleOf(spec.x), y: scaleOf(spec.y) },
      axes: [axisOf(spec.x, theme, "x"), axisOf(spec.y, theme, "y")],
      series: [x, ...aligned.series],
      bands: aligned.bands,
      padding: [12, 16, null, null],
      hooks: {
        drawAxes: [(plot) => paintRules(plot, spec, theme)],
        draw: [(plot) => paintPoints(plot, spec, theme)],
      },
    },
  };
}

const written = (value: number | null, axis: FigureAxis): string =>
  value === null ? "–" : formatValue(value, axis.format);

function scaleOf(axis: FigureAxis): uPlot.Scale {
  const [low, high] = axis.domain;
  const fixed: uPlot.Scale = { time: false, auto: false, range: () => [low, high] };
  if (axis.scale === "log10") return { ...fixed, distr: 3, log: 10 };
  if (axis.scale === "log1p") return { ...fixed, distr: 100, fwd: Math.log1p, bwd: Math.expm1 };
  return { ...fixed, distr: 1 };
}

function axisOf(axis: FigureAxis, theme: FigureTheme, side: "x" | "y"): uPlot.Axis {
  const font = `${theme.fontSize}px ${theme.fontFamily}`;
  const room = side === "x" ? 64 : 40;
  return {
    scale: side,
    label: axis.label,
    labelSize: theme.fontSize + 12,
    labelFont: font,
    font,
    stroke: theme.mutedText,
    size: side === "x" ? 34 : widthOfTicks(axis, theme),
    grid: { show: side === "y", stroke: theme.grid, width: 1 },
    ticks: { show: side === "x", stroke: theme.axis, width: 1, size: 5 },
    border: { show: side === "x", stroke: theme.axis, width: 1 },
    splits: (plot) => ticksOf(axis, extentOf(plot, side) / room).map((tick) => tick.value),
    // uPlot's own filter for log axes would drop every tick that is not a power of ten.
    filter: (_, splits) => splits,
    values: (plot, splits) => {
      const labels = new Map(
        ticksOf(axis, extentOf(plot, side) / room).map((tick) => [tick.value, tick.label]),
      );
      return splits.map((value) => labels.get(value) ?? "");
    },
  };
}

/** Length of an axis in CSS pixels; before the first layout, most of the chart's. */
function extentOf(plot: uPlot, side: "x" | "y"): number {
  const ratio = globalThis.devicePixelRatio || 1;
  const canvas = side === "x" ? plot.bbox.width : plot.bbox.height;
  const outer = (side === "x" ? plot.width : plot.height) * 0.85;
  return canvas > 0 ? canvas / ratio : outer;
}

function widthOfTicks(axis: FigureAxis, theme: FigureTheme): number {
  const longest = Math.max(3, ...ticksOf(axis, 6).map((tick) => tick.label.length));
  return Math.round(longest * theme.fontSize * 0.62) + 12;
}
