import { allocate, wholeBytes } from "../arena";
import { logistic } from "../curve/logistic";
import { raise } from "../curve/power";

// The curves of a grid in order, steps innermost: curve = (iThreshold · nSteepness + iSteepness) · nSteps + iSteps.
//
// Per (threshold, steepness) the logistic row s is computed once; the row of the current steps L is s^L, carried from
// one L to the next by the missing factors. The chain always starts at the first of the steps, also where a slice
// begins in its middle, so that every cut of the grid gives the same bits.
//
//   base  | s(x_0) … s(x_n−1) | rounded up to whole pairs
//   row   | s(x_0)^L …        |

/** Static: where the grid's axes lie and where the chain stands. */
let thresholds: usize = 0;
let steepnesses: usize = 0;
let steepnessLength: i32 = 0;
let steps: usize = 0;
let stepsLength: i32 = 0;
let points: usize = 0;
let pointsLength: i32 = 0;
let base: usize = 0;
let row: usize = 0;
let pair: i32 = -1;
let place: i32 = 0;
let power: i32 = 0;

/** Notes the axes and takes the two rows; false where memory is short. */
export function openGrid(c: usize, k: usize, kLength: i32, l: usize, lLength: i32, x: usize, xLength: i32): bool {
  thresholds = c;
  steepnesses = k;
  steepnessLength = kLength;
  steps = l;
  stepsLength = lLength;
  points = x;
  pointsLength = xLength;
  pair = -1;
  base = allocate(rowBytes());
  row = allocate(rowBytes());
  return base != 0 && row != 0;
}

@inline
function rowBytes(): u32 {
  return <u32>wholeBytes(pointsLength);
}

@inline
function stepsAt(i: i32): i32 {
  return <i32>load<f64>(steps + (<usize>i << 3));
}

/** Address of the scores of a curve; valid until the next call. */
export function rowOf(curve: i32): usize {
  const wanted = curve / stepsLength;
  if (wanted != pair) startPair(wanted);
  const target = curve - wanted * stepsLength;
  while (place < target) advance(stepsAt(++place));
  return row;
}

function startPair(wanted: i32): void {
  pair = wanted;
  place = 0;
  const c = load<f64>(thresholds + (<usize>(wanted / steepnessLength) << 3));
  const k = load<f64>(steepnesses + (<usize>(wanted % steepnessLength) << 3));
  logistic(points, base, pointsLength, c, k, 0.0, 0.0);
  restart(stepsAt(0));
}

function restart(target: i32): void {
  memory.copy(row, base, rowBytes());
  raise(row, base, rowBytes(), target - 1);
  power = target;
}

/** From the row of the former steps to that of the next; downwards the power is taken afresh. */
function advance(target: i32): void {
  if (target < power) return restart(target);
  raise(row, base, rowBytes(), target - power);
  power = target;
}
