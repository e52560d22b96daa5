import { axisAt } from "../sweep/design";
import { Run } from "../sweep/run";
import { centre, centreNumber, demoteTable, expOfDifference, fillTable, SPAN, SPAN_F32 } from "./exponentials";

// Tables of exponentials, kept between curves and calls. One has its place by the group (a skill, else 0), the step of the
// axis that sets the steepness, and the number of its centre, so that neither order of the axes (thresholds within
// steepnesses, or the other way round) drives tables out. A place holds what its key says: steepness, centre, form.

const KEY_BYTES: usize = 24;
const F64: f64 = 1.0;
const F32: f64 = 2.0;

/** What a curve needs of a table: its address and h = e^(−k (c − m)); F = h / (table + h). */
export let tableFound: usize = 0;
export let h: f64 = 0.0;

function place(run: Run, group: i32, number: f64): i32 {
  const axis = load<i32>(run.tableAxes + (<usize>group << 2));
  const step = axis < 0 ? 0 : axisAt(run, axis).digit % run.tableSteps;
  const ways = <f64>run.tableWays;
  const way = abs(number) < 1e9 ? <i32>(abs(number) % ways) : 0;
  return (group * run.tableSteps + step) * run.tableWays + way;
}

/** True where the place held another table, which its key no longer says. */
function claim(run: Run, at: i32, k: f64, m: f64, form: f64): bool {
  const key = run.tableKeys + <usize>at * KEY_BYTES;
  if (load<f64>(key) == k && load<f64>(key, 8) == m && load<f64>(key, 16) == form) return false;
  store<f64>(key, k);
  store<f64>(key, m, 8);
  store<f64>(key, form, 16);
  return true;
}

/** Finds or makes the float64 table for a threshold and a steepness; the answer is in `tableFound` and `h`. */
export function findTable(run: Run, group: i32, k: f64, c: f64): void {
  const number = centreNumber(k, c, SPAN);
  const m = centre(k, c, SPAN, number);
  const at = place(run, group, number);
  tableFound = run.tables + <usize>at * run.bytes;
  if (claim(run, at, k, m, F64)) fillTable(tableFound, run.x, run.bytes, k, m, run.limit);
  h = expOfDifference(-k, c, m, 60.0);
}

/** The same for float32: exponents within ±36 of closer centres, by way of float64. */
export function findTableF32(run: Run, group: i32, k: f64, c: f64): void {
  const number = centreNumber(k, c, SPAN_F32);
  const m = centre(k, c, SPAN_F32, number);
  const at = place(run, group, number);
  tableFound = run.tables + <usize>at * run.bytes;
  if (claim(run, at, k, m, F32)) {
    fillTable(run.scratch, run.x, run.bytes, k, m, 36.0);
    demoteTable(tableFound, run.scratch, run.bytes);
  }
  h = expOfDifference(-k, c, m, 20.0);
}
