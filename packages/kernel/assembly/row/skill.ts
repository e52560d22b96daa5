import { LAYOUT_SPREAD, Run, slot, SLOT_FIRST_SKILL } from "../sweep/run";

/** Spread of all thresholds around the middle one; layout `spread` alone. */
@inline
export function spreadOf(run: Run): f64 {
  return slot(run, SLOT_FIRST_SKILL + 2);
}

/** Where skill j of n lies within the spread: (j + ½)/n − ½. */
@inline
export function placeOf(j: i32, n: i32): f64 {
  return (<f64>j + 0.5) / <f64>n - 0.5;
}

/** Threshold of skill j of the current curve. */
export function thresholdOf(run: Run, j: i32, n: i32): f64 {
  if (run.layout == LAYOUT_SPREAD) return slot(run, SLOT_FIRST_SKILL) + spreadOf(run) * placeOf(j, n);
  return slot(run, SLOT_FIRST_SKILL + 2 * j);
}

export function steepnessOf(run: Run, j: i32): f64 {
  return slot(run, run.layout == LAYOUT_SPREAD ? SLOT_FIRST_SKILL + 1 : SLOT_FIRST_SKILL + 2 * j + 1);
}

/** 1 where no skill falls, −1 where none rises, else 0. */
export function skillsDirection(run: Run, n: i32): i32 {
  let rises = false;
  let falls = false;
  for (let j = 0; j < n; j++) {
    const k = steepnessOf(run, j);
    rises = rises || k > 0.0;
    falls = falls || k < 0.0;
  }
  if (rises && falls) return 0;
  return falls ? -1 : 1;
}
