import { axisAt } from "../sweep/design";
import { MODEL_LOGISTIC, Run, slot, SLOT_STEEPNESS, SLOT_THRESHOLD } from "../sweep/run";
import { fillTable } from "../row/exponentials";
import { logisticRow } from "../row/logistic";
import { shiftScores } from "./squares";

/**
 * Sums of squares where thresholds lie in whole steps of x
 *
 * Method   A F(k (x_i − c_j)) depends on i − j q alone, q steps of x from one threshold to the next: one table for each
 *          steepness, in which every curve is a window. Four neighbours share the loads of the scores; they are always
 *          the same four, wherever a range of curves begins.
 * Used     where the innermost axis sets the threshold alone, at 8 steps or more; x and thresholds lie on the grid within
 *          1e-11 of a step of x; weights are equal; nothing but sums of squares is asked. Found from the values alone.
 * Error    that of the grid: x moved by up to 1e-11 of a step.
 */
const TOLERANCE: f64 = 1e-11;
const FEWEST: i32 = 8;

/** Steps of x from one threshold to the next; 0 where the design has no such grid. */
function stepsBetween(run: Run): i32 {
  if (run.model != MODEL_LOGISTIC || !run.squaresOnly || !run.equalWeights || !run.equalSteps) return 0;
  if (run.axisCount == 0 || run.points < 4) return 0;
  const axis = axisAt(run, run.axisCount - 1);
  if (axis.count != 1 || load<i32>(axis.slots) != SLOT_THRESHOLD || axis.steps < FEWEST) return 0;
  const first = load<f64>(axis.values);
  const steps = nearest<f64>((load<f64>(axis.values, 8) - first) * run.perStep);
  if (!(steps >= 1.0 && steps <= <f64>run.points)) return 0;
  for (let j = 0; j < axis.steps; j++) {
    const place = load<f64>(axis.values + (<usize>j << 3)) - first;
    if (!(abs(place - <f64>j * steps * run.step) <= TOLERANCE * run.step)) return 0;
  }
  return <i32>steps;
}

/** Bytes that windows need: places, table; 0 where they do not serve, or the table would be no smaller than the rows. */
export function windowBytes(run: Run): u32 {
  run.windowSteps = stepsBetween(run);
  if (run.windowSteps == 0) return 0;
  const curves = axisAt(run, run.axisCount - 1).steps;
  const places = <f64>run.points + <f64>(curves - 1) * <f64>run.windowSteps;
  if (places > 2e6 || places * 4.0 > <f64>curves * <f64>run.points) run.windowSteps = 0;
  return run.windowSteps == 0 ? 0 : ((<u32>places << 3) + 63) & ~63;
}

/** Writes the distances x − c that there are, the largest threshold's first. */
export function placeWindows(run: Run): void {
  const axis = axisAt(run, run.axisCount - 1);
  const least = load<f64>(run.x) - load<f64>(axis.values);
  const offset = (axis.steps - 1) * run.windowSteps;
  for (let t = 0; <usize>t << 3 < run.windowBytes; t++) {
    store<f64>(run.windowPlaces + (<usize>t << 3), least + <f64>(t - offset) * run.step);
  }
  run.windowSteepness = NaN;
  run.windowGroup = -1;
}

/** Sum of squares of the current curve. */
export function squaresOfWindow(run: Run): f64 {
  shiftScores(run);
  const k = slot(run, SLOT_STEEPNESS);
  if (run.windowSteepness != k || run.windowAmplitude != run.amplitude) {
    run.windowSteepness = k;
    run.windowAmplitude = run.amplitude;
    run.windowGroup = -1;
    fillTable(run.windowTable, run.windowPlaces, run.windowBytes, k, 0.0, run.limit);
    logisticRow(run.windowTable, 1.0, run.windowTable, run.windowBytes, run.amplitude, 0.0);
  }
  const curve = axisAt(run, run.axisCount - 1).digit;
  if (run.windowGroup != curve >> 2 || run.windowShift != run.shift) fillGroup(run, curve >> 2);
  return load<f64>(run.windowSums + (<usize>(curve & 3) << 3)) * load<f64>(run.weights);
}

/** Address of a curve's window; behind the last curve that of the last. */
@inline
function windowOf(run: Run, curve: i32): usize {
  const last = axisAt(run, run.axisCount - 1).steps - 1;
  return run.windowTable + (<usize>((last - min(curve, last)) * run.windowSteps) << 3);
}

@inline
function square(sum: v128, score: v128, window: usize): v128 {
  const d = f64x2.sub(v128.load(window), score);
  return f64x2.add(sum, f64x2.mul(d, d));
}

/** The sums of four neighbours. */
function fillGroup(run: Run, group: i32): void {
  run.windowGroup = group;
  run.windowShift = run.shift;
  const w0 = windowOf(run, 4 * group);
  const w1 = windowOf(run, 4 * group + 1);
  const w2 = windowOf(run, 4 * group + 2);
  const w3 = windowOf(run, 4 * group + 3);
  const scores = run.shifted;
  const whole = (<usize>run.points & ~3) << 3;
  let a0 = f64x2.splat(0.0);
  let a1 = a0;
  let a2 = a0;
  let a3 = a0;
  let b0 = a0;
  let b1 = a0;
  let b2 = a0;
  let b3 = a0;
  for (let i: usize = 0; i < whole; i += 32) {
    const y = v128.load(scores + i);
    a0 = square(a0, y, w0 + i);
    a1 = square(a1, y, w1 + i);
    a2 = square(a2, y, w2 + i);
    a3 = square(a3, y, w3 + i);
    const z = v128.load(scores + i, 16);
    b0 = square(b0, z, w0 + i + 16);
    b1 = square(b1, z, w1 + i + 16);
    b2 = square(b2, z, w2 + i + 16);
    b3 = square(b3, z, w3 + i + 16);
  }
  const sums = run.windowSums;
  store<f64>(sums, finish(run, whole, f64x2.add(a0, b0), w0));
  store<f64>(sums, finish(run, whole, f64x2.add(a1, b1), w1), 8);
  store<f64>(sums, finish(run, whole, f64x2.add(a2, b2), w2), 16);
  store<f64>(sums, finish(run, whole, f64x2.add(a3, b3), w3), 24);
}

/** Up to three more points, one by one. */
function finish(run: Run, begin: usize, lanes: v128, window: usize): f64 {
  let sum = f64x2.extract_lane(lanes, 0) + f64x2.extract_lane(lanes, 1);
  for (let i = begin; i < <usize>run.points << 3; i += 8) {
    const d = load<f64>(window + i) - load<f64>(run.shifted + i);
    sum += d * d;
  }
  return sum;
}
