import { allocate } from "../arena";
import { FIT_CONVERGED, FIT_ITERATION_LIMIT, FIT_NO_POINTS, FIT_NOT_FINITE, STATUS_NO_MEMORY, STATUS_OK } from "../status";
import { covariance } from "./covariance";
import { BANDS, placeGrid, searchGrid, tryCandidate } from "./grid";
import { evenLanes, heldOf, idleLane, openLane, statusOf } from "./lane";
import { BEST, BEST_OBJECTIVE, DONE, get, getLane, HIGH, IDLE, ITERATIONS, LOGISTIC_FIELDS, LOW, OBJECTIVE, POINT_BYTES, REACH, set, setLane, THETA, TRIAL } from "./layout";
import { binomial, count, first, last, longest, openBatch, pack } from "./pack";
import { conclude, keepBest, polish } from "./polish";

/** Candidates are polished until they can be told apart, the best of them to the end. */
const ROUGH: f64 = 1e-4;
/** A log-likelihood is large by nature; what tells candidates apart is a small share of it. */
const ROUGH_BINOMIAL: f64 = 1e-6;
const ROUGH_LIMIT: i32 = 24;
const FINE: f64 = 1e-13;
const FINE_LIMIT: i32 = 200;

/**
 * Global four-parameter logistic fits of many series: no starting values.
 *
 * Method   grid over threshold and log steepness with the asymptotes solved for (grid.ts), the best cell of each band
 *          of steepness polished by Fisher scoring in the box (polish.ts), the best of those to the end.
 * Error    ≥ 99 % of 1024 series of the noisy kind reach the optimum of a dense search (test/fits.test.ts).
 * Special  statuses 2 and 3 fill the row with NaN.
 * Layout   FitBatch in; one row of LOGISTIC_FIELDS a series out (src/unpack-fits.ts).
 */
export function fitLogistic(isBinomial: i32, series: i32, offsets: usize, x: usize, scores: usize, weights: usize, bounds: usize, output: usize): i32 {
  openBatch(isBinomial != 0, offsets, x, scores, weights);
  const points = allocate(<u32>longest(series) * <u32>POINT_BYTES);
  if (points == 0) return STATUS_NO_MEMORY;
  for (let s = 0; s < series; s += 2) {
    open(s, 0, bounds, points);
    if (s + 1 < series) open(s + 1, 1, bounds, points);
    else idleLane(1, FIT_NO_POINTS);
    fitPair(points);
    close(0, output + (<usize>(s * LOGISTIC_FIELDS) << 3));
    if (s + 1 < series) close(1, output + (<usize>((s + 1) * LOGISTIC_FIELDS) << 3));
  }
  return STATUS_OK;
}

/** Reads one series into a lane. */
function open(s: i32, lane: i32, bounds: usize, points: usize): void {
  const box = bounds + (<usize>s << 6);
  for (let a: usize = 0; a < 4; a++) {
    setLane(LOW + (a << 4), lane, load<f64>(box + (a << 4)));
    setLane(HIGH + (a << 4), lane, load<f64>(box + (a << 4), 8));
  }
  const status = pack(s, lane, points);
  if (status != FIT_CONVERGED) return idleLane(lane, status);
  openLane(lane, status);
  setLane(REACH, lane, last > first ? 0.5 * (last - first) : 1.0);
  placeGrid(lane, first, last, count);
}

function fitPair(points: usize): void {
  if (i64x2.all_true(get(IDLE))) return;
  const length = evenLanes(points);
  set(ITERATIONS, f64x2.splat(0.0));
  searchGrid(points, length);
  set(BEST_OBJECTIVE, f64x2.splat(-Infinity));
  for (let band = 0; band < BANDS; band++) {
    tryCandidate(band);
    polish(points, length, false, binomial ? ROUGH_BINOMIAL : ROUGH, ROUGH_LIMIT);
    keepBest();
  }
  for (let a: usize = 0; a < 64; a += 16) set(TRIAL + a, get(BEST + a));
  polish(points, length, false, FINE, FINE_LIMIT);
  conclude(points, length, false);
}

/** Writes the row of one lane. */
function close(lane: i32, row: usize): void {
  let status = statusOf(lane);
  const objective = getLane(OBJECTIVE, lane);
  if (status == FIT_CONVERGED && !(objective - objective == 0.0)) status = FIT_NOT_FINITE;
  if (status != FIT_CONVERGED) return closeEmpty(row, status);
  for (let a: usize = 0; a < 4; a++) store<f64>(row + (a << 3), getLane(THETA + (a << 4), lane));
  store<f64>(row, objective, 32);
  const held = heldOf(THETA, lane);
  covariance(lane, getLane(THETA + 16, lane), held, row + 40);
  store<f64>(row, <f64>held, 120);
  store<f64>(row, getLane(ITERATIONS, lane), 128);
  const done = reinterpret<i64>(getLane(DONE, lane)) != 0;
  store<f64>(row, <f64>(done ? FIT_CONVERGED : FIT_ITERATION_LIMIT), 136);
}

function closeEmpty(row: usize, status: i32): void {
  for (let i: usize = 0; i < 120; i += 8) store<f64>(row + i, NaN);
  store<f64>(row, 0.0, 120);
  store<f64>(row, 0.0, 128);
  store<f64>(row, <f64>status, 136);
}
