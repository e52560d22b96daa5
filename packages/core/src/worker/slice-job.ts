import type { StudyColumns, SweepProblem, Tape } from "@onset/kernel";
import type { BootstrapSettings } from "../bootstrap/bootstrap-options.ts";
import type { TestName } from "../bootstrap/bootstrap-test.ts";
import type { CurveParameters } from "../curves/check-parameters.ts";
import type { CurveModel } from "../curves/curve-model.ts";
import type { CurveId } from "../curves/curve.ts";
import type { IntervalMethod, Restraint } from "../fit/fit-options.ts";
import type {
  FitResult,
  FittableCurve,
  IntervalTarget,
  Likelihood,
  SharedOverdispersion,
} from "../fit/fit-result.ts";
import type { DerivedDraws } from "../posterior/difference/derived-draws.ts";
import type { ScatterModel } from "../posterior/scatter-model.ts";
import type { PosteriorSettings } from "../posterior/posterior-options.ts";
import type { Posterior } from "../posterior/posterior-result.ts";
import type { ScatterEvidence } from "../posterior/scatter-evidence.ts";
import type { Series } from "../series/series.ts";

/**
 * One unit of work for one worker: a plain record that survives `structuredClone`, pure (the same job gives the
 * same bytes anywhere), and short (about 16 to 50 ms). A slice never depends on another.
 */
export type SliceJob = EvaluateJob | FormulaJob | SweepJob | FitJob | PosteriorJob | ScatterJob | DerivedJob;

/** Scores of one curve at transformed positions x; its parameters are checked already. */
export interface EvaluateJob extends CurveModel {
  readonly kind: "evaluate";
  readonly parameters: CurveParameters;
  readonly x: Float64Array;
  readonly measured?: MeasuredPoints;
}

/** Values of an expression, as a tape with its parameters, over columns of equal length. */
export interface FormulaJob {
  readonly kind: "formula";
  readonly tape: Tape;
  readonly parameters: Float64Array;
  readonly columns: readonly Float64Array[];
  readonly measured?: MeasuredPoints;
}

/** Simulated measurements of a slice's points: point i is place i of this replicate of curve 0 (see the kernel's Draws). */
export interface MeasuredPoints {
  readonly items: number;
  readonly seed: number;
  readonly replicate: number;
}

/**
 * The curves [begin, end) of a sweep, in up to four passes over them. Slices of one sweep hold the same problems (or,
 * where an axis is too long to send, cuts of them), so that a worker may keep its tables for the next.
 */
export interface SweepJob {
  readonly kind: "sweep";
  readonly tasks: readonly SweepTask[];
  readonly begin: number;
  readonly end: number;
  /** Most curves in one call of the kernel: nothing can interrupt it. */
  readonly curvesPerStep: number;
}

/** One pass: what is kept of every curve. */
export interface SweepTask {
  readonly output: "scores" | "scores-f32" | "observe" | "study";
  readonly problem: SweepProblem;
  /** The problem's axes stand in another order than the spec's: its axis i is the spec's `walk[i]`. See walk-order.ts. */
  readonly walk?: readonly number[];
}

/** Fits of a handful of series; the series are validated already. */
export interface FitJob {
  readonly kind: "fit";
  readonly series: readonly Series[];
  readonly settings: FitSettings;
}

/** The posterior of one series; validated already. */
export interface PosteriorJob {
  readonly kind: "posterior";
  readonly series: Series;
  readonly settings: PosteriorSettings;
}

/** What one of several series that share one η says of it; validated already. */
export interface ScatterJob {
  readonly kind: "scatter";
  readonly series: Series;
  readonly settings: FitSettings;
  /** The most items of any point of any of the series: all look at the same η. */
  readonly items: number;
}

/** Draws of all that the posteriors of two series can differ in, of one of them; validated already. */
export interface DerivedJob {
  readonly kind: "derived";
  readonly series: Series;
  readonly settings: FitSettings;
}

/** `FitOptions` without what belongs to the call (signal, engine), defaults filled in. */
export interface FitSettings {
  readonly curves: readonly FittableCurve[];
  readonly likelihood: "auto" | Likelihood;
  /** η given; `null`: averaged over its prior. */
  readonly overdispersion: number | null;
  /** Which series share one η; `null`: each has its own. */
  readonly shareOverdispersion: "family" | "all" | null;
  /** What the series of this job share, once it is known. */
  readonly sharedOverdispersion: SharedOverdispersion | null;
  /** What a posterior models of scatter. */
  readonly scatter: ScatterModel;
  /** τ given; `null`: averaged over its prior. */
  readonly jitter: number | null;
  readonly standardErrors: "relative" | "known" | "ignored";
  readonly guessRate: "free" | "chance" | number;
  readonly parameters: Readonly<Record<string, Restraint>>;
  readonly direction: "rising" | "falling" | null;
  readonly base: CurveId;
  readonly skills: number;
  /** `null`: as many as the data ask for. */
  readonly breaks: number | null;
  readonly interval: IntervalMethod | "none";
  readonly confidence: number;
  readonly target: IntervalTarget;
  readonly search: "fast" | "thorough";
  readonly at: readonly number[];
  readonly onsetAt: readonly number[];
  readonly check: boolean;
  readonly tests: readonly TestName[];
  readonly seed: number;
  readonly bootstrap: BootstrapSettings;
}

/** What a slice gives back, by kind of job. */
export type SliceResult =
  | {
      readonly kind: "evaluate";
      readonly scores: Float64Array<ArrayBuffer>;
      /** Correct items, where a measurement was asked for; NaN where the score is no share. */
      readonly correct: Float64Array<ArrayBuffer> | null;
    }
  | { readonly kind: "sweep"; readonly parts: readonly SweepResultPart[] }
  | { readonly kind: "posterior"; readonly result: Posterior }
  | { readonly kind: "scatter"; readonly evidence: ScatterEvidence | null }
  | { readonly kind: "derived"; readonly draws: DerivedDraws }
  | { readonly kind: "fit"; readonly results: readonly FitResult[] };

/** What one pass gives: scores curve by curve, or values observer by observer. */
export type SweepResultPart =
  | {
      readonly output: "scores";
      readonly scores: Float64Array<ArrayBuffer> | Float32Array<ArrayBuffer>;
    }
  | { readonly output: "observe"; readonly values: Float64Array<ArrayBuffer> }
  | ({ readonly output: "study" } & StudyColumns);
