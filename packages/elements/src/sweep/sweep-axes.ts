// The axes of a spec as a reader meets them: each a row of steps that a slider can walk or a heatmap can lay out.
import { OnsetError, planSweep, type SweepPlan, type SweepSpec } from "@onset/core";

/** One parameter that an axis sets, with its values step by step. */
export interface AxisMember {
  readonly name: string;
  /** As in `SweepColumn`: `x`, `scale`, `share`, `count`, other words. */
  readonly unit: string;
  readonly values: Float64Array;
}

/** One axis of a sweep. */
export interface SweepAxis {
  /** As in the spec. */
  readonly name: string;
  readonly steps: number;
  /** The parameters that it sets: one, or those that go together. */
  readonly members: readonly [AxisMember, ...AxisMember[]];
}

/** A column of results, and which of the spec's observables gives it. */
export interface ValueColumn {
  readonly name: string;
  readonly unit: string;
  /** Index in `spec.observables`. */
  readonly observable: number;
}

/** What a spec offers to be looked at. */
export interface SweepContents {
  readonly axes: readonly SweepAxis[];
  readonly columns: readonly ValueColumn[];
}

/**
 * Axes and columns of a spec.
 *
 * @throws {@link OnsetError} `invalid-spec` where a rule is broken, or an axis has too many points to walk
 */
export function readContents(spec: SweepSpec): SweepContents {
  const plan = planSweep(withoutReduction(spec));
  const units = new Map(plan.columns.map((column) => [column.name, column.unit]));
  const own = new Map(plan.axes.map((axis) => [axis.name, readAxis(axis, units)]));
  const axes = Object.keys(spec.axes).map((name) => own.get(name) ?? scaleAxis(plan.scales));
  return { axes, columns: spec.observables.flatMap((_, index) => valueColumns(spec, index)) };
}

/** The spec with every combination kept: what an element shows is chosen by its reader. */
export function withoutReduction(spec: SweepSpec): SweepSpec {
  const { reduce: _reduce, output: _output, ...rest } = spec;
  return rest;
}

type PlannedAxis = SweepPlan["axes"][number];

function readAxis(
  { name, parameters, values, count }: PlannedAxis,
  units: ReadonlyMap<string, string>,
): SweepAxis {
  if (values === null) {
    throw new OnsetError(
      "invalid-spec",
      `axes.${name} has ${count} points, too many to be walked one by one: give it fewer, or an axis to each of its parameters`,
      { axis: name },
    );
  }
  const [first, ...others] = parameters.map((parameter, j): AxisMember => ({
    name: parameter,
    unit: shortUnit(units.get(parameter) ?? ""),
    values: Float64Array.from(
      { length: count },
      (_, step) => values[step * parameters.length + j] ?? Number.NaN,
    ),
  }));
  if (first === undefined)
    throw new OnsetError("invalid-spec", `axes.${name} sets no parameter: give it one`);
  return { name, steps: count, members: [first, ...others] };
}

function scaleAxis(scales: Float64Array): SweepAxis {
  return { name: "scale", steps: scales.length, members: [{ name: "scale", unit: "scale", values: scales }] };
}

/** A unit as figures know it; theirs for positions and scales are words of their own. */
function shortUnit(unit: string): string {
  if (unit === "log10 of the scale") return "x";
  return unit === "as published" ? "scale" : unit;
}

/** The columns that one observable alone gives. */
function valueColumns(spec: SweepSpec, index: number): readonly ValueColumn[] {
  const observable = spec.observables[index];
  if (observable === undefined) return [];
  const { columns } = planSweep({ ...withoutReduction(spec), observables: [observable] });
  return columns
    .filter((column) => column.role === "observable")
    .map(({ name, unit }) => ({ name, unit: shortUnit(unit), observable: index }));
}
