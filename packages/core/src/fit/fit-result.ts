import type { Series } from "../series/series.ts";

/** Curves that can be fitted so far. */
export type FittableCurve = "constant" | "linear" | "logistic";

/** Outcome of a fit. Never thrown: data that cannot say is an answer. */
export type FitStatus = "ok" | "not-identified" | "at-bound" | "max-iterations";

/** How scores vary around the curve. */
export type Likelihood = "binomial" | "gaussian";

/** An uncertainty interval. An open side, where the data set no limit, is `null`. */
export interface Interval {
  readonly low: number | null;
  readonly high: number | null;
  /** As a fraction: 0.95. */
  readonly confidence: number;
  readonly method: "profile";
}

/** Quantities that carry an interval. */
export type FitQuantity = "threshold" | "width" | "steepness" | "guessRate" | "lapseRate";

/** One fitted curve. Every number is finite or null. */
export interface CurveFit {
  readonly curve: FittableCurve;
  readonly status: FitStatus;
  /** Why the status is not `ok`, or what else a reader should know; full sentences. */
  readonly reasons: readonly string[];
  /** `null` for curves without a direction (constant). */
  readonly direction: "rising" | "falling" | null;
  /**
   * logistic: threshold, steepness, guessRate, lapseRate · linear: intercept (at x = 0), slope (score per unit of x) ·
   * constant: level. Empty where no curve could be told from the data (too few scores, all equal, no better than a constant).
   */
  readonly parameters: Readonly<Record<string, number>>;
  /** 10^threshold on log10 axes: the scale where the unscaled curve is one half; null where the curve has no threshold or it is not identified. */
  readonly thresholdScale: number | null;
  /** Decades (units of x) between 10 % and 90 % of the rise; null where there is none. */
  readonly width: number | null;
  readonly standardErrors: Readonly<Record<string, number | null>>;
  readonly intervals: Readonly<Partial<Record<FitQuantity, Interval>>>;
  readonly logLikelihood: number | null;
  /** Σ (score − ψ)², unweighted; about the mean where there is no curve. */
  readonly residualSumOfSquares: number;
  /** Small-sample Akaike criterion with the number of sizes as sample size; null where that is at most parameters + 1. */
  readonly aicc: number | null;
  readonly bic: number | null;
  /** 1 − RSS/TSS of the scores; null where all scores are equal. */
  readonly r2: number | null;
  /** Akaike weight among the curves fitted in the same call; null where aicc is. */
  readonly weight: number | null;
  /** Number of free parameters. */
  readonly freeParameters: number;
  /** Pointwise band of ψ from the profile traces, on `band.x`; null where there is none. */
  readonly band: CurveBand | null;
}

/**
 * Pointwise band of the fitted curve: arrays of equal length, x in transformed units. The envelope of curves that the
 * data do not exclude, met on the profiles and around them: inside the exact pointwise profile band, by little.
 */
export interface CurveBand {
  readonly x: readonly number[];
  readonly center: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
  readonly confidence: number;
  readonly method: "profile-envelope";
}

/** All curves fitted to one series. */
export interface FitResult {
  readonly series: Series;
  readonly likelihood: Likelihood;
  readonly engine: "wasm" | "reference";
  /** In the order asked for. */
  readonly fits: readonly CurveFit[];
}
