import { wholeBytes } from "../arena";
import { invariant, mulAdd } from "../lanes";
import { expitLanes } from "../math/expit";
import { STATUS_OK } from "../status";

/**
 * out[i] = γ + (1 − γ − λ) Π_j expit(k_j (x[i] − c_j))
 *
 * Method   one pass over the points per skill, the product held in `output`; γ and λ in a last pass.
 * Error    the sum of the factors' errors plus half an ulp per product.
 * Special  as `logistic`; no skills give 1 − λ.
 * Layout   thresholds[skills], steepnesses[skills]; whole pairs of vectors of points.
 */
export function product(x: usize, output: usize, length: i32, thresholds: usize, steepnesses: usize, skills: i32, guess: f64, lapse: f64): i32 {
  const end = wholeBytes(length);
  for (let i: usize = 0; i < end; i += 16) v128.store(output + i, f64x2.splat(1.0));
  for (let j = 0; j < skills; j++) {
    const c = invariant(load<f64>(thresholds + (<usize>j << 3)), 0);
    const k = invariant(load<f64>(steepnesses + (<usize>j << 3)), 1);
    for (let i: usize = 0; i < end; i += 32) {
      const first = expitLanes(f64x2.mul(k, f64x2.sub(v128.load(x + i), c)));
      const second = expitLanes(f64x2.mul(k, f64x2.sub(v128.load(x + i, 16), c)));
      v128.store(output + i, f64x2.mul(v128.load(output + i), first));
      v128.store(output + i, f64x2.mul(v128.load(output + i, 16), second), 16);
    }
  }
  const low = invariant(guess, 2);
  const amplitude = invariant(1.0 - guess - lapse, 3);
  for (let i: usize = 0; i < end; i += 16) v128.store(output + i, mulAdd(amplitude, v128.load(output + i), low));
  return STATUS_OK;
}
