import type { Terminal } from "./terminal.ts";

/** A small picture of one series: x in transformed units, y a share of 1. */
export interface Plot {
  readonly title: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
  /** The curve's value at any x; null draws points only. */
  readonly curve: ((x: Float64Array) => Float64Array) | null;
  /** A vertical mark at the threshold. */
  readonly rule: number | null;
  /** Labels below the left and the right end. */
  readonly leftLabel: string;
  readonly rightLabel: string;
}

const ROWS = 8;
/** Columns of the smallest plot that can be read, and of the largest that gains by it. */
const NARROWEST_PLOT = 33;
const WIDEST_PLOT = 48;
const GAP = 3;
/** Braille cells are two dots wide and four high. */
const DOTS_X = 2;
const DOTS_Y = 4;
const BRAILLE = 0x2800;
/** Bit of the dot at (column, row) of a braille cell. */
const DOT_BITS: readonly (readonly number[])[] = [
  [0x01, 0x02, 0x04, 0x40],
  [0x08, 0x10, 0x20, 0x80],
];
/** "100 % ┤" */
const LABEL_WIDTH = 6;
/** Share of the x range left free at both sides, so that the first and last points do not touch the frame. */
const MARGIN = 0.04;

/** How many plots stand side by side in this width. */
export function plotsAcross(terminal: Terminal): number {
  return Math.max(1, Math.floor((terminal.width + GAP) / (NARROWEST_PLOT + GAP)));
}

/** Draws plots side by side, as many as the width holds. */
export function renderPlots(plots: readonly Plot[], terminal: Terminal): string {
  const across = Math.min(plots.length, plotsAcross(terminal));
  const width = Math.min(Math.floor((terminal.width - GAP * (across - 1)) / across), WIDEST_PLOT);
  const blocks: string[] = [];
  for (let first = 0; first < plots.length; first += across) {
    const row = plots.slice(first, first + across).map((plot) => drawPlot(plot, width, terminal));
    blocks.push(beside(row, GAP));
  }
  return blocks.join("\n\n");
}

/** One line of a plot: styled text and the columns it takes. */
interface Line {
  readonly text: string;
  readonly width: number;
}

function beside(blocks: readonly (readonly Line[])[], gap: number): string {
  const height = Math.max(...blocks.map((block) => block.length));
  const widths = blocks.map((block) => Math.max(...block.map((line) => line.width)));
  return Array.from({ length: height }, (_, row) =>
    blocks
      .map((block, index) => padded(block[row] ?? { text: "", width: 0 }, widths[index] ?? 0))
      .join(" ".repeat(gap))
      .trimEnd(),
  ).join("\n");
}

function padded(line: Line, width: number): string {
  return line.text + " ".repeat(Math.max(width - line.width, 0));
}

function drawPlot(plot: Plot, width: number, terminal: Terminal): Line[] {
  const columns = width - LABEL_WIDTH - 1;
  const xs = plot.points.map((point) => point.x);
  const range = paddedRange(xs);
  const canvas = new Canvas(columns, ROWS, terminal);
  if (plot.rule !== null) canvas.rule(position(plot.rule, range));
  if (plot.curve !== null) canvas.curve(plot.curve, range);
  for (const point of plot.points) canvas.point(position(point.x, range), point.y);
  const { colours, unicode } = terminal;
  const title =
    plot.title.length > width ? `${plot.title.slice(0, width - 1)}${unicode ? "…" : "~"}` : plot.title;
  const corner = unicode ? "└" : "+";
  const base = (unicode ? "─" : "-").repeat(columns);
  return [
    { text: colours.bold(title), width: title.length },
    ...canvas.lines().map((text, row) => ({
      text: `${colours.dim(axisLabel(row))}${colours.dim(unicode ? (axisLabel(row).trim() === "" ? "│" : "┤") : "|")}${text}`,
      width,
    })),
    { text: colours.dim(`${" ".repeat(LABEL_WIDTH)}${corner}${base}`), width },
    { text: colours.dim(scaleLine(plot, columns)), width },
  ];
}

function axisLabel(row: number): string {
  const label = row === 0 ? "100 %" : row === ROWS - 1 ? "0 %" : "";
  return `${label.padStart(LABEL_WIDTH - 1)} `;
}

