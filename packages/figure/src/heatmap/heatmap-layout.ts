// Where everything of a heatmap stands, for canvas and SVG alike: the two only differ in how they put down text and lines.
import { textWidth } from "../svg/text-width.ts";
import type { Frame } from "../svg/plot-scales.ts";
import type { FigureTheme } from "../theme/theme.ts";
import { axisTicks } from "./heatmap-axis.ts";
import { heatmapTicks } from "./heatmap-format.ts";
import type { HeatmapCell, HeatmapSpec } from "./heatmap-spec.ts";

/** A piece of text; `tone` names a colour of the theme. */
export interface LayoutText {
  readonly x: number;
  /** Of the base line. */
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly tone: "text" | "mutedText";
  readonly anchor: "start" | "middle" | "end";
  readonly weight: 400 | 600;
}

/** Where the parts of a heatmap stand, in pixels. */
export interface HeatmapLayout {
  readonly width: number;
  readonly height: number;
  /** The field of each panel. */
  readonly fields: readonly Frame[];
  /** The bar of colours. */
  readonly bar: Frame;
  /** A sample of the hatching for cells without a value; null where all have one. */
  readonly hatched: Frame | null;
  readonly texts: readonly LayoutText[];
  /** Tick marks as x1, y1, x2, y2, one after the other. */
  readonly ticks: readonly number[];
}

/** Room and looks. */
export interface HeatmapRoom {
  readonly width: number;
  readonly height: number;
  readonly theme: FigureTheme;
  /** Pixels kept free above, for a title. */
  readonly top?: number;
}

/** Pixels that a panel needs to be read, and those that keep two of them apart. */
const PANEL = { width: 190, gap: 14 };
const TICK = 4;

/** Lays a heatmap out in `room`. */
export function layOutHeatmap(heatmap: HeatmapSpec, room: HeatmapRoom): HeatmapLayout {
  const legend = layOutLegend(heatmap, room);
  const top = legend.height + (room.top ?? 0);
  const { columns, rows } = heatmapGrid(heatmap.panels.length, room.width);
  const [width, height] = [room.width / columns, (room.height - top) / rows];
  const parts = heatmap.panels.map((panel, index) => {
    const place = { left: (index % columns) * width, top: top + Math.floor(index / columns) * height };
    return layOutPanel(heatmap, panel.title, { ...place, width, height }, room.theme);
  });
  return {
    width: room.width,
    height: room.height,
    fields: parts.map((part) => part.field),
    bar: legend.bar,
    hatched: legend.hatched,
    texts: [...legend.texts, ...parts.flatMap((part) => part.texts)],
    ticks: [...legend.ticks, ...parts.flatMap((part) => part.ticks)],
  };
}

/** How many columns and rows of panels a width holds, the rows as full as they can all be. */
export function heatmapGrid(
  panels: number,
  width: number,
): { readonly columns: number; readonly rows: number } {
  const count = Math.max(1, panels);
  const most = count === 1 ? 1 : Math.max(1, Math.floor(width / PANEL.width));
  const rows = Math.ceil(count / most);
  return { columns: Math.ceil(count / rows), rows };
}

interface Part {
  readonly texts: readonly LayoutText[];
  readonly ticks: readonly number[];
}

function layOutLegend(
  { value, panels }: HeatmapSpec,
  { width, theme, top = 0 }: HeatmapRoom,
): Part & { readonly bar: Frame; readonly hatched: Frame | null; readonly height: number } {
  const size = theme.fontSize;
  const gaps = panels.some((panel) => hasGaps(panel.values));
  const sample = { width: size * 1.6, label: "no value" };
  const side = gaps ? sample.width + textWidth(sample.label, size) + 34 : 0;
  const bar = {
    left: 8,
    top: top + size + 12,
    width: Math.max(60, Math.min(360, width - 16 - side)),
    height: 12,
  };
  const most = Math.max(2, Math.floor(bar.width / 56));
  const [low, high] = value.domain;
  const ticks = heatmapTicks(value.domain, value.format, { most, ratio: false }).map((tick) => ({
    ...tick,
    x: bar.left + (high > low ? (tick.value - low) / (high - low) : 0.5) * bar.width,
  }));
  const bottom = bar.top + bar.height;
  const muted = { size, tone: "mutedText", weight: 400 } as const;
  const hatched = gaps
    ? { left: bar.left + bar.width + 20, top: bar.top, width: sample.width, height: bar.height }
    : null;
  return {
    bar,
    hatched,
    height: bottom - top + size + 20,
    texts: [
      { x: bar.left, y: top + size + 2, text: value.label, anchor: "start", size, tone: "text", weight: 600 },
      ...ticks.map(({ x, label }) => ({
        ...muted,
        x,
        y: bottom + size + 5,
        text: label,
        anchor: anchorAt(x, width),
      })),
      ...(hatched === null
        ? []
        : [
            {
              ...muted,
              x: hatched.left + hatched.width + 6,
              y: bottom - 2,
              text: sample.label,
              anchor: "start" as const,
            },
          ]),
    ],
    ticks: ticks.flatMap(({ x }) => [x, bottom, x, bottom + TICK]),
  };
}

