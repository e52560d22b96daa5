import { Run } from "../sweep/run";

@inline
function at(row: usize, i: i32): f64 {
  return load<f64>(row + (<usize>i << 3));
}

/** Slope of F^L between points i − 1 and i, as the pass of measure.ts has it. */
@inline
function slopeBefore(run: Run, i: i32): f64 {
  const rise = at(run.row, i) - at(run.row, i - 1);
  return run.even ? rise / run.step : rise * at(run.inverseSteps, i);
}

/** Index of the right end of the steepest interval, the first of equals. */
function steepestEnd(run: Run): i32 {
  const row = run.row;
  const most = run.even ? run.steepest * run.step : run.steepest;
  // Rounding must not choose between intervals that are equally steep, as those of shares k / n often are.
  const enough = most * (1.0 - 1e-12);
  for (let i = 1; i < run.points; i++) {
    const rise = at(row, i) - at(row, i - 1);
    if (abs(run.even ? rise : rise * at(run.inverseSteps, i)) >= enough) return i;
  }
  return 1;
}

/** Steepest slope of the score, with its sign. */
export function slopeOf(run: Run): f64 {
  const direction = run.direction == 0 ? sign(slopeBefore(run, steepestEnd(run))) : <f64>run.direction;
  return direction * run.amplitude * run.steepest;
}

/** Middle of the steepest interval; of a constant score the first. */
export function slopeAt(run: Run): f64 {
  const end = run.amplitude == 0.0 ? 1 : steepestEnd(run);
  return 0.5 * (at(run.x, end - 1) + at(run.x, end));
}

@inline
function sign(value: f64): f64 {
  return value < 0.0 ? -1.0 : 1.0;
}
