/** Names of the registry's curves. */
export type CurveId =
  | "constant"
  | "linear"
  | "logistic"
  | "log-logistic"
  | "gaussian"
  | "gumbel"
  | "gompertz"
  | "weibull-1"
  | "reversed-gumbel"
  | "weibull-2"
  | "richards"
  | "exponential"
  | "saturating-power-law"
  | "step"
  | "power-law"
  | "broken-power-law"
  | "loss"
  | "loss-to-accuracy"
  | "double-logistic"
  | "brain-cousens"
  | "cedergreen"
  | "u-shaped"
  | "product"
  | "weakest-link"
  | "k-of-n"
  | "correlated"
  | "exact-match";

/**
 * What a parameter is measured in: `x` (units of the transformed axis: decades on a log10 axis), `per x`, `share` of a
 * perfect score, `score` (any, also a loss), `score per x`, `number` (without a unit), `count` (a whole number),
 * `nats` and `per nat` of loss, `tokens` as published.
 */
export type ParameterUnit =
  | "x"
  | "per x"
  | "share"
  | "score"
  | "score per x"
  | "number"
  | "count"
  | "nats"
  | "per nat"
  | "tokens";

/** One parameter of a curve. */
export interface CurveParameter {
  readonly name: string;
  readonly unit: ParameterUnit;
  readonly low: number;
  readonly high: number;
  /** A list of values, one per skill or break, instead of one number; all lists of a curve have one length. */
  readonly list: boolean;
  /** Undefined: required. */
  readonly initial?: number;
  readonly description: string;
}

/** A curve of the registry: what it is, what it takes, where it comes from. Plain data. */
export interface Curve {
  readonly id: CurveId;
  readonly title: string;
  readonly kind: "line" | "sigmoid" | "law" | "hump" | "composition";
  /** ψ(x), and where it has one the unscaled curve F(x) that runs from 0 to 1. */
  readonly formula: string;
  readonly parameters: readonly CurveParameter[];
  /** `fit` can estimate it. Every curve can be simulated and swept. */
  readonly fittable: boolean;
  /** `falling` can be asked for: ψ then runs from 1 − λ down to γ. `own`: the signs of its parameters say where it goes. */
  readonly direction: "either" | "own";
  /** `log10`: the formula speaks of the scale 10^x itself, so the axis must be its log10. */
  readonly axis: "any" | "log10";
  /** What the 10–90 % width is, in terms of the parameters, or how it is found; `null` without one. */
  readonly width: string | null;
  /** The x where F reaches p, in closed form; `null` where it is searched for. */
  readonly inverse: string | null;
  /** The curve that this is another name of: the two count once in model averaging. */
  readonly sameAs: CurveId | null;
  /** Why there is no threshold or width, what other people call the curve, what to mind. */
  readonly remark: string | null;
  readonly source: string;
}
