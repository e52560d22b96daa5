// The values that one parameter takes, from the way they were written.
import { mathematics } from "../mathematics.ts";
import { refuseSpec } from "./spec-fault.ts";
import type { RangeSpec, StepSpec } from "./sweep-spec.ts";

/** One value, a list, or a progression. */
export type ValuesSpec = number | readonly number[] | RangeSpec | StepSpec;

/**
 * The values in the order written. `path` names them in messages: `axes.steepness`.
 *
 * @throws OnsetError `invalid-spec` with path, rule and value
 */
export function valuesOf(spec: ValuesSpec, path: string): Float64Array<ArrayBuffer> {
  if (typeof spec === "number") return Float64Array.of(spec);
  if (!("from" in spec)) return Float64Array.from(spec);
  const values = "to" in spec ? rangeValues(spec, path) : stepValues(spec);
  const bad = values.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) refuseSpec(`${path} must stay finite, got ${values[bad]} as value ${bad + 1}`, "lower count");
  return values;
}

function rangeValues(range: RangeSpec, path: string): Float64Array<ArrayBuffer> {
  const { from, to, count, spacing = "linear", integer = false } = range;
  if (count === 1 && from !== to) {
    refuseSpec(
      `${path}.count is 1, so from and to must be equal, got ${from} and ${to}`,
      `write ${path}: ${from}`,
    );
  }
  if (spacing !== "linear" && !(from > 0 && to > 0)) {
    refuseSpec(
      `${path} with ${spacing} spacing must have positive ends, got ${from} and ${to}`,
      "give values, not their logarithms, or leave spacing out",
    );
  }
  const values = spacing === "linear" ? evenly(from, to, count) : geometrically(from, to, count);
  return integer ? wholeNumbers(values) : values;
}

/** `count` values with both ends included; (from·(n − i) + to·i)/n keeps whole steps whole. */
function evenly(from: number, to: number, count: number): Float64Array<ArrayBuffer> {
  const intervals = count - 1;
  const values = new Float64Array(count).fill(from);
  for (let i = 1; i < count; i++) values[i] = (from * (intervals - i) + to * i) / intervals;
  return values;
}

function geometrically(from: number, to: number, count: number): Float64Array<ArrayBuffer> {
  const kernel = mathematics();
  const [first, last] = kernel.log10(Float64Array.of(from, to));
  const values = kernel.exp10(evenly(first!, last!, count));
  // Both ends as written, not as they come back through the logarithm.
  values[0] = from;
  values[count - 1] = to;
  return values;
}

/** Rounded; neighbours that fall together are one. Ranges are monotone, so no others can. */
function wholeNumbers(values: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const rounded = values.map((value) => Math.round(value));
  return rounded.filter((value, i) => i === 0 || value !== rounded[i - 1]);
}

/** Repeated multiplication: whole ratios of whole numbers stay whole; else at most count/2 ulp from the exact value. */
function stepValues({ from, step, ratio, count }: StepSpec): Float64Array<ArrayBuffer> {
  const values = new Float64Array(count).fill(from);
  for (let i = 1; i < count; i++) {
    values[i] = ratio === undefined ? from + i * (step ?? 0) : values[i - 1]! * ratio;
  }
  return values;
}
