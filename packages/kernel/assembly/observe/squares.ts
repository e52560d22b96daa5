import { invariant } from "../lanes";
import { Run, slot, SLOT_GUESS } from "../sweep/run";

// Σ w (y − ψ)² with ψ = γ + A q: of (y − γ) − A q, the shifted scores made once for each guess rate.

/** Makes `shifted` hold the scores less the guess rate of the current curve. */
export function shiftScores(run: Run): void {
  const guess = slot(run, SLOT_GUESS);
  if (run.shift == guess) return;
  run.shift = guess;
  for (let i: usize = 0; i < run.bytes; i += 16) {
    v128.store(run.shifted + i, f64x2.sub(v128.load(run.scores + i), f64x2.splat(guess)));
  }
}

/** Of a row that there is. */
export function squaresOfRow(run: Run): f64 {
  shiftScores(run);
  let sum = f64x2.splat(0.0);
  const amplitude = f64x2.splat(run.amplitude);
  for (let i: usize = 0; i < run.bytes; i += 16) {
    const d = f64x2.sub(v128.load(run.shifted + i), f64x2.mul(amplitude, v128.load(run.row + i)));
    sum = f64x2.add(sum, f64x2.mul(v128.load(run.weights + i), f64x2.mul(d, d)));
  }
  return f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
}

/**
 * Of a logistic row that is never written (see row/logistic.ts), from its table and h.
 *
 * Method   one division for two vectors, four sums. Equal weights are taken at the end; the last block, which may hold
 *          points behind the end of x, is weighted point by point.
 */
export function squaresOfLogistic(run: Run, table: usize, h: f64): f64 {
  shiftScores(run);
  const shift = invariant(h, 0);
  const scaled = invariant(run.amplitude * h, 1);
  if (!run.equalWeights) return weighted(run, table, shift, scaled, 0);
  const scores = run.shifted;
  const whole = (<usize>run.points << 3) & ~63;
  let s0 = f64x2.splat(0.0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  for (let i: usize = 0; i < whole; i += 64) {
    const d0 = f64x2.add(v128.load(table + i), shift);
    const d1 = f64x2.add(v128.load(table + i, 16), shift);
    const d2 = f64x2.add(v128.load(table + i, 32), shift);
    const d3 = f64x2.add(v128.load(table + i, 48), shift);
    const d01 = f64x2.mul(d0, d1);
    const d23 = f64x2.mul(d2, d3);
    const r = f64x2.div(scaled, f64x2.mul(d01, d23));
    const r01 = f64x2.mul(r, d23);
    const r23 = f64x2.mul(r, d01);
    const a = f64x2.sub(f64x2.mul(r01, d1), v128.load(scores + i));
    const b = f64x2.sub(f64x2.mul(r01, d0), v128.load(scores + i, 16));
    const c = f64x2.sub(f64x2.mul(r23, d3), v128.load(scores + i, 32));
    const d = f64x2.sub(f64x2.mul(r23, d2), v128.load(scores + i, 48));
    s0 = f64x2.add(s0, f64x2.mul(a, a));
    s1 = f64x2.add(s1, f64x2.mul(b, b));
    s2 = f64x2.add(s2, f64x2.mul(c, c));
    s3 = f64x2.add(s3, f64x2.mul(d, d));
  }
  const sums = f64x2.add(f64x2.add(s0, s1), f64x2.add(s2, s3));
  const sum = f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1);
  return load<f64>(run.weights) * sum + weighted(run, table, shift, scaled, whole);
}

/** The squares from byte `begin` on, with a weight each; those behind the last point are 0. */
function weighted(run: Run, table: usize, shift: v128, scaled: v128, begin: usize): f64 {
  let s0 = f64x2.splat(0.0);
  let s1 = s0;
  for (let i = begin, bytes = run.bytes; i < bytes; i += 32) {
    const d0 = f64x2.add(v128.load(table + i), shift);
    const d1 = f64x2.add(v128.load(table + i, 16), shift);
    const r = f64x2.div(scaled, f64x2.mul(d0, d1));
    const a = f64x2.sub(f64x2.mul(r, d1), v128.load(run.shifted + i));
    const b = f64x2.sub(f64x2.mul(r, d0), v128.load(run.shifted + i, 16));
    s0 = f64x2.add(s0, f64x2.mul(v128.load(run.weights + i), f64x2.mul(a, a)));
    s1 = f64x2.add(s1, f64x2.mul(v128.load(run.weights + i, 16), f64x2.mul(b, b)));
  }
  s0 = f64x2.add(s0, s1);
  return f64x2.extract_lane(s0, 0) + f64x2.extract_lane(s0, 1);
}
