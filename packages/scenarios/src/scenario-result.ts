/** What a scenario shows for one choice of its parameters: the JSON of `onset scenario run NAME --format json`. */
export interface ScenarioResult {
  readonly scenario: string;
  readonly title: string;
  /** The value of every parameter, those set and those not. */
  readonly parameters: Readonly<Record<string, number>>;
  readonly tables: readonly ScenarioTable[];
  readonly figures: readonly ScenarioFigure[];
}

/** A table to print. */
export interface ScenarioTable {
  readonly id: string;
  readonly title: string;
  readonly columns: readonly ScenarioColumn[];
  /** One cell per column: a number (shares in 0–1) or a string. */
  readonly rows: readonly (readonly Cell[])[];
  /** What a reader must know to read the numbers rightly; empty when they speak for themselves. */
  readonly note: string;
}

/** A number in the unit of its column, or a word. */
export type Cell = number | string;

/** What a column holds, and how {@link formatCell} prints it. */
export interface ScenarioColumn {
  readonly name: string;
  /** `share`, `parameters`, `capacity`, or "" for words. */
  readonly unit: string;
  readonly display: Display;
}

/**
 * How a cell is printed: `percent` a share as whole percent, `number` the shortest decimal, `scale` a count of
 * parameters as 10M or 1.5B, `text` as it is.
 */
export type Display = "text" | "percent" | "number" | "scale";

/** A figure to draw: lines through points, one per series. */
export interface ScenarioFigure {
  readonly id: string;
  readonly title: string;
  readonly caption: string;
  readonly x: FigureAxis;
  readonly y: FigureAxis;
  readonly series: readonly FigureSeries[];
}

/** `x` and `y` have equal length; values are finite and in the units of the axes. */
export interface FigureSeries {
  readonly label: string;
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** `transform` says how the axis is to be spaced; values are always untransformed. */
export interface FigureAxis {
  readonly label: string;
  readonly unit: string;
  readonly display: Display;
  readonly transform: "identity" | "log10";
}
