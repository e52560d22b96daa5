import { formatInterval } from "../format/format-interval.ts";
import { formatValue } from "../format/format-value.ts";
import type { FigureMark, FigureSpec, LineMark, PointsMark, RuleMark } from "./figure-spec.ts";
import { valueWithUnit } from "./point-text.ts";

/** What a description is made from. */
export type Describable = Pick<FigureSpec, "x" | "y" | "marks" | "notes">;

/**
 * What a screen reader hears in place of the picture: how many points over which range, where the lines run, and the
 * figure's notes (threshold with interval, width, status). Generated, so it cannot disagree with the drawing.
 */
export function describeFigure(figure: Describable): string {
  if (figure.marks.length === 0) return ["Nothing to show yet.", ...figure.notes].join(" ");
  const told = new Set(figure.notes.map((note) => note.split(" ", 1)[0]?.toLowerCase()));
  const sentences = figure.marks
    .toReversed()
    .map((mark) => describeMark(mark, figure, told))
    .filter((sentence) => sentence !== null);
  return [...sentences, ...figure.notes].join(" ");
}

function describeMark(
  mark: FigureMark,
  figure: Describable,
  told: ReadonlySet<string | undefined>,
): string | null {
  if (mark.kind === "points") return describePoints(mark, figure);
  if (mark.kind === "line") return describeLine(mark, figure);
  // A note says the threshold with its interval already; bands are said by the interval too.
  if (mark.kind === "rule" && !told.has(mark.role)) return describeRule(mark, figure);
  return null;
}

function describePoints(mark: PointsMark, { x, y }: Describable): string {
  const first = mark.points[0];
  const last = mark.points.at(-1);
  if (first === undefined || last === undefined) return `No points (${mark.label}).`;
  if (mark.points.length === 1) {
    return `One point at ${valueWithUnit(first.x, x.format)}: ${formatValue(first.y, y.format)}.`;
  }
  const values = mark.points.map((point) => point.y);
  const low = Math.min(...values);
  const high = Math.max(...values);
  const range =
    low === high
      ? `all at ${formatValue(low, y.format)}`
      : `between ${formatValue(low, y.format)} and ${formatValue(high, y.format)}`;
  const from = formatValue(first.x, x.format);
  return `${mark.points.length} points from ${from} to ${valueWithUnit(last.x, x.format)}, ${range}.`;
}

function describeLine(mark: LineMark, { y }: Describable): string | null {
  const first = mark.y[0];
  const last = mark.y.at(-1);
  if (first === undefined || last === undefined) return null;
  const name = `${mark.label.charAt(0).toUpperCase()}${mark.label.slice(1)}`;
  const [from, to] = [formatValue(first, y.format), formatValue(last, y.format)];
  if (from === to) return `${name}: ${from} throughout.`;
  return `${name}: ${last > first ? "rises" : "falls"} from ${from} to ${to}.`;
}

function describeRule(mark: RuleMark, { x }: Describable): string {
  const interval = mark.interval === null ? "" : ` (${formatInterval(mark.interval, x.format)})`;
  return `${mark.label}: ${valueWithUnit(mark.x, x.format)}${interval}.`;
}
