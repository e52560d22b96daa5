import { STATUS_NO_MEMORY, STATUS_OK } from "../status";
import { openGrid, rowOf } from "./grid";

/**
 * out[(i − begin) · xLength + j] = score of curve i at x[j]
 *
 * Error    that of exactMatch.
 * Layout   as sweepCurves; the rows lie end to end, without padding.
 */
export function sweepScores(c: usize, k: usize, kLength: i32, l: usize, lLength: i32, x: usize, xLength: i32, begin: i32, end: i32, output: usize): i32 {
  if (!openGrid(c, k, kLength, l, lLength, x, xLength)) return STATUS_NO_MEMORY;
  const bytes = <usize>xLength << 3;
  for (let curve = begin; curve < end; curve++) {
    memory.copy(output + <usize>(curve - begin) * bytes, rowOf(curve), bytes);
  }
  return STATUS_OK;
}
