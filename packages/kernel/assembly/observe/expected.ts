import { expWithin } from "../math/exp";
import { logWithin } from "../math/log";
import { Run, slot, SLOT_STEEPNESS, SLOT_STEPS, SLOT_THRESHOLD } from "../sweep/run";

// Where a logistic's power is expected to cross a level: F^L = v at x = c + q / k with q = −ln(v^(−1/L) − 1). What is
// expected is only ever a first guess, which crossing.ts holds against the row. Values of q are kept for the levels and
// steps seen last.

/** Level, steps, q. */
const KEPT: usize = memory.data(256 * 24, 16);

function quantile(level: f64, steps: f64): f64 {
  const bits = reinterpret<u64>(level);
  const hash = (<u32>(bits ^ (bits >> 32)) + <u32>steps * 0x85ebca6b) * 0x9e3779b1;
  const place = KEPT + <usize>(hash >> 24) * 24;
  if (load<f64>(place) == level && load<f64>(place, 8) == steps) return load<f64>(place, 16);
  const root = first(expWithin(f64x2.splat(-first(logWithin(f64x2.splat(level))) / steps)));
  const q = -first(logWithin(f64x2.splat(root - 1.0)));
  store<f64>(place, level);
  store<f64>(place, steps, 8);
  store<f64>(place, q, 16);
  return q;
}

@inline
function first(lanes: v128): f64 {
  return f64x2.extract_lane(lanes, 0);
}

/** Index of the first point expected at or beyond the level, on an axis of equal steps; NaN for a steepness of 0; level within 1e-9 and 1 − 1e-9. */
@inline
export function expectedIndex(run: Run, level: f64): f64 {
  const x = slot(run, SLOT_THRESHOLD) + quantile(level, slot(run, SLOT_STEPS)) / slot(run, SLOT_STEEPNESS);
  return ceil((x - load<f64>(run.x)) * run.perStep);
}
