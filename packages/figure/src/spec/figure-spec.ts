/**
 * A figure as data: what is drawn, in the words and units of the result, before any decision about pixels or colours.
 * The same record feeds the canvas chart, the SVG, the table and the sentence a screen reader hears, so that none of
 * them can say something that the others do not. Plain records throughout: a spec survives `structuredClone` and JSON.
 */
import type { AxisKind } from "@onset/core";

/** What a mark stands for. A theme gives each role a colour and, never by colour alone, a dash or a shape. */
export type FigureRole = "data" | "fit" | "alternative" | "simulation" | "chance" | "threshold";

/** How the numbers of an axis are written: as scales of one kind, as shares of one (percent), or plainly. */
export type FigureFormat = AxisKind | "share" | "count" | "number";

/** One axis of a figure. */
export interface FigureAxis {
  readonly label: string;
  readonly scale: "log10" | "log1p" | "linear";
  /** Ascending and of positive length, in published units (not logarithms). */
  readonly domain: readonly [low: number, high: number];
  readonly format: FigureFormat;
}

/** One observed point with its error bar; `low` and `high` are null where the source tells no uncertainty. */
export interface FigurePoint {
  readonly x: number;
  readonly y: number;
  readonly low: number | null;
  readonly high: number | null;
  /** What a reader calls this point, a model's name for instance; null if it has none. */
  readonly label: string | null;
}

/** Points with error bars, ascending in x. Repeated x are drawn where they are, never moved aside. */
export interface PointsMark {
  readonly kind: "points";
  readonly role: FigureRole;
  readonly label: string;
  readonly points: readonly FigurePoint[];
}

/** A line through (x, y); x ascending, arrays of equal length. */
export interface LineMark {
  readonly kind: "line";
  readonly role: FigureRole;
  readonly label: string;
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** The area between `low` and `high`; x ascending, arrays of equal length. */
export interface BandMark {
  readonly kind: "band";
  readonly role: FigureRole;
  readonly label: string;
  readonly x: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** A vertical rule at one x with its interval; an open side is null and is drawn up to the edge of the plot. */
export interface RuleMark {
  readonly kind: "rule";
  readonly role: FigureRole;
  readonly label: string;
  readonly x: number;
  /** Null where there is no interval at all. */
  readonly interval: { readonly low: number | null; readonly high: number | null } | null;
}

/** Everything a figure can hold, drawn in the order bands, rules, lines, points. */
export type FigureMark = PointsMark | LineMark | BandMark | RuleMark;

/** A cell: text, a number in the unit of its column, or null for "not known". */
export type FigureCell = string | number | null;

/** A column of the figure's table; `format` says how its numbers are written, `text` is for words. */
export interface FigureColumn {
  readonly name: string;
  readonly format: FigureFormat | "text";
}

/** The figure's numbers as a table: what a reader gets who cannot see the chart, or wants the values. */
export interface FigureTable {
  readonly caption: string;
  readonly columns: readonly FigureColumn[];
  readonly rows: readonly (readonly FigureCell[])[];
}

/** A whole figure. */
export interface FigureSpec {
  readonly title: string;
  /** One generated paragraph that says what is to be seen; see {@link describeFigure}. */
  readonly description: string;
  readonly x: FigureAxis;
  readonly y: FigureAxis;
  readonly marks: readonly FigureMark[];
  /** What the fit says, in full sentences (threshold, width, status): part of the description. */
  readonly notes: readonly string[];
  readonly table: FigureTable;
}
