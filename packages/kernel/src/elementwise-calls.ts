/** Float64 that the kernel handed out or may write to. */
type Values = Float64Array<ArrayBuffer>;

/**
 * Functions of single values, over arrays of any length. Results go to `out` where it is given (exactly as long; the input
 * itself is allowed), which is returned: a large fresh array costs more than most of these functions. Errors and special
 * values stand in the package's README.
 */
export interface ElementwiseCalls {
  exp(values: Float64Array, out?: Values): Values;
  /** e^value − 1, exact near 0. */
  expm1(values: Float64Array, out?: Values): Values;
  /** 10^value, exact at integers from 0 to 22. */
  exp10(values: Float64Array, out?: Values): Values;
  log(values: Float64Array, out?: Values): Values;
  /** ln(1 + value), exact near 0. */
  log1p(values: Float64Array, out?: Values): Values;
  /** log10, exact at powers of ten that a float64 can hold. */
  log10(values: Float64Array, out?: Values): Values;
  /** Each value to the power of the exponent at its place (two arrays of equal length), by the rules of C99: `1 ** NaN` is 1. */
  pow(values: Float64Array, exponents: Float64Array, out?: Values): Values;
  /** 1 / (1 + e^−value). */
  expit(values: Float64Array, out?: Values): Values;
  erf(values: Float64Array, out?: Values): Values;
  /** The normal distribution function Φ, with all its digits in the lower tail too. */
  phi(values: Float64Array, out?: Values): Values;
  /** Φ⁻¹: the value below which a share of the normal distribution lies; ±Infinity at 1 and 0, NaN beyond. */
  quantile(shares: Float64Array, out?: Values): Values;
  /** ln Γ(value) for value > 0; NaN for negative values, +Infinity at 0. */
  logGamma(values: Float64Array, out?: Values): Values;
  sin(values: Float64Array, out?: Values): Values;
  cos(values: Float64Array, out?: Values): Values;
  tan(values: Float64Array, out?: Values): Values;
  atan(values: Float64Array, out?: Values): Values;

  /** As `exp` in float32. */
  expF32(values: Float32Array, out?: Float32Array<ArrayBuffer>): Float32Array<ArrayBuffer>;
  /** As `expit` in float32: absolute error ≤ 1e-7. */
  expitF32(values: Float32Array, out?: Float32Array<ArrayBuffer>): Float32Array<ArrayBuffer>;
}
