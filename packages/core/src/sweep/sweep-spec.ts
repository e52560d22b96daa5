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
 */
export interface SweepSpec {
  readonly onset: "sweep/1";
  readonly model: { readonly curve: "logistic" | "exact-match" };
  readonly axes: {
    /** In units of x, log10 of the scale. */
    readonly threshold: AxisSpec;
    /** Per decade. */
    readonly steepness: AxisSpec;
    /** Positive integers; only for `exact-match`. */
    readonly steps?: AxisSpec;
    /** As published, not its logarithm. */
    readonly scale: AxisSpec;
  };
  /** `onset` and `width` give one row per curve, `score` one row per cell; not both. */
  readonly observables: readonly ("onset" | "width" | "score")[];
}

/** A list of values, one value, or a regular range with both ends included. `spacing` is `linear` unless said. */
export type AxisSpec =
  | number
  | readonly number[]
  | {
      readonly from: number;
      readonly to: number;
      readonly count: number;
      readonly spacing?: "linear" | "geometric";
    };
