// The elementwise part of the two modules' raw exports.

/** Values one by one: input, output, length. */
export type PointwiseCall = (inputPtr: number, outputPtr: number, length: number) => number;

/** Of sweep.wasm: what a page needs at once. */
export interface SweepElementwise {
  readonly exp: PointwiseCall;
  readonly expF32: PointwiseCall;
  readonly expit: PointwiseCall;
  readonly expitF32: PointwiseCall;
  readonly log: PointwiseCall;
}

/** Of fit.wasm: the rest. */
export interface FitElementwise {
  readonly atan: PointwiseCall;
  readonly cos: PointwiseCall;
  readonly erf: PointwiseCall;
  readonly exp10: PointwiseCall;
  readonly expm1: PointwiseCall;
  readonly log10: PointwiseCall;
  readonly log1p: PointwiseCall;
  readonly logGamma: PointwiseCall;
  readonly phi: PointwiseCall;
  readonly quantile: PointwiseCall;
  readonly sin: PointwiseCall;
  readonly tan: PointwiseCall;
  /** Values, exponents, output, length. */
  readonly pow: (...call: number[]) => number;
}
