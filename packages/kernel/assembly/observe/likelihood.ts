import { mulAdd } from "../lanes";
import { logLanes } from "../math/log";
import { Run, slot, SLOT_GUESS, SLOT_LAPSE } from "../sweep/run";

/**
 * Σ w (y ln ψ + (1 − y) ln(1 − ψ)), with 1 − ψ = λ + A (1 − F^L) from its own small side
 *
 * Error    ≤ 2 ulp of each logarithm; of their sum, n ulp of the largest term.
 * Special  0 ln 0 = 0; a score that the curve makes impossible gives −Infinity.
 */
export function logLikelihoodOf(run: Run): f64 {
  const guess = f64x2.splat(slot(run, SLOT_GUESS));
  const lapse = f64x2.splat(slot(run, SLOT_LAPSE));
  const amplitude = f64x2.splat(run.amplitude);
  let sum = f64x2.splat(0.0);
  for (let i: usize = 0; i < run.bytes; i += 16) {
    const right = mulAdd(amplitude, v128.load(run.row + i), guess);
    const wrong = mulAdd(amplitude, v128.load(run.rest + i), lapse);
    sum = f64x2.add(sum, f64x2.add(term(v128.load(run.hits + i), right), term(v128.load(run.misses + i), wrong)));
  }
  return f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
}

function term(share: v128, chance: v128): v128 {
  return v128.and(f64x2.ne(share, f64x2.splat(0.0)), f64x2.mul(share, logLanes(chance)));
}
