import { OnsetError } from "../errors.ts";
import { mathematics } from "../mathematics.ts";
import type { AxisSpec, SweepSpec } from "./sweep-spec.ts";

/** The values of a sweep's four axes; `steps` is [1] for plain logistics. */
export interface SweepAxes {
  readonly thresholds: Float64Array<ArrayBuffer>;
  readonly steepnesses: Float64Array<ArrayBuffer>;
  readonly steps: Float64Array<ArrayBuffer>;
  readonly scales: Float64Array<ArrayBuffer>;
}

const largestStepCount = 100_000;

/** Resolves and checks the axes of a well-formed spec. Throws `invalid-spec` with path, rule and value. */
export function resolveAxes(spec: SweepSpec, suffix = ""): SweepAxes {
  const axes: SweepAxes = {
    thresholds: axisValues(spec.axes.threshold, "axes.threshold", suffix),
    steepnesses: axisValues(spec.axes.steepness, "axes.steepness", suffix),
    steps:
      spec.axes.steps === undefined ? Float64Array.of(1) : axisValues(spec.axes.steps, "axes.steps", suffix),
    scales: axisValues(spec.axes.scale, "axes.scale", suffix),
  };
  each(axes.steepnesses, (value) => value > 0, "axes.steepness must be positive", suffix);
  each(
    axes.steps,
    (value) => Number.isInteger(value) && value >= 1 && value <= largestStepCount,
    `axes.steps must be integers from 1 to ${largestStepCount}`,
    suffix,
  );
  each(
    axes.scales,
    (value) => value > 0,
    "axes.scale must be positive (as published, not its logarithm)",
    suffix,
  );
  each(
    axes.scales,
    (value, i) => i === 0 || value > axes.scales[i - 1]!,
    "axes.scale must ascend strictly",
    suffix,
  );
  if (axes.scales.length < 2)
    fail(`axes.scale must have at least two values, got ${axes.scales.length}${suffix}`);
  const curves = axes.thresholds.length * axes.steepnesses.length * axes.steps.length;
  if (curves * axes.scales.length > Number.MAX_SAFE_INTEGER) {
    fail(
      `a sweep can have at most 2^53 − 1 cells, got about ${(curves * axes.scales.length).toExponential(2)}${suffix}`,
    );
  }
  return axes;
}

function axisValues(axis: AxisSpec, path: string, suffix: string): Float64Array<ArrayBuffer> {
  if (typeof axis === "number") return Float64Array.of(axis);
  if (!("from" in axis)) return Float64Array.from(axis);
  const { from, to, count } = axis;
  if (count === 1 && from !== to) {
    fail(
      `${path}.count is 1, so from and to must be equal, got ${from} and ${to}${suffix}: write ${path}: ${from}`,
    );
  }
  if (axis.spacing !== "geometric") return evenly(from, to, count);
  if (!(from > 0 && to > 0)) {
    fail(`${path} with geometric spacing must have positive ends, got ${from} and ${to}${suffix}`);
  }
  const kernel = mathematics();
  const [first, last] = kernel.log10(Float64Array.of(from, to));
  const values = kernel.exp10(evenly(first!, last!, count));
  // Both ends as written, not as they come back through the logarithm.
  values[0] = from;
  values[count - 1] = to;
  return values;
}

/** `count` values with both ends included; (from·(n − i) + to·i)/n keeps whole steps whole. */
function evenly(from: number, to: number, count: number): Float64Array<ArrayBuffer> {
  const intervals = count - 1;
  if (intervals === 0) return Float64Array.of(from);
  return Float64Array.from({ length: count }, (_, i) => (from * (intervals - i) + to * i) / intervals);
}

function each(
  values: Float64Array,
  holds: (value: number, index: number) => boolean,
  rule: string,
  suffix: string,
): void {
  const bad = values.findIndex((value, index) => !holds(value, index));
  if (bad >= 0) fail(`${rule}, got ${values[bad]} as value ${bad + 1}${suffix}`);
}

function fail(message: string): never {
  throw new OnsetError("invalid-spec", message);
}
