import type { BootstrapOptions } from "../bootstrap/bootstrap-options.ts";
import type { TestName } from "../bootstrap/bootstrap-test.ts";
import type { CurveId } from "../curves/curve.ts";
import type { CallOptions } from "../engine/engine.ts";
import type { ScatterModel } from "../posterior/scatter-model.ts";
import type { FittableCurve, Likelihood } from "./fit-result.ts";

/** What to fit, under which likelihood, with which intervals. */
export interface FitOptions extends CallOptions {
  /** Default `["logistic"]`. Names of one curve (Gompertz and Gumbel) are fitted as one and count once in averages. */
  readonly curves?: readonly FittableCurve[];
  /**
   * `auto` (default): binomial where every point has items, gaussian otherwise. Beta-binomial is binomial with extra
   * scatter between sizes; huber is gaussian that forgives outliers.
   */
  readonly likelihood?: "auto" | Likelihood;
  /**
   * Intra-class scatter η of the beta-binomial, in [0, 1); left out, it is averaged over its prior Beta(1, 10). Where
   * `interval` is `posterior`, series may share one: those of a `family`, or `all` of the call.
   */
  readonly overdispersion?: number | "family" | "all";
  /**
   * How counts scatter beyond their items in a posterior (`interval: "posterior"`): by `overdispersion` (unless said, or the
   * likelihood is binomial), by `jitter` of a model's place along the axis, or not at all (`none`).
   */
  readonly scatter?: ScatterModel;
  /** Standard deviation τ of jitter, in units of x; left out, it is averaged over its prior, half-normal of 0.1 decade. */
  readonly jitter?: number;
  /**
   * What published standard errors are: `relative` (default) weigh the points against each other, their common size
   * estimated; `known` are believed as they stand; `ignored` weigh every point alike.
   */
  readonly standardErrors?: "relative" | "known" | "ignored";
  /** Guess rate of curves that have one: free (default), fixed at the series' chance level, or at a number in [0, 1). */
  readonly guessRate?: "free" | "chance" | number;
  /** What parameters may do, by name (a list's numbers as `threshold1`, `threshold2`): free unless said. */
  readonly parameters?: Readonly<Record<string, Restraint>>;
  /** Which way curves that know a direction run; by likelihood unless said. */
  readonly direction?: "rising" | "falling";
  /** Curve of one step of an `exact-match`; `logistic` unless said. */
  readonly base?: CurveId;
  /** Skills of a `product`, 1 to 4; 2 unless said. */
  readonly skills?: number;
  /** Breaks of a `broken-power-law`, 1 to 3; unless said as many as AICc, or BIC where there is none, prefers. */
  readonly breaks?: number;
  /** `profile` (default), `delta`, `bootstrap`, `posterior`, or none. */
  readonly interval?: IntervalMethod | "none";
  /** Default 0.95. */
  readonly confidence?: number;
  /** `thorough` (default) looks for every local optimum; `fast` accepts missing one in a hundred. */
  readonly search?: "fast" | "thorough";
  /** Scales at which the fitted score is wanted, with its interval. */
  readonly at?: readonly number[];
  /** Scores whose scale is wanted, with its interval. */
  readonly onsetAt?: readonly number[];
  /** Predicts each size from the others, and simulates the misfit under the fit: both cost many fits. Default false. */
  readonly check?: boolean;
  /**
   * Tests by bootstrap under the null, up to `bootstrap.replicates` series each; default none. `fit`: misfit and scatter together, against
   * scores met exactly. `scatter`: beta-binomial η > 0 against binomial. `transition`: the curve against a constant. `step`: the
   * curve against a step. `narrow`: a width below the gap of the sizes about the rise against one that is not. `guess`, `lapse`: a
   * free rate against chance (or 0), and 0. `turn`: a turn against scores in one direction. With `bootstrap.resample` `items`
   * whole items are drawn about the null.
   */
  readonly tests?: readonly TestName[];
  /** Of everything drawn at random: the bootstrap, the tests, and the misfit's simulation. Default 1. */
  readonly seed?: number;
  /** How the bootstrap is run, where `interval` is `bootstrap`. */
  readonly bootstrap?: BootstrapOptions;
}

/** How intervals are found. */
export type IntervalMethod = "profile" | "delta" | "bootstrap" | "posterior";

/** What a parameter may do: take a value, stay between two, be equal to another, or anything. */
export type Restraint =
  | { readonly fixed: number }
  | { readonly low: number; readonly high: number }
  | { readonly tied: string }
  | { readonly free: true };
