import { stripVTControlCharacters } from "node:util";
import Table from "cli-table3";
import type { Terminal } from "./terminal.ts";

/** A column: its heading, and what happens to it when the terminal is narrow. */
export interface Column {
  readonly title: string;
  readonly align?: "left" | "right";
  /** Columns with the highest number go first where there is too little room; 0 (default) stays always. */
  readonly sheds?: number;
  /** Says again what other columns say: not missed where it is shed. */
  readonly implied?: boolean;
  /** The column (of several, the first that is shown) whose text may be cut short with an ellipsis when nothing more can go. */
  readonly elastic?: boolean;
}

/** A table as lines of text, and how many columns found no room. */
export interface RenderedTable {
  readonly text: string;
  readonly hidden: readonly string[];
}

/** No frame: headings in bold, two spaces between columns; the eye follows the alignment. */
const BARE = Object.fromEntries(
  ["top", "bottom", "left", "right", "mid"]
    .flatMap((side) =>
      side === "mid"
        ? ["mid", "mid-mid", "left-mid", "right-mid"]
        : [side, `${side}-mid`, `${side}-left`, `${side}-right`],
    )
    .map((name) => [name, ""]),
);
const GAP = 2;
const NARROWEST_ELASTIC = 6;
const NARROWEST_CUT = 3;

/** Sets rows under headings within the terminal's width. Cells hold text that is safe to print, styles included. */
export function renderTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  terminal: Terminal,
): RenderedTable {
  let shown = columns.map((_, index) => index);
  while (naturalWidth(columns, rows, shown) > terminal.width) {
    const next = firstToGo(columns, shown);
    if (next === null) break;
    shown = shown.filter((index) => index !== next);
  }
  return {
    text: draw(columns, rows, shown, terminal),
    hidden: columns
      .filter(({ implied }, index) => implied !== true && !shown.includes(index))
      .map((column) => column.title),
  };
}

function firstToGo(columns: readonly Column[], shown: readonly number[]): number | null {
  let next: number | null = null;
  for (const index of shown) {
    const sheds = columns[index]?.sheds ?? 0;
    if (sheds > 0 && sheds >= (columns[next ?? -1]?.sheds ?? 1)) next = index;
  }
  return next;
}

function draw(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  shown: readonly number[],
  terminal: Terminal,
): string {
  const { colours } = terminal;
  const widths = shown.map((index) => columnWidth(columns, rows, index));
  const excess = widths.reduce((sum, width) => sum + width + GAP, -GAP) - terminal.width;
  if (excess > 0) shrink(columns, shown, widths, excess);
  const table = new Table({
    chars: { ...BARE, middle: " ".repeat(GAP) },
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0, compact: true },
    colAligns: shown.map((index) => columns[index]?.align ?? "left"),
    colWidths: widths,
    truncate: terminal.unicode ? "…" : "~",
  });
  table.push(
    shown.map((index) => colours.bold(columns[index]?.title ?? "")),
    ...rows.map((row) => shown.map((index) => row[index] ?? "")),
  );
  return table
    .toString()
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n");
}

/** Takes the excess from the elastic column first, then from whichever is widest, cell by cell. */
function shrink(
  columns: readonly Column[],
  shown: readonly number[],
  widths: number[],
  excess: number,
): void {
  const elastic = shown.findIndex((index) => columns[index]?.elastic === true);
  let left = excess;
  if (elastic >= 0) {
    const wide = widths[elastic] ?? 0;
    const taken = Math.max(Math.min(left, wide - NARROWEST_ELASTIC), 0);
    widths[elastic] = wide - taken;
    left -= taken;
  }
  for (; left > 0 && Math.max(...widths) > NARROWEST_CUT; left--) {
    const widest = widths.indexOf(Math.max(...widths));
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
}

function naturalWidth(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  shown: readonly number[],
): number {
  let total = -GAP;
  for (const index of shown) {
    const width = columnWidth(columns, rows, index);
    total += GAP + (columns[index]?.elastic === true ? Math.min(width, ELASTIC_COMFORT) : width);
  }
  return total;
}

/** An elastic column is cut to this width before another column is given up for it. */
const ELASTIC_COMFORT = 18;

function columnWidth(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  index: number,
): number {
  let width = visibleWidth(columns[index]?.title ?? "");
  for (const row of rows) width = Math.max(width, visibleWidth(row[index] ?? ""));
  return Math.max(width, 1);
}

const segments = new Intl.Segmenter("en", { granularity: "grapheme" });
// East Asian wide and emoji take two columns.
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u;

/** Columns that a text takes on the terminal, styles not counted. */
export function visibleWidth(text: string): number {
  let width = 0;
  for (const { segment } of segments.segment(stripVTControlCharacters(text)))
    width += WIDE.test(segment) ? 2 : 1;
  return width;
}
