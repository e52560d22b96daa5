/** What two posteriors can differ in. */
export type DerivedQuantity =
  | "threshold"
  | "width"
  | "slope"
  | "guessRate"
  | "lapseRate"
  | "scoreAt"
  | "onsetAt";

/** Equally probable values of one quantity, over all shapes of a posterior. */
export interface DrawnQuantity {
  readonly quantity: DerivedQuantity;
  /** The scale of `scoreAt`, the score of `onsetAt`; `null` for every other. */
  readonly at: number | null;
  /**
   * Places and widths in units of x. −∞ and ∞ stand for what lies below and above all that the data can tell of: a score that is
   * not reached within half a decade of them, a width below the gap between two sizes.
   */
  readonly values: Float64Array<ArrayBuffer>;
  /** Why the prior and not the data would tell of it; `null` where the values can be used. */
  readonly reason: string | null;
}

/** Draws of everything that is asked of a series' posterior, or why it has none. */
export type DerivedDraws = { readonly quantities: readonly DrawnQuantity[] } | { readonly fault: string };
