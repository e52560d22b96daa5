import type { CallOptions } from "../engine/engine.ts";
import type { FittableCurve } from "./fit-result.ts";

/** What to fit, under which likelihood, with which intervals. */
export interface FitOptions extends CallOptions {
  /** Default `["logistic"]`. */
  readonly curves?: readonly FittableCurve[];
  /** `auto` (default): binomial where every point has items, gaussian otherwise. */
  readonly likelihood?: "auto" | "binomial" | "gaussian";
  /** Guess rate of the logistic: free (default), fixed at the series' chance level, or fixed at a number in [0, 1). */
  readonly guessRate?: "free" | "chance" | number;
  /** `profile` (default) or none. */
  readonly interval?: "profile" | "none";
  /** Default 0.95. */
  readonly confidence?: number;
}
