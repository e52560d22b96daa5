import { wholeBytes } from "../arena";
import { invariant, mulAdd } from "../lanes";
import { expitLanes } from "../math/expit";
import { STATUS_OK } from "../status";

/**
 * out[i] = γ + (1 − γ − λ) expit(k (x[i] − c))
 *
 * Error    that of expit at the rounded argument: ≤ 2.5 ulp of the core plus |z| ulp from rounding z = k (x − c).
 * Special  NaN in x or a parameter → NaN; x = ±Infinity → the asymptotes.
 * Layout   whole pairs of vectors.
 */
export function logistic(x: usize, output: usize, length: i32, threshold: f64, steepness: f64, guess: f64, lapse: f64): i32 {
  const c = invariant(threshold, 0);
  const k = invariant(steepness, 1);
  const low = invariant(guess, 2);
  const amplitude = invariant(1.0 - guess - lapse, 3);
  for (let i: usize = 0, end = wholeBytes(length); i < end; i += 32) {
    const first = expitLanes(f64x2.mul(k, f64x2.sub(v128.load(x + i), c)));
    const second = expitLanes(f64x2.mul(k, f64x2.sub(v128.load(x + i, 16), c)));
    v128.store(output + i, mulAdd(amplitude, first, low));
    v128.store(output + i, mulAdd(amplitude, second, low), 16);
  }
  return STATUS_OK;
}
