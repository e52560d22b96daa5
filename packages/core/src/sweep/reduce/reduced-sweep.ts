// What a reduction has to know of a sweep.
import { OnsetError } from "../../errors.ts";
import { stepValues } from "../axis-points.ts";
import { sliceRange } from "../plan-sweep.ts";
import type { SweepPlan } from "../sweep-plan.ts";
import type { ReduceSpec } from "../sweep-spec.ts";
import type { GroupAxis } from "./row-groups.ts";

/** A sweep as its reduction sees it. */
export interface ReducedSweep {
  readonly reduce: ReduceSpec;
  readonly seed: number;
  /** Axes of the rows, outermost first; `scale` is one of them where rows are cells. */
  readonly axes: readonly ReducedAxis[];
  readonly observables: readonly { readonly name: string; readonly unit: string }[];
  readonly slices: number;
  /** Rows [begin, end) of one slice. */
  readonly sliceRows: (index: number) => { readonly begin: number; readonly end: number };
  /** Whether slices can be added: posterior weights need their total first (`weighPosterior`), states have it in them. */
  readonly ready: boolean;
  /** Names the sweep: states of other sweeps are refused. */
  readonly identity: string;
}

/** An axis with the columns that its steps set. */
export interface ReducedAxis extends GroupAxis {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly unit: string }[];
  /** One value for each column at this step. */
  readonly valuesAt: (step: number) => ArrayLike<number>;
}

/** @throws OnsetError `invalid-spec` for a plan without `reduce` */
export function reducedSweep(plan: SweepPlan): ReducedSweep {
  const { spec, rows, curves, slices } = plan;
  if (spec.reduce === undefined) {
    throw new OnsetError("invalid-spec", "reduce is missing: say over which axes, and which statistics");
  }
  const perCurve = rows / curves;
  return {
    reduce: spec.reduce,
    seed: spec.seed ?? 1,
    axes: axesOf(plan, spec.reduce),
    observables: plan.columns.filter(({ role }) => role === "observable"),
    slices,
    sliceRows: (index) => {
      const { begin, end } = sliceRange(plan, index);
      return { begin: begin * perCurve, end: end * perCurve };
    },
    ready: plan.work.posterior !== null || plan.columns.every(({ finish }) => finish === undefined),
    identity: JSON.stringify(spec),
  };
}

function axesOf(plan: SweepPlan, reduce: ReduceSpec): ReducedAxis[] {
  const over = "sensitivity" in reduce ? [reduce.sensitivity] : reduce.over;
  const units = new Map(plan.columns.map(({ name, unit }) => [name, unit]));
  const axes = plan.axes.map((axis): ReducedAxis => ({
    name: axis.name,
    length: axis.count,
    over: over.includes(axis.name),
    columns: axis.parameters.map((name) => ({ name, unit: units.get(name) ?? "" })),
    valuesAt: (step) => stepValues(axis, step, step + 1),
  }));
  if (plan.output === "scores") {
    axes.push({
      name: "scale",
      length: plan.scales.length,
      over: over.includes("scale"),
      columns: [{ name: "scale", unit: units.get("scale") ?? "" }],
      valuesAt: (step) => plan.scales.subarray(step, step + 1),
    });
  }
  return axes;
}
