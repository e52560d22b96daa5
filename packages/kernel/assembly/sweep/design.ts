import { Axis, Run } from "./run";

// The curves of a design in order: an odometer whose digits are the steps of the axes, the last axis turning fastest.

@inline
export function axisAt(run: Run, a: i32): Axis {
  return changetype<Axis>(run.axes + <usize>a * offsetof<Axis>());
}

/** Sets the slots of an axis to its values at a step. */
function turn(run: Run, axis: Axis, digit: i32): void {
  axis.digit = digit;
  const values = axis.values + ((<usize>digit * axis.count) << 3);
  for (let j = 0; j < axis.count; j++) {
    const at = load<i32>(axis.slots + (<usize>j << 2));
    store<f64>(run.slots + (<usize>at << 3), load<f64>(values + (<usize>j << 3)));
  }
}

/** Sets the slots to those of a curve by its index, an integer. */
export function seek(run: Run, curve: f64): void {
  let rest = <u64>curve;
  for (let a = run.axisCount - 1; a >= 0; a--) {
    const axis = axisAt(run, a);
    turn(run, axis, <i32>(rest % <u64>axis.steps));
    rest /= <u64>axis.steps;
  }
}

/** Sets the slots to those of the next curve. */
export function next(run: Run): void {
  for (let a = run.axisCount - 1; a >= 0; a--) {
    const axis = axisAt(run, a);
    const digit = axis.digit + 1;
    turn(run, axis, digit == axis.steps ? 0 : digit);
    if (digit != axis.steps) return;
  }
}
