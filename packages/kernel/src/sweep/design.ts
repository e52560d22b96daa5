import type { CurveDesign, DesignAxis } from "../sweep-calls.ts";

/** Number of steps of an axis. */
export function stepsOf(axis: DesignAxis): number {
  return axis.values.length / axis.slots.length;
}

/** Number of curves of a design: the product of the steps of its axes. */
export function designCurves(design: CurveDesign): number {
  return design.axes.reduce((product, axis) => product * stepsOf(axis), 1);
}

/** The steps of curve `index`, one for each axis: its mixed-radix digits, the first axis outermost. */
export function digitsOf(design: CurveDesign, index: number): number[] {
  let rest = index;
  return design.axes
    .toReversed()
    .map((axis) => {
      const steps = stepsOf(axis);
      const digit = rest % steps;
      rest = Math.floor(rest / steps);
      return digit;
    })
    .toReversed();
}

/** Every slot of curve `index`. */
export function slotsOf(design: CurveDesign, index: number): Float64Array<ArrayBuffer> {
  const slots = Float64Array.from(design.base);
  digitsOf(design, index).forEach((digit, a) => {
    const axis = design.axes[a] as DesignAxis;
    axis.slots.forEach((slot, j) => (slots[slot] = axis.values[digit * axis.slots.length + j] as number));
  });
  return slots;
}

/** Every value that a slot takes in a design; repeats stay. */
export function valuesOf(design: CurveDesign, slot: number): Float64Array {
  for (const { slots, values } of design.axes) {
    const at = slots.indexOf(slot);
    if (at >= 0) return values.filter((_, i) => i % slots.length === at);
  }
  return design.base.slice(slot, slot + 1);
}
