// Plain twins of the elementwise calls. Math.* may differ in the last bits between JavaScript engines.

export function exp(value: number): number {
  return Math.exp(value);
}

export function log(value: number): number {
  return Math.log(value);
}

export function log10(value: number): number {
  return Math.log10(value);
}

/** Integers go through the parser, which rounds correctly; Math.pow does not in every engine. */
export function exp10(value: number): number {
  if (Number.isInteger(value) && Math.abs(value) < 400) return Number(`1e${value}`);
  return 10 ** value;
}

/** 1 / (1 + e^−z), from the side on which nothing overflows or cancels. */
export function expit(value: number): number {
  if (value >= 0) return 1 / (1 + Math.exp(-value));
  const e = Math.exp(value);
  return e / (1 + e);
}

// B_2k / (2k (2k − 1)), the coefficients of Stirling's series.
const STIRLING = [
  1 / 12,
  -1 / 360,
  1 / 1260,
  -1 / 1680,
  1 / 1188,
  -691 / 360360,
  1 / 156,
  -3617 / 122400,
] as const;
const HALF_LOG_TWO_PI = 0.9189385332046727;

/**
 * ln Γ by Stirling's series [abramowitz1964, 6.1.40] after shifting the argument to 16 or more by
 * Γ(x + 1) = x Γ(x). |error| ≤ 2e-14 max(1, |ln Γ|).
 */
export function logGamma(value: number): number {
  if (Number.isNaN(value) || value < 0) return NaN;
  if (value === Infinity) return Infinity;
  let shifted = value;
  let product = 1;
  while (shifted < 16) product *= shifted++;
  const square = 1 / (shifted * shifted);
  let series = 0;
  for (let k = STIRLING.length - 1; k >= 0; k--) series = series * square + (STIRLING[k] as number);
  const stirling = (shifted - 0.5) * Math.log(shifted) - shifted + HALF_LOG_TWO_PI + series / shifted;
  return stirling - Math.log(product);
}

/** x^y by the rules of C99, where JavaScript's own differ: 1^y is 1 and (−1)^±Infinity is 1. */
export function pow(value: number, exponent: number): number {
  if (value === 1 || (value === -1 && Math.abs(exponent) === Infinity)) return 1;
  return value ** exponent;
}
