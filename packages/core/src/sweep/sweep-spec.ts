import type { CurveId } from "../curves/curve.ts";

/**
 * A dense parameter sweep, as written in YAML or JSON:
 *
 * ```yaml
 * onset: sweep/1
 * model: { curve: exact-match }
 * axes:
 *   threshold: { from: 8, to: 12, count: 100 }
 *   steepness: { from: 0.5, to: 10, count: 50, spacing: geometric }
 *   steps: [1, 2, 4, 8, 16]
 *   scale: { from: 1e6, to: 1e13, count: 1000, spacing: geometric }
 * observables: [onset, width]
 * ```
 *
 * Axes are nested as written, the first outermost. `scale` is always innermost, wherever it stands.
 */
export interface SweepSpec {
  readonly onset: "sweep/1";
  readonly title?: string;
  /** For random points and simulated observers; default 1. */
  readonly seed?: number;
  readonly model: ModelSpec;
  /** Every parameter that `model` does not fix, `scale`, and groups of any name (`zip`, `points`). */
  readonly axes: Readonly<Record<string, AxisSpec>>;
  /** What the curves are compared with; for the observables against data. */
  readonly data?: DataSpec;
  /** Who measures the curves, for the simulated observables. */
  readonly observer?: ObserverSpec;
  /** `score` gives one row per cell, all others one row per curve; `score` stands alone. */
  readonly observables: readonly ObservableSpec[];
  readonly reduce?: ReduceSpec;
  readonly output?: OutputSpec;
}

/** A curve of the registry, a composition of skills, or an expression of one's own. Parameters given here are fixed. */
export type ModelSpec =
  | {
      readonly curve: CurveId;
      /** For `exact-match`: the curve of one step; default `logistic`. */
      readonly base?: CurveId;
      readonly direction?: "rising" | "falling";
      readonly parameters?: ParameterValues;
    }
  | {
      readonly compose: "product" | "weakest-link" | "k-of-n" | "correlated";
      /** `falling`: every skill falls. */
      readonly direction?: "rising" | "falling";
      /**
       * Either skills by name, each with threshold and steepness (fixed here, or axes `NAME.threshold`, `NAME.steepness`),
       * or left out: `skills` (a count), `threshold`, `steepness`, `spread` are parameters: that many skills of one
       * steepness, their thresholds evenly over `spread` decades around `threshold`.
       */
      readonly skills?: Readonly<
        Record<string, { readonly threshold?: number; readonly steepness?: number }>
      >;
      /** `atLeast` (k-of-n), `correlation` (correlated), `steps`, `guessRate`, `lapseRate` and, without `skills`, those above. */
      readonly parameters?: ParameterValues;
    }
  | {
      /** Of `x` (log10 of the scale), `scale` (as published) and parameters of any other name. */
      readonly expression: string;
      readonly parameters?: ParameterValues;
    };

/** Parameters by name; a list where the curve takes one (skills, breaks). */
export type ParameterValues = Readonly<Record<string, number | readonly number[]>>;

/** One value, a list, a progression, or several parameters that go together. */
export type AxisSpec = number | readonly number[] | RangeSpec | StepSpec | ZipSpec | PointsSpec;

/** Both ends included. `logarithmic` and `geometric` are one: equal ratios between the ends. `integer` rounds and drops repeats. */
export interface RangeSpec {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly spacing?: "linear" | "geometric" | "logarithmic";
  readonly integer?: boolean;
}

/** `count` values from `from` on, each `step` more or `ratio` times the one before. */
export interface StepSpec {
  readonly from: number;
  readonly step?: number;
  readonly ratio?: number;
  readonly count: number;
}

/** Parameters that step together: all of one length. */
export interface ZipSpec {
  readonly zip: Readonly<Record<string, number | readonly number[] | RangeSpec | StepSpec>>;
}

/** Points in a box: Sobol's sequence (Joe & Kuo's direction numbers, digitally shifted by the seed) or independent random ones. */
export interface PointsSpec {
  readonly points: "sobol" | "random";
  readonly count: number;
  readonly of: Readonly<
    Record<
      string,
      {
        readonly from: number;
        readonly to: number;
        readonly spacing?: "linear" | "geometric" | "logarithmic";
        readonly integer?: boolean;
      }
    >
  >;
}

/** Scores at sizes: `items` and `correct`, or shares with weights (1 unless given). */
export interface DataSpec {
  readonly scale: readonly number[];
  readonly score?: readonly number[];
  readonly items?: readonly number[];
  readonly correct?: readonly number[];
  readonly weight?: readonly number[];
}

/** Somebody who measures models of these sizes with finitely many items, `replicates` times. */
export interface ObserverSpec {
  readonly scale: readonly number[] | RangeSpec | StepSpec;
  /** Left out where `items` is an axis. */
  readonly items?: number;
  readonly replicates: number;
}

/** A name alone, or with its argument. */
export type ObservableSpec =
  | "score"
  | "onset"
  | "width"
  | "slope"
  | "slopeAt"
  | "area"
  | "least"
  | "most"
  | "breakthroughness"
  | "linearity"
  | "emergenceScore"
  | "sumOfSquares"
  | "logLikelihood"
  | "posteriorWeight"
  /** x where the unscaled curve (or with `of: observed` the score) reaches this share; column `onset_0.2`. */
  | { readonly onset: number; readonly of?: "core" | "observed" }
  /** The score at these scales; columns `score_at_1e9`. */
  | { readonly scoreAt: number | readonly number[] }
  /** A measure as the observer sees it: mean, standard deviation, and the share of replicates at or above `level`. */
  | { readonly observed: ObservedMeasure; readonly level?: number };

/** Measures of one curve along its scales. */
export type ObservedMeasure =
  | "onset"
  | "width"
  | "slope"
  | "slopeAt"
  | "area"
  | "least"
  | "most"
  | "breakthroughness"
  | "linearity"
  | "emergenceScore";

/** Statistics of every observable over some axes; the others remain as rows. Or sensitivity indices. */
export type ReduceSpec =
  | {
      readonly over: readonly string[];
      readonly statistics: readonly StatisticSpec[];
    }
  | {
      /**
       * Sobol' indices, first order and total, of every observable over the parameters of one `points` axis, in
       * Saltelli's design with `count` base points (count × (parameters + 2) curves).
       */
      readonly sensitivity: string;
      /** Replicates of the bootstrap behind the intervals; default 200. */
      readonly bootstrap?: number;
      readonly confidence?: number;
    };

/** What is kept of the values of one observable; NaN is no value. */
export type StatisticSpec =
  | "count"
  | "mean"
  /** The sum; of posterior weights the marginal posterior. */
  | "sum"
  | "sd"
  | "min"
  | "max"
  /** The values of the reduced axes where the observable is least, most: the best parameters. */
  | "argmin"
  | "argmax"
  | { readonly quantiles: readonly number[] }
  | { readonly histogram: { readonly from: number; readonly to: number; readonly bins: number } };

/** How rows are written. */
export interface OutputSpec {
  readonly format?: "parquet" | "arrow" | "csv" | "npy";
  /** Of observables and scores; `f32` states its error. Default `f64`. */
  readonly precision?: "f64" | "f32";
}