function scaleLine(plot: Plot, columns: number): string {
  const room = columns - plot.leftLabel.length - plot.rightLabel.length;
  const between = room >= 1 ? " ".repeat(room) : " ";
  return `${" ".repeat(LABEL_WIDTH + 1)}${plot.leftLabel}${between}${plot.rightLabel}`;
}

/** Left end and extent of what is drawn. One single x gets a unit of room. */
function paddedRange(xs: readonly number[]): { low: number; extent: number } {
  const low = Math.min(...xs);
  const extent = Math.max(...xs) - low || 1;
  const start = extent === 1 && xs.every((x) => x === low) ? low - 0.5 : low;
  return { low: start - MARGIN * extent, extent: extent * (1 + 2 * MARGIN) };
}

function position(x: number, range: { low: number; extent: number }): number {
  return (x - range.low) / range.extent;
}

/** A field of braille dots under a layer of whole characters. */
class Canvas {
  #columns: number;
  #rows: number;
  #dots: Uint8Array;
  #marks: Map<number, "point" | "rule"> = new Map();
  #terminal: Terminal;

  constructor(columns: number, rows: number, terminal: Terminal) {
    this.#columns = columns;
    this.#rows = rows;
    this.#dots = new Uint8Array(columns * rows);
    this.#terminal = terminal;
  }

  /** A dotted vertical line at a share of the width. */
  rule(across: number): void {
    const column = this.#column(across);
    if (column === null) return;
    for (let row = 0; row < this.#rows; row++) this.#marks.set(row * this.#columns + column, "rule");
  }

  point(across: number, share: number): void {
    const column = this.#column(across);
    if (column === null || !Number.isFinite(share)) return;
    const row = Math.round((1 - Math.min(Math.max(share, 0), 1)) * (this.#rows - 1));
    this.#marks.set(row * this.#columns + column, "point");
  }

  curve(curve: (x: Float64Array) => Float64Array, range: { low: number; extent: number }): void {
    // Four samples a dot, so that the steepest curve stays one line.
    const samples = this.#columns * DOTS_X * 4;
    const shares = curve(
      Float64Array.from({ length: samples }, (_, i) => range.low + ((i + 0.5) / samples) * range.extent),
    );
    const height = this.#rows * DOTS_Y;
    let previous: number | null = null;
    for (let i = 0; i < samples; i++) {
      const share = shares[i] ?? Number.NaN;
      if (!Number.isFinite(share)) continue;
      const dotX = Math.floor((i / samples) * this.#columns * DOTS_X);
      // Scores 0 and 1 lie in the middle of the lowest and the highest row, as the points do.
      const dotY = Math.round((1 - share) * (height - DOTS_Y) + (DOTS_Y - 1) / 2);
      const from = previous ?? dotY;
      for (let y = Math.min(from, dotY); y <= Math.max(from, dotY); y++) this.#dot(dotX, y);
      previous = dotY;
    }
  }

  lines(): string[] {
    return Array.from({ length: this.#rows }, (_, row) =>
      Array.from({ length: this.#columns }, (__, column) =>
        this.#character(row * this.#columns + column),
      ).join(""),
    );
  }

  #character(cell: number): string {
    const { colours, unicode } = this.#terminal;
    const mark = this.#marks.get(cell);
    if (mark === "point") return colours.yellow(unicode ? "●" : "o");
    const dots = this.#dots[cell] ?? 0;
    if (dots !== 0) return colours.cyan(unicode ? String.fromCharCode(BRAILLE + dots) : ".");
    if (mark === "rule") return colours.dim(unicode ? "┊" : ":");
    return " ";
  }

  #dot(x: number, y: number): void {
    const column = Math.floor(x / DOTS_X);
    const row = Math.floor(y / DOTS_Y);
    if (column < 0 || column >= this.#columns || row < 0 || row >= this.#rows) return;
    const cell = row * this.#columns + column;
    this.#dots[cell] = (this.#dots[cell] ?? 0) | (DOT_BITS[x % DOTS_X]?.[y % DOTS_Y] ?? 0);
  }

  #column(across: number): number | null {
    const column = Math.floor(across * this.#columns);
    return column >= 0 && column < this.#columns ? column : null;
  }
}
