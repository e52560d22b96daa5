import { mulAdd, select2 } from "../lanes";
import { accumulateBinomial, accumulateExpected, accumulateGaussian, shape, shapeProjected } from "./accumulate";
import { BEST, BEST_OBJECTIVE, DAMPING, DONE, get, GRADIENT, IDLE, INFORMATION, ITERATIONS, OBJECTIVE, set, STREAK, THETA, TRIAL, TRIAL_GRADIENT, TRIAL_INFORMATION, TRIAL_OBJECTIVE, WEIGHT } from "./layout";
import { binomial } from "./pack";
import { step } from "./solve";

/** Objective and derivatives at the trial. */
function evaluate(points: usize, count: i32, line: bool): void {
  if (binomial) {
    if (!line) shape(points, count);
    accumulateBinomial(points, count);
  } else {
    if (!line) shapeProjected(points, count);
    accumulateGaussian(points, count);
  }
}

/** The objective, gradient and expected information at θ, in the trial's place. */
export function conclude(points: usize, count: i32, line: bool): void {
  for (let i: usize = 0; i < 64; i += 16) set(TRIAL + i, get(THETA + i));
  if (!line) shape(points, count);
  if (binomial) accumulateExpected(points, count);
  else accumulateGaussian(points, count);
}

/** What counts as an idle step, in tolerances; how many of them end the search. */
const IDLE_GAIN: f64 = 100.0;
const IDLE_STEPS: f64 = 3.0;

/** Takes the trial over where it is better; answers by how much, and is stricter where nothing moves. */
@inline
function accept(tolerance: f64): v128 {
  const better = v128.andnot(f64x2.gt(get(TRIAL_OBJECTIVE), get(OBJECTIVE)), get(DONE));
  for (let i: usize = 0; i < 64; i += 16) {
    set(THETA + i, select2(better, get(TRIAL + i), get(THETA + i)));
    set(GRADIENT + i, select2(better, get(TRIAL_GRADIENT + i), get(GRADIENT + i)));
  }
  for (let i: usize = 0; i < 160; i += 16) {
    set(INFORMATION + i, select2(better, get(TRIAL_INFORMATION + i), get(INFORMATION + i)));
  }
  const gain = f64x2.sub(get(TRIAL_OBJECTIVE), get(OBJECTIVE));
  const idle = f64x2.le(gain, f64x2.mul(f64x2.abs(get(OBJECTIVE)), f64x2.splat(IDLE_GAIN * tolerance)));
  // One more idle step in a row, or none any more; a refused step counts for nothing.
  const streak = v128.and(f64x2.add(get(STREAK), f64x2.splat(1.0)), idle);
  set(STREAK, select2(better, streak, get(STREAK)));
  set(OBJECTIVE, select2(better, get(TRIAL_OBJECTIVE), get(OBJECTIVE)));
  return better;
}

/**
 * Levenberg–Marquardt from the trial: the damping falls tenfold with a
 * step that climbs and grows eightfold with one that does not.
 *
 * A lane stops when its next step promises less than `tolerance` of the objective, when three accepted steps in a row
 * gained less than a hundred times that (the floor of a valley that the data leave level), or when no step climbs.
 */
export function polish(points: usize, count: i32, line: bool, tolerance: f64, limit: i32): void {
  const zero = f64x2.splat(0.0);
  for (let i: usize = 0; i < 64; i += 16) {
    set(THETA + i, get(TRIAL + i));
    set(GRADIENT + i, zero);
  }
  for (let i: usize = 0; i < 160; i += 16) set(INFORMATION + i, zero);
  set(OBJECTIVE, f64x2.splat(-Infinity));
  set(STREAK, zero);
  set(DAMPING, f64x2.splat(1e-2));
  set(DONE, get(IDLE));
  // Where the objective itself is 0 (an exact fit), the scale of the weights serves.
  const least = f64x2.mul(get(WEIGHT), f64x2.splat(tolerance * 1e-6));
  for (let iteration = 0; iteration < limit; iteration++) {
    evaluate(points, count, line);
    set(ITERATIONS, f64x2.add(get(ITERATIONS), v128.andnot(f64x2.splat(1.0), get(DONE))));
    const better = accept(tolerance);
    const damping = f64x2.mul(get(DAMPING), select2(better, f64x2.splat(0.1), f64x2.splat(8.0)));
    set(DAMPING, f64x2.pmax(damping, f64x2.splat(1e-9)));
    const promised = step();
    const enough = mulAdd(f64x2.abs(get(OBJECTIVE)), f64x2.splat(tolerance), least);
    const stuck = f64x2.gt(damping, f64x2.splat(1e12));
    const crawling = f64x2.ge(get(STREAK), f64x2.splat(IDLE_STEPS));
    const done = v128.or(v128.or(get(DONE), crawling), v128.or(stuck, v128.not(f64x2.gt(promised, enough))));
    set(DONE, done);
    if (i64x2.all_true(done)) return;
  }
}

/** Keeps the polished candidate where it beats the best so far. */
export function keepBest(): void {
  const better = f64x2.gt(get(OBJECTIVE), get(BEST_OBJECTIVE));
  for (let i: usize = 0; i < 64; i += 16) set(BEST + i, select2(better, get(THETA + i), get(BEST + i)));
  set(BEST_OBJECTIVE, select2(better, get(OBJECTIVE), get(BEST_OBJECTIVE)));
}
