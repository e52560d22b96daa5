import { wholeBytes } from "../arena";
import { mulAdd } from "../lanes";
import { raise } from "./power";
import { logistic } from "./logistic";
import { STATUS_OK } from "../status";

/**
 * out[i] = γ + (1 − γ − λ) expit(k (x[i] − c))^L
 *
 * Method   the logistic first, then its power by squaring.
 * Error    L times that of expit, plus half an ulp per product.
 * Special  as `logistic`; L is a positive integer (refused before the call otherwise).
 */
export function exactMatch(x: usize, output: usize, length: i32, threshold: f64, steepness: f64, steps: i32, guess: f64, lapse: f64): i32 {
  const end = wholeBytes(length);
  logistic(x, output, length, threshold, steepness, 0.0, 0.0);
  raise(output, output, end, steps - 1);
  const low = f64x2.splat(guess);
  const amplitude = f64x2.splat(1.0 - guess - lapse);
  for (let i: usize = 0; i < end; i += 16) v128.store(output + i, mulAdd(amplitude, v128.load(output + i), low));
  return STATUS_OK;
}
