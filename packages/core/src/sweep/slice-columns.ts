import { OnsetError } from "../errors.ts";
import type { SliceResult } from "../worker/slice-job.ts";
import { sliceRange } from "./plan-sweep.ts";
import type { SweepPlan } from "./sweep-plan.ts";

/** Columns by name, all of one length. */
export type SweepColumns = Readonly<Record<string, Float64Array<ArrayBuffer>>>;

/** Names of the columns of a sweep's rows: axes first, then observables. */
export function sweepColumns(plan: SweepPlan): readonly string[] {
  const axes =
    plan.spec.axes.steps === undefined ? ["threshold", "steepness"] : ["threshold", "steepness", "steps"];
  return plan.output === "scores" ? [...axes, "scale", "score"] : [...axes, ...plan.spec.observables];
}

/** Number of rows of the whole sweep: one per cell, or one per curve. */
export function sweepRows(plan: SweepPlan): number {
  return plan.output === "scores" ? plan.cells : plan.curves;
}

/**
 * The rows of one slice. `threshold` and `onset` are in units of x (log10 of the scale), `width` in decades, `scale`
 * as published, `score` a share; `onset` and `width` are NaN where the crossing lies outside the scales swept.
 */
export function sliceColumns(plan: SweepPlan, index: number, result: SliceResult): SweepColumns {
  const { begin, end } = sliceRange(plan, index);
  if (result.kind === "sweep-scores") return scoreColumns(plan, begin, end, result.scores);
  if (result.kind !== "sweep-curves") {
    throw new OnsetError("worker-protocol", `slice ${index} of a sweep gave a result of kind ${result.kind}`);
  }
  const columns: Record<string, Float64Array<ArrayBuffer>> = axisColumns(plan, begin, end, 1);
  for (const observable of plan.spec.observables) {
    if (observable !== "score") columns[observable] = result[observable];
  }
  return columns;
}

function scoreColumns(
  plan: SweepPlan,
  begin: number,
  end: number,
  scores: Float64Array<ArrayBuffer>,
): SweepColumns {
  const points = plan.scales.length;
  const scale = new Float64Array((end - begin) * points);
  for (let row = 0; row < scale.length; row += points) scale.set(plan.scales, row);
  return { ...axisColumns(plan, begin, end, points), scale, score: scores };
}

/** The parameters of the curves [begin, end), each repeated for its rows. */
function axisColumns(
  plan: SweepPlan,
  begin: number,
  end: number,
  rowsPerCurve: number,
): Record<string, Float64Array<ArrayBuffer>> {
  const { thresholds, steepnesses, steps } = plan.grid;
  const rows = (end - begin) * rowsPerCurve;
  const columns = [new Float64Array(rows), new Float64Array(rows), new Float64Array(rows)] as const;
  for (let curve = begin; curve < end; curve++) {
    const from = (curve - begin) * rowsPerCurve;
    const row = Math.floor(curve / steps.length);
    columns[0].fill(thresholds[Math.floor(row / steepnesses.length)]!, from, from + rowsPerCurve);
    columns[1].fill(steepnesses[row % steepnesses.length]!, from, from + rowsPerCurve);
    columns[2].fill(steps[curve % steps.length]!, from, from + rowsPerCurve);
  }
  const named: Record<string, Float64Array<ArrayBuffer>> = { threshold: columns[0], steepness: columns[1] };
  if (plan.spec.axes.steps !== undefined) named["steps"] = columns[2];
  return named;
}
