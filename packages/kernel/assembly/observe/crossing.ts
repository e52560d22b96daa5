import { MODEL_LOGISTIC, Run } from "../sweep/run";
import { expectedIndex } from "./expected";

/**
 * x where F^L crosses a level, linear between neighbours; NaN where it does not. The first point counts where it lies on
 * the level.
 *
 * Method   at the place where a logistic is expected to cross, if it does; bisection where the row has a direction, else the first crossing of the kind that is wanted, from the left.
 */
export function crossingOf(run: Run, level: f64): f64 {
  if (load<f64>(run.row) == level) return load<f64>(run.x);
  const after = run.direction == 0 ? firstEitherWay(run, level) : firstReached(run, level);
  if (after == 0 || after >= run.points) return NaN;
  const place = <usize>after << 3;
  const before = load<f64>(run.row + place - 8);
  const left = load<f64>(run.x + place - 8);
  const share = (level - before) / (load<f64>(run.row + place) - before);
  return left + (load<f64>(run.x + place) - left) * share;
}

/** The expected index where the row confirms it. */
function firstReached(run: Run, level: f64): i32 {
  if (run.model == MODEL_LOGISTIC && run.equalSteps && level > 1e-9 && level < 1.0 - 1e-9) {
    // Before the first point and behind the last nothing is to be confirmed but the ends.
    const expected = expectedIndex(run, level);
    let i = expected < <f64>run.points ? 0 : run.points;
    if (expected > 0.0 && i == 0) i = <i32>expected;
    if ((i == run.points || isReached(run, i, level)) && (i == 0 || !isReached(run, i - 1, level))) return i;
  }
  return bisect(run, level);
}

@inline
function isReached(run: Run, i: i32, level: f64): bool {
  const value = load<f64>(run.row + (<usize>i << 3));
  return run.direction < 0 ? value <= level : value >= level;
}

/** Index of the first value that has reached the level, from below where rows rise, from above where they fall. */
@inline
function bisect(run: Run, level: f64): i32 {
  const row = run.row;
  const falls = run.direction < 0;
  let left = 0;
  let count = run.points;
  while (count > 0) {
    const half = count >> 1;
    const value = load<f64>(row + (<usize>(left + half) << 3));
    const short = falls ? value > level : value < level;
    left = select<i32>(left + half + 1, left, short);
    count = select<i32>(count - half - 1, half, short);
  }
  return left;
}

/** Values that are not numbers are crossed by nothing. */
function firstEitherWay(run: Run, level: f64): i32 {
  let before = load<f64>(run.row);
  for (let i = 1; i < run.points; i++) {
    const value = load<f64>(run.row + (<usize>i << 3));
    if (before < level && level <= value && run.wanted >= 0) return i;
    if (before > level && level >= value && run.wanted <= 0) return i;
    before = value;
  }
  return run.points;
}
