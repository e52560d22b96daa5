import type { Observer } from "@onset/kernel";
import type { RowPlace } from "../model/sweep-model.ts";

/** One of up to four passes over the curves of a sweep: all observables that are taken over the same places. */
export interface SweepRunPlan {
  /** `scores` keeps every score of its places, `observe` what observers see, `study` what they see of simulated items. */
  readonly output: "scores" | "observe" | "study";
  readonly place: RowPlace;
  readonly observers: readonly Observer[];
  readonly data: {
    readonly scores: Float64Array<ArrayBuffer>;
    readonly weights: Float64Array<ArrayBuffer>;
  } | null;
  readonly study: StudyPlan | null;
}

/** The simulated observer of a `study` pass. */
export interface StudyPlan {
  readonly replicates: number;
  /** One for each observer; NaN: not asked. */
  readonly levels: readonly number[];
}

/** Where an observable's column comes from. */
export interface ColumnSource {
  /** Index of the pass. */
  readonly run: number;
  /** Which part of its result: values of an observer, or scores at one place. */
  readonly part: "value" | "mean" | "standardDeviation" | "share" | "score" | "every-score";
  /** Index of the observer, or of the place. */
  readonly index: number;
  /** Added to every value. */
  readonly offset: number;
}

/** One observable column of the result. */
export interface ObservableColumn {
  readonly name: string;
  readonly unit: string;
  readonly source: ColumnSource;
  /** A posterior weight needs the total of the whole sweep: slices carry its logarithm before division. */
  readonly finish: "posterior-weight" | null;
}
