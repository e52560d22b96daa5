/** Names of the registry's curves. */
export type CurveId = "constant" | "linear" | "logistic" | "product" | "exact-match";

/** One parameter of a curve. */
export interface CurveParameter {
  readonly name: string;
  /** `x` (units of the transformed axis), `per x`, `share`, `count`. */
  readonly unit: "x" | "per x" | "share" | "score per x" | "count";
  readonly low: number;
  readonly high: number;
  /** A list of values, one per skill, instead of one number. */
  readonly list: boolean;
  /** Undefined: required. */
  readonly initial?: number;
  readonly description: string;
}

/** A curve of the registry: what it is, what it takes, where it comes from. */
export interface Curve {
  readonly id: CurveId;
  readonly title: string;
  readonly formula: string;
  readonly parameters: readonly CurveParameter[];
  /** `fit` can estimate it. Every curve can be simulated. */
  readonly fittable: boolean;
  readonly source: string;
}
