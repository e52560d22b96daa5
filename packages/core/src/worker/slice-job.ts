import type { CurveGrid, CurveReductions } from "@onset/kernel";
import type { CurveId } from "../curves/curve.ts";
import type { FitResult, FittableCurve, Likelihood } from "../fit/fit-result.ts";
import type { Series } from "../series/series.ts";

/**
 * One unit of work for one worker: a plain record that survives `structuredClone`, pure (the same job gives the
 * same bytes anywhere), and short (about 16 ms). A slice never depends on another.
 */
export type SliceJob = EvaluateJob | SweepCurvesJob | SweepScoresJob | FitJob;

/** Scores of one curve at transformed positions x. */
export interface EvaluateJob {
  readonly kind: "evaluate";
  readonly curve: CurveId;
  readonly parameters: Readonly<Record<string, number | readonly number[]>>;
  readonly x: Float64Array;
}

/** Reductions of the curves [begin, end) of a grid. */
export interface SweepCurvesJob {
  readonly kind: "sweep-curves";
  readonly grid: CurveGrid;
  readonly begin: number;
  readonly end: number;
}

/** Scores of the curves [begin, end) of a grid. */
export interface SweepScoresJob {
  readonly kind: "sweep-scores";
  readonly grid: CurveGrid;
  readonly begin: number;
  readonly end: number;
}

/** Fits of a handful of series; the series are validated already. */
export interface FitJob {
  readonly kind: "fit";
  readonly series: readonly Series[];
  readonly settings: FitSettings;
}

/** `FitOptions` without what belongs to the call (signal, engine), defaults filled in. */
export interface FitSettings {
  readonly curves: readonly FittableCurve[];
  readonly likelihood: "auto" | Likelihood;
  readonly guessRate: "free" | "chance" | number;
  readonly interval: "profile" | "none";
  readonly confidence: number;
}

/** What a slice gives back, by kind of job. */
export type SliceResult =
  | { readonly kind: "evaluate"; readonly scores: Float64Array<ArrayBuffer> }
  | ({ readonly kind: "sweep-curves" } & CurveReductions)
  | { readonly kind: "sweep-scores"; readonly scores: Float64Array<ArrayBuffer> }
  | { readonly kind: "fit"; readonly results: readonly FitResult[] };
