import type { BootstrapTest } from "../bootstrap/bootstrap-test.ts";
import type { CurveId } from "../curves/curve.ts";
import type { PooledPrior } from "../posterior/prior.ts";
import type { ScatterModel } from "../posterior/scatter-model.ts";
import type { Series } from "../series/series.ts";
import type { IntervalMethod } from "./fit-options.ts";

/**
 * Curves that can be fitted: all of the registry but the compositions whose skills scores alone cannot tell apart, and
 * the loss of size and tokens, which needs two columns.
 */
export type FittableCurve = Exclude<CurveId, "weakest-link" | "k-of-n" | "correlated" | "loss">;

/** Outcome of a fit. Never thrown: data that cannot say is an answer. */
export type FitStatus = "ok" | "not-identified" | "at-bound" | "max-iterations";

/** How scores vary around the curve. */
export type Likelihood = "binomial" | "beta-binomial" | "gaussian" | "huber";

/** What is known of the spread of single scores: counted items, standard errors (as they stand, or relative), nothing. */
export type ErrorKind = "items" | "known" | "relative" | "unknown";

/** What an interval speaks of: any items of the same kind, or this very item set. */
export type IntervalTarget = "items-of-this-kind" | "these-items";

/** An uncertainty interval. An open side, where the data set no limit, is `null`. */
export interface Interval {
  readonly low: number | null;
  readonly high: number | null;
  /** As a fraction: 0.95. */
  readonly confidence: number;
  readonly method: IntervalMethod;
  readonly target: IntervalTarget;
}

/** Quantities that carry an interval whatever the curve calls its parameters. */
export type FitQuantity = "threshold" | "width" | "steepness" | "guessRate" | "lapseRate";

/** One fitted curve. Every number is finite or null. */
export interface CurveFit {
  readonly curve: FittableCurve;
  /** Curve of one step of an exact match; `null` for every other curve. */
  readonly base: CurveId | null;
  readonly status: FitStatus;
  /** Why the status is not `ok`, or what else a reader should know; full sentences. */
  readonly reasons: readonly string[];
  /** `null` for curves without a direction (constant). */
  readonly direction: "rising" | "falling" | null;
  /**
   * By the registry's names; the numbers of a list have names of their own (`threshold1`, `threshold2`, `break1`).
   * Empty where no curve could be told from the data (too few scores, all equal, no better than a constant).
   */
  readonly parameters: Readonly<Record<string, number>>;
  /** 10^threshold on log10 axes: the scale where the unscaled curve is one half; null where the curve has no threshold or it is not identified. */
  readonly thresholdScale: number | null;
  /** Decades (units of x) between 10 % and 90 % of the rise; null where there is none. */
  readonly width: number | null;
  readonly standardErrors: Readonly<Record<string, number | null>>;
  readonly intervals: Readonly<Partial<Record<FitQuantity, Interval>>>;
  /** Intervals of every free parameter by name, also of those that `intervals` holds. */
  readonly parameterIntervals: Readonly<Record<string, Interval>>;
  /** The steepest place; `null` where the curve has none. */
  readonly slope: SlopeMaximum | null;
  /** The fitted score at the scales asked for. */
  readonly scoresAt: readonly ScoreAt[];
  /** The scales at which the fitted score reaches the values asked for. */
  readonly onsets: readonly Onset[];
  readonly logLikelihood: number | null;
  /** Σ (score − ψ)², unweighted; about the mean where there is no curve. */
  readonly residualSumOfSquares: number;
  /** Small-sample Akaike criterion with the number of sizes as sample size; null where that is at most parameters + 1. */
  readonly aicc: number | null;
  readonly bic: number | null;
  /** 1 − RSS/TSS of the scores; null where all scores are equal. */
  readonly r2: number | null;
  /** Akaike weight among the distinct shapes fitted in the same call; null where aicc is, and for a second name of a shape. */
  readonly weight: number | null;
  /** Natural logarithm of the evidence, ∫ likelihood · prior, of a posterior; `null` for every other method. */
  readonly logEvidence: number | null;
  /** Number of free parameters. */
  readonly freeParameters: number;
  /** η of a beta-binomial fit; `null` for every other likelihood. */
  readonly overdispersion: number | null;
  /** How counts scatter in a posterior; `null` for every other method. */
  readonly scatter: FittedScatter | null;
  /** Predicts every size from the others; `null` unless checked. */
  readonly leaveOneOut: LeaveOneOut | null;
  /** Whether the scores scatter more than their likelihood allows; `null` unless checked. */
  readonly misfit: Misfit | null;
  /** The tests asked for, in that order. */
  readonly tests: readonly BootstrapTest[];
  /** Pointwise confidence band of ψ, on `band.x`; null where there is none. */
  readonly band: CurveBand | null;
  /** Confidence band of the whole curve at once: it holds all of ψ with the stated confidence. */
  readonly simultaneousBand: CurveBand | null;
  /** Band of a new measurement with as many items as the series' points have on average. */
  readonly predictionBand: CurveBand | null;
}

