import { STATUS_NO_MEMORY, STATUS_OK } from "../status";
import { crossingAt, firstAtLeast } from "./crossing";
import { openGrid, rowOf } from "./grid";

/**
 * onset[i] = x where curve begin + i crosses ½, width[i] = its distance between 0.1 and 0.9
 *
 * Method   every score of every curve is computed (see grid.ts) in a row that stays in the first-level cache; the
 *          crossings are found by bisection, 0.1 and 0.9 each on its side of ½.
 * Error    ≤ 1e-12 of the axis for curves that the grid resolves (tested against the twin).
 * Special  NaN where a crossing lies outside the grid.
 * Layout   thresholds[…], steepnesses[kLength], steps[lLength], x[xLength] in; onset[end − begin], width[end − begin] out.
 */
export function sweepCurves(c: usize, k: usize, kLength: i32, l: usize, lLength: i32, x: usize, xLength: i32, begin: i32, end: i32, onset: usize, width: usize): i32 {
  if (!openGrid(c, k, kLength, l, lLength, x, xLength)) return STATUS_NO_MEMORY;
  for (let curve = begin; curve < end; curve++) {
    const row = rowOf(curve);
    const middle = firstAtLeast(row, 0, xLength, 0.5);
    const low = firstAtLeast(row, 0, min(middle + 1, xLength), 0.1);
    const high = firstAtLeast(row, middle, xLength, 0.9);
    const out = <usize>(curve - begin) << 3;
    store<f64>(onset + out, crossingAt(x, row, middle, xLength, 0.5));
    store<f64>(width + out, crossingAt(x, row, high, xLength, 0.9) - crossingAt(x, row, low, xLength, 0.1));
  }
  return STATUS_OK;
}
