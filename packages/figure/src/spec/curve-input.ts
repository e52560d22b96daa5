import type { Axis, CurveFit, Series } from "@onset/core";

/** Scores of a simulated curve at published scales, ascending; the arrays have equal length. */
export interface SimulatedCurve {
  readonly label: string;
  readonly scales: ArrayLike<number>;
  readonly scores: ArrayLike<number>;
}

/** What a curve figure shows; everything is optional, and an empty figure is a figure too. */
export interface CurveFigureInput {
  readonly series?: Series;
  /** The curve fitted to `series`. */
  readonly fit?: CurveFit;
  /** A second curve to hold against it, the straight line for instance. */
  readonly alternative?: CurveFit;
  readonly simulation?: SimulatedCurve;
  /** Default: the series' task and setting. */
  readonly title?: string;
  /** Needed only without a series; default parameters. */
  readonly axis?: Axis;
  /** Confidence of the points' error bars, a fraction; default 0.95. */
  readonly confidence?: number;
  /** Which band of the fit: of the curve place by place (default), of the whole curve at once, or of a new measurement. */
  readonly band?: "confidence" | "simultaneous" | "prediction";
}