function layOutPanel(
  heatmap: HeatmapSpec,
  title: string,
  room: Frame,
  theme: FigureTheme,
): Part & { readonly field: Frame } {
  const small = heatmap.panels.length > 1;
  const size = small ? theme.fontSize - 1 : theme.fontSize;
  const base = { size, tone: "mutedText", weight: 400 } as const;
  const titles = (title === "" ? 0 : size + 8) + size + 8;
  const height = Math.max(20, room.height - titles - 2 * size - 22);
  const rows = axisTicks(heatmap.y, height / (2.2 * size));
  const margin = Math.ceil(Math.max(16, ...rows.map((tick) => textWidth(tick.label, size)))) + TICK + 8;
  const field = {
    left: room.left + margin,
    top: room.top + titles,
    width: Math.max(20, room.width - margin - PANEL.gap),
    height,
  };
  const longest = Math.max(...axisTicks(heatmap.x, 6).map((tick) => textWidth(tick.label, size)), 20);
  const columns = axisTicks(heatmap.x, field.width / (longest + 18));
  const bottom = field.top + field.height;
  const xOf = (place: number): number => field.left + place * field.width;
  const yOf = (place: number): number => bottom - place * field.height;
  const texts: LayoutText[] = [
    { ...base, x: room.left + 8, y: field.top - 8, text: heatmap.y.label, anchor: "start" },
    { ...base, x: xOf(0.5), y: bottom + 2 * size + 14, text: heatmap.x.label, anchor: "middle" },
    ...rows.map(({ place, label }) => ({
      ...base,
      x: field.left - TICK - 4,
      y: yOf(place) + size * 0.35,
      text: label,
      anchor: "end" as const,
    })),
    ...columns.map(({ place, label }) => ({
      ...base,
      x: xOf(place),
      y: bottom + TICK + size + 2,
      text: label,
      anchor: "middle" as const,
    })),
  ];
  if (title !== "") {
    const place = { x: room.left + 8, y: room.top + size + 2, text: title, anchor: "start" } as const;
    texts.push({ ...place, size: theme.fontSize, tone: "text", weight: 600 });
  }
  const ticks = [
    ...rows.flatMap(({ place }) => [field.left - TICK, yOf(place), field.left, yOf(place)]),
    ...columns.flatMap(({ place }) => [xOf(place), bottom, xOf(place), bottom + TICK]),
  ];
  return { field, texts, ticks };
}

/** The label of a tick near an edge grows inwards. */
function anchorAt(x: number, width: number): LayoutText["anchor"] {
  if (x < 26) return "start";
  return x > width - 26 ? "end" : "middle";
}

function hasGaps(values: ArrayLike<number>): boolean {
  for (let i = 0; i < values.length; i++) if (Number.isNaN(values[i])) return true;
  return false;
}

/** The cell under a place of the drawing; null beside the fields. */
export function heatmapCellAt(
  heatmap: HeatmapSpec,
  layout: HeatmapLayout,
  place: { readonly x: number; readonly y: number },
): HeatmapCell | null {
  for (const [panel, { left, top, width, height }] of layout.fields.entries()) {
    const [across, up] = [(place.x - left) / width, 1 - (place.y - top) / height];
    if (!(across >= 0 && across < 1 && up >= 0 && up < 1)) continue;
    const ix = Math.floor(across * heatmap.x.values.length);
    return { panel, ix, iy: Math.floor(up * heatmap.y.values.length) };
  }
  return null;
}

/** The rectangle of a cell in the drawing; null where there is no such panel. */
export function heatmapCellFrame(
  heatmap: HeatmapSpec,
  layout: HeatmapLayout,
  cell: HeatmapCell,
): Frame | null {
  const field = layout.fields[cell.panel];
  if (field === undefined) return null;
  const width = field.width / heatmap.x.values.length;
  const height = field.height / heatmap.y.values.length;
  const top = field.top + field.height - (cell.iy + 1) * height;
  return { left: field.left + cell.ix * width, top, width, height };
}
