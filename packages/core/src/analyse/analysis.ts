import type { FitResult } from "../fit/fit-result.ts";

/** The main job's result for one series: fits of constant, line and logistic, their comparison, and the answers. */
export interface SeriesAnalysis {
  readonly result: FitResult;
  readonly answers: { readonly where: Answer; readonly howSharp: Answer };
  /** Which shape the data prefer, by AICc. */
  readonly comparison: ShapeComparison;
}

/**
 * One of the five questions, answered. `value`, `low`, `high` in the unit that the sentence names. Status `ok` with a
 * `value` of null: anywhere between the two limits.
 */
export interface Answer {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly status: "ok" | "one-sided" | "not-identified";
  readonly sentence: string;
}

/** Akaike weights of constant, line and sigmoid, or why there are none. */
export interface ShapeComparison {
  readonly best: "constant" | "linear" | "logistic" | null;
  readonly weights: {
    readonly constant: number | null;
    readonly linear: number | null;
    readonly logistic: number | null;
  };
  readonly sentence: string;
}
