import { clamp2, mulAdd, select2 } from "../lanes";
import { expClamped } from "../math/exp";
import { odds } from "../math/expit";
import { logLanes } from "../math/log";
import { costOf, intoInterior, leftOf, otherOf } from "./asymptotes";
import { CANDIDATES, get, getLane, GRID_C, GRID_C_STEP, GRID_U, GRID_U_STEP, HIGH, LOW, POINT_BYTES, set, setLane, TRIAL } from "./layout";
import { binomial } from "./pack";

// The start of every fit: a grid over threshold and log steepness, from nearly a line to nearly a step, cut into bands
// of steepness; the best cell of each band is a candidate to be polished.

const COLUMNS: i32 = 32;
const ROWS_PER_BAND: i32 = 2;
export const BANDS: i32 = 4;
const CANDIDATE_BYTES: usize = 80;

function logOf(value: f64): f64 {
  return f64x2.extract_lane(logLanes(f64x2.splat(value)), 0);
}

function into(value: f64, parameter: usize, lane: i32): f64 {
  return max(min(value, getLane(HIGH + parameter, lane)), getLane(LOW + parameter, lane));
}

/** Sets the grid of one lane around its data, within its box. Equal bounds make every column (or row) the same. */
export function placeGrid(lane: i32, first: f64, last: f64, count: i32): void {
  const span = last > first ? last - first : 1.0;
  const cLow = into(first - 0.3 * span, 0, lane), cHigh = into(last + 0.3 * span, 0, lane);
  const uLow = logOf(into(0.5 / span, 16, lane)), uHigh = logOf(into(12.0 * <f64>max(count - 1, 1) / span, 16, lane));
  setLane(GRID_C, lane, cLow);
  setLane(GRID_C_STEP, lane, (cHigh - cLow) / <f64>(COLUMNS - 1));
  setLane(GRID_U, lane, uLow);
  setLane(GRID_U_STEP, lane, (uHigh - uLow) / <f64>(BANDS * ROWS_PER_BAND - 1));
}

/** Fills the candidates. `columns` is 1 where no lane has more than one threshold to look at. */
export function searchGrid(points: usize, count: i32): void {
  const columns = v128.any_true(f64x2.gt(get(GRID_C_STEP), f64x2.splat(0.0))) ? COLUMNS : 1;
  for (let band = 0; band < BANDS; band++) {
    const candidate = CANDIDATES + <usize>band * CANDIDATE_BYTES;
    set(candidate, f64x2.splat(Infinity));
    for (let row = band * ROWS_PER_BAND; row < (band + 1) * ROWS_PER_BAND; row++) {
      const u = mulAdd(get(GRID_U_STEP), f64x2.splat(<f64>row), get(GRID_U));
      const k = clamp2(expClamped(u), get(LOW + 16), get(HIGH + 16));
      for (let column = 0; column < columns; column++) {
        tryCell(points, count, candidate, mulAdd(get(GRID_C_STEP), f64x2.splat(<f64>column), get(GRID_C)), k);
      }
    }
  }
}

function tryCell(points: usize, count: i32, candidate: usize, c: v128, k: v128): void {
  let ff = f64x2.splat(0.0), fr = ff, rr = ff, fy = ff, ry = ff;
  const one = f64x2.splat(1.0);
  for (let at = points, end = points + <usize>count * POINT_BYTES; at < end; at += POINT_BYTES) {
    const y = v128.load(at, 16), w = v128.load(at, 48);
    const e = odds(f64x2.mul(k, f64x2.sub(v128.load(at), c)));
    const fall = f64x2.div(one, f64x2.add(one, e));
    const rise = f64x2.mul(e, fall);
    const wf = f64x2.mul(w, fall), wr = f64x2.mul(w, rise);
    ff = mulAdd(wf, fall, ff);
    fr = mulAdd(wf, rise, fr);
    rr = mulAdd(wr, rise, rr);
    fy = mulAdd(wf, y, fy);
    ry = mulAdd(wr, y, ry);
  }
  const right = otherOf(rr, fr, ry, leftOf(ff, fr, rr, fy, ry), 48);
  const left = otherOf(ff, fr, fy, right, 32);
  const cost = costOf(ff, fr, rr, fy, ry, left, right);
  const better = f64x2.lt(cost, get(candidate));
  set(candidate, select2(better, cost, get(candidate)));
  set(candidate + 16, select2(better, c, get(candidate + 16)));
  set(candidate + 32, select2(better, k, get(candidate + 32)));
  set(candidate + 48, select2(better, left, get(candidate + 48)));
  set(candidate + 64, select2(better, right, get(candidate + 64)));
}

/** Makes a candidate the trial. */
export function tryCandidate(band: i32): void {
  const candidate = CANDIDATES + <usize>band * CANDIDATE_BYTES;
  for (let i: usize = 0; i < 64; i += 16) set(TRIAL + i, get(candidate + 16 + i));
  if (!binomial) return;
  set(TRIAL + 32, intoInterior(get(TRIAL + 32), 32));
  set(TRIAL + 48, intoInterior(get(TRIAL + 48), 48));
}
