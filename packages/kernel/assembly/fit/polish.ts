import { mulAdd, select2 } from "../lanes";
import { accumulateBinomial, accumulateExpected, accumulateGaussian, shape, shapeProjected } from "./accumulate";
import { BEST, BEST_OBJECTIVE, DAMPING, DONE, get, GRADIENT, IDLE, INFORMATION, ITERATIONS, OBJECTIVE, set, THETA, TRIAL, TRIAL_GRADIENT, TRIAL_INFORMATION, TRIAL_OBJECTIVE, WEIGHT } from "./layout";
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

/** Takes the trial over where it is better; answers by how much, and is stricter where nothing moves. */
@inline
function accept(): v128 {
  const better = v128.andnot(f64x2.gt(get(TRIAL_OBJECTIVE), get(OBJECTIVE)), get(DONE));
  for (let i: usize = 0; i < 64; i += 16) {
    set(THETA + i, select2(better, get(TRIAL + i), get(THETA + i)));
    set(GRADIENT + i, select2(better, get(TRIAL_GRADIENT + i), get(GRADIENT + i)));
  }
  for (let i: usize = 0; i < 160; i += 16) {
    set(INFORMATION + i, select2(better, get(TRIAL_INFORMATION + i), get(INFORMATION + i)));
  }
  set(OBJECTIVE, select2(better, get(TRIAL_OBJECTIVE), get(OBJECTIVE)));
  return better;
}

/**
 * Levenberg–Marquardt from the trial: the damping falls tenfold with a
 * step that climbs and grows eightfold with one that does not.
 *
 * A lane stops when its next step promises less than `tolerance` of the objective, or when no step climbs any more.
 */
export function polish(points: usize, count: i32, line: bool, tolerance: f64, limit: i32): void {
  const zero = f64x2.splat(0.0);
  for (let i: usize = 0; i < 64; i += 16) {
    set(THETA + i, get(TRIAL + i));
    set(GRADIENT + i, zero);
  }
  for (let i: usize = 0; i < 160; i += 16) set(INFORMATION + i, zero);
  set(OBJECTIVE, f64x2.splat(-Infinity));
  set(DAMPING, f64x2.splat(1e-2));
  set(DONE, get(IDLE));
  // Where the objective itself is 0 (an exact fit), the scale of the weights serves.
  const least = f64x2.mul(get(WEIGHT), f64x2.splat(tolerance * 1e-6));
  for (let iteration = 0; iteration < limit; iteration++) {
    evaluate(points, count, line);
    set(ITERATIONS, f64x2.add(get(ITERATIONS), v128.andnot(f64x2.splat(1.0), get(DONE))));
    const better = accept();
    const damping = f64x2.mul(get(DAMPING), select2(better, f64x2.splat(0.1), f64x2.splat(8.0)));
    set(DAMPING, f64x2.pmax(damping, f64x2.splat(1e-9)));
    const promised = step();
    const enough = mulAdd(f64x2.abs(get(OBJECTIVE)), f64x2.splat(tolerance), least);
    const stuck = f64x2.gt(damping, f64x2.splat(1e12));
    const done = v128.or(get(DONE), v128.or(stuck, v128.not(f64x2.gt(promised, enough))));
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