/** Which model of scatter a posterior averages over, and what the counts leave of its quantity. */
export interface FittedScatter {
  readonly model: ScatterModel;
  /** Posterior of η (of 1) or τ (in units of x); `null` where there is no scatter, or where it was given. */
  readonly mean: number | null;
  readonly median: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly confidence: number;
  /** η or τ where it was given. */
  readonly given: number | null;
  /** ln of the evidence of each model, where jitter was asked for and averaged over: which of them the counts prefer. */
  readonly logEvidence: Readonly<Record<ScatterModel, number>> | null;
}

/** The greatest rise (or fall) of the fitted curve inside the observed range. */
export interface SlopeMaximum {
  /** Score per unit of x (per decade on log10 axes); negative where it falls. */
  readonly value: number;
  readonly x: number;
  readonly scale: number;
  readonly interval: Interval | null;
}

/** The fitted score at a scale, with the interval of ψ and that of a new measurement. */
export interface ScoreAt {
  readonly scale: number;
  readonly score: number;
  readonly interval: Interval | null;
  readonly prediction: Interval | null;
}

/**
 * The scale at which the fitted score is `score`: of several the smallest among the observed sizes, if it lies there. `null` where it
 * never is within 1.5 decades of the data; further out nothing can be said.
 */
export interface Onset {
  readonly score: number;
  readonly scale: number | null;
  /** In scales as published. */
  readonly interval: Interval | null;
}

/**
 * Sum over sizes of the log-likelihood of a size under the curve fitted to the others. `null` instead where that curve
 * calls what was seen impossible, or would pass through all that remains.
 */
export interface LeaveOneOut {
  readonly logScore: number;
  readonly sizes: number;
}

/** Deviance against the likelihood's own scatter. A small p says misfit and scatter together, not which. */
export interface Misfit {
  readonly label: "misfit and scatter together";
  readonly deviance: number;
  readonly degreesOfFreedom: number;
  /** Share of `replicates` series simulated under the fit, each fitted again, that deviate as much or more. */
  readonly p: number;
  readonly replicates: number;
}

/**
 * Band of the fitted curve: arrays of equal length, x in transformed units. `profile-envelope`: of curves that the
 * data do not exclude, met on the profiles and around them: inside the exact profile band, by little.
 */
export interface CurveBand {
  readonly x: readonly number[];
  readonly center: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
  readonly confidence: number;
  readonly method: "profile-envelope" | "delta" | "bootstrap" | "posterior";
}

/** All curves fitted to one series. */
export interface FitResult {
  readonly series: Series;
  readonly likelihood: Likelihood;
  /** Why this likelihood was taken, in a sentence. */
  readonly likelihoodReason: string;
  readonly errors: ErrorKind;
  readonly engine: "wasm" | "reference";
  /** Where it was asked that series share one η, and this one is among them. */
  readonly sharedOverdispersion?: SharedOverdispersion;
  /** In the order asked for. */
  readonly fits: readonly CurveFit[];
  /** Over the distinct shapes that have a threshold, by weight; `null` where none has. */
  readonly averagedThreshold: AveragedThreshold | null;
  /** At the scales asked for, over the distinct shapes; empty where fewer than two have a weight. */
  readonly averagedScores: readonly AveragedScore[];
}

/** One η that several series share: the posterior of all their counts. */
export interface SharedOverdispersion {
  readonly across: "family" | "all";
  /** How many series share it, this one among them. */
  readonly series: number;
  readonly mean: number;
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly confidence: number;
  /** What the other series make of the prior Beta(1, 10): this series' own prior. */
  readonly prior: PooledPrior;
}

/** A score averaged over shapes by their weights, with the spread between shapes in its intervals. */
export interface AveragedScore {
  readonly scale: number;
  readonly score: number;
  /** Of ψ; `null` where a shape that counts has no interval. */
  readonly low: number | null;
  readonly high: number | null;
  /** Of a new measurement with as many items as the series' points have on average. */
  readonly prediction: { readonly low: number | null; readonly high: number | null };
  readonly confidence: number;
  /** Evidence where every shape has one, otherwise Akaike weights. */
  readonly by: "evidence" | "aicc";
  /** By curve; sums to 1. */
  readonly weights: Readonly<Record<string, number>>;
}

/** Threshold averaged over shapes by their weights, with the spread between shapes in its interval. */
export interface AveragedThreshold {
  readonly threshold: number;
  readonly thresholdScale: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly confidence: number;
  /** Evidence where every shape has one, otherwise Akaike weights. */
  readonly by: "evidence" | "aicc";
  /** By curve; sums to 1. */
  readonly weights: Readonly<Record<string, number>>;
}
