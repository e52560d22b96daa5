import type { CurveParameters } from "../curves/check-parameters.ts";
import type { CurveModel } from "../curves/curve-model.ts";
import type { Axis } from "../series/series.ts";

/** What to simulate: a curve of the registry, or an expression of one's own, at scales as published. */
export type Simulation = CurveSimulation | ExpressionSimulation;

/** Where the points lie, and who measures them. */
export interface SimulatedPoints {
  readonly scales: ArrayLike<number>;
  /** Parameters on a log10 axis unless said. */
  readonly axis?: Axis;
  /** Draws what a measurement with this many items would see, 1 to 1 000 000; left out: the curve alone. */
  readonly items?: number;
  /** Of the draws, 0 to 2^53 − 1; default 1. */
  readonly seed?: number;
}

/** One curve of the registry. */
export interface CurveSimulation extends CurveModel, SimulatedPoints {
  readonly parameters: CurveParameters;
}

/** An expression of `x` (transformed as the axis says), `scale` (as published) and parameters of any other name. */
export interface ExpressionSimulation extends SimulatedPoints {
  readonly expression: string;
  readonly parameters?: Readonly<Record<string, number>>;
}

/** Scores of one curve, one for each scale. */
export interface SimulationResult {
  readonly axis: Axis;
  readonly scales: Float64Array<ArrayBuffer>;
  readonly scores: Float64Array<ArrayBuffer>;
  /** What was measured, where items were given. */
  readonly measured: SimulatedMeasurement | null;
  readonly engine: "wasm" | "reference";
}

/** A simulated measurement: correct items and their share, one for each scale; NaN where the score is no share. */
export interface SimulatedMeasurement {
  readonly items: number;
  readonly seed: number;
  readonly correct: Float64Array<ArrayBuffer>;
  readonly scores: Float64Array<ArrayBuffer>;
}
