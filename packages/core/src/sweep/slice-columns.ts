import { OnsetError } from "../errors.ts";
import type { SliceResult, SweepResultPart } from "../worker/slice-job.ts";
import { stepValues } from "./axis-points.ts";
import type { ObservableColumn } from "./observe/sweep-run-plan.ts";
import { posteriorWeights } from "./posterior-total.ts";
import { sliceRange } from "./plan-sweep.ts";
import type { SweepAxis } from "./sweep-axis.ts";
import type { SweepColumns, SweepPlan } from "./sweep-plan.ts";

type Values = SweepColumns[string];

/** Names of the columns of a sweep's rows: axes first, then observables. */
export function sweepColumns(plan: SweepPlan): readonly string[] {
  return plan.columns.map(({ name }) => name);
}

/** Number of rows of the whole sweep: one per cell where scores are kept, else one per curve. */
export function sweepRows(plan: SweepPlan): number {
  return plan.rows;
}

/**
 * The rows of one slice: axes first, as `plan.columns` lists them. Columns may be views of larger arrays. Values are
 * NaN where a curve has none (a crossing outside the scales); `posteriorWeight` holds log-likelihoods until
 * `weighPosterior` has made the plan ready.
 */
export function sliceColumns(plan: SweepPlan, index: number, result: SliceResult): SweepColumns {
  return { ...sliceAxes(plan, index), ...sliceObservables(plan, index, result) };
}

/** The observables' columns of one slice, without those of the axes. */
export function sliceObservables(plan: SweepPlan, index: number, result: SliceResult): SweepColumns {
  if (result.kind !== "sweep") {
    throw new OnsetError("worker-protocol", `slice ${index} of a sweep gave a result of kind ${result.kind}`);
  }
  const { begin, end } = sliceRange(plan, index);
  return Object.fromEntries(
    plan.work.observables.map((column) => {
      const values = columnValues(column, result.parts[column.source.run], end - begin);
      return [column.name, asStored(plan, column, values)];
    }),
  );
}

function columnValues(
  { source }: ObservableColumn,
  part: SweepResultPart | undefined,
  curves: number,
): Values {
  const { index, offset } = source;
  const own = <T extends Values>(values: T): T => values.subarray(index * curves, (index + 1) * curves) as T;
  switch (part?.output) {
    case "scores":
      return source.part === "every-score" ? part.scores : place(part.scores, index, curves);
    case "observe":
      return offset === 0 ? own(part.values) : own(part.values).map((value) => value + offset);
    case "study":
      if (source.part === "mean" || source.part === "standardDeviation" || source.part === "share") {
        return own(part[source.part]);
      }
      break;
    default:
  }
  throw new OnsetError("worker-protocol", `a slice of a sweep lacks ${source.part} of pass ${source.run}`);
}

/** The scores of all curves at one place. */
function place(scores: Values, index: number, curves: number): Values {
  const places = scores.length / curves;
  const column = scores instanceof Float32Array ? new Float32Array(curves) : new Float64Array(curves);
  for (let curve = 0; curve < curves; curve++) column[curve] = scores[curve * places + index]!;
  return column;
}

/** Values as the plan says they are kept: weights once their total is known, float32 where it was asked for. */
function asStored({ columns, work }: SweepPlan, { name, finish }: ObservableColumn, values: Values): Values {
  if (!(values instanceof Float64Array)) return values;
  if (finish !== null) return work.posterior === null ? values : posteriorWeights(work.posterior, values);
  const precision = columns.find((column) => column.name === name)?.precision;
  return precision === "f32" ? Float32Array.from(values) : values;
}

/** The axes' columns of one slice. */
export function sliceAxes(plan: SweepPlan, index: number): SweepColumns {
  const { begin, end } = sliceRange(plan, index);
  const perCurve = plan.rows / plan.curves;
  const rows = { begin: begin * perCurve, end: end * perCurve };
  const columns: Record<string, Float64Array<ArrayBuffer>> = {};
  let inner = plan.rows;
  for (const axis of plan.axes) {
    inner /= axis.count;
    Object.assign(columns, axis.values === null ? pointColumns(axis, inner, rows) : {});
  }
  for (const { name, axis } of plan.columns) {
    if (axis !== undefined) columns[name] = repeated(axis.values, axis.inner, rows);
  }
  // In the order of the plan's columns.
  const names = plan.columns.filter(({ role }) => role === "axis").map(({ name }) => name);
  return Object.fromEntries(names.map((name) => [name, columns[name]!]));
}

/** values[floor(r / inner) % length] of each row r, run by run. */
function repeated(
  values: Float64Array,
  inner: number,
  { begin, end }: { readonly begin: number; readonly end: number },
): Float64Array<ArrayBuffer> {
  const column = new Float64Array(end - begin);
  let step = Math.floor(begin / inner);
  for (let row = begin; row < end; step++) {
    const next = Math.min(end, (step + 1) * inner);
    column.fill(values[step % values.length]!, row - begin, next - begin);
    row = next;
  }
  return column;
}

/** Columns of points that are made as they are needed. */
function pointColumns(
  axis: SweepAxis,
  inner: number,
  rows: { readonly begin: number; readonly end: number },
): Record<string, Float64Array<ArrayBuffer>> {
  const first = Math.floor(rows.begin / inner);
  const last = Math.ceil(rows.end / inner);
  // A slice lies within one round of a long axis, or within one step of it.
  const round = Math.floor(first / axis.count) * axis.count;
  const values = stepValues(axis, first - round, last - round);
  const width = axis.parameters.length;
  const within = { begin: rows.begin - first * inner, end: rows.end - first * inner };
  return Object.fromEntries(
    axis.parameters.map((name, j) => {
      const own = Float64Array.from({ length: last - first }, (_, step) => values[step * width + j]!);
      return [name, repeated(own, inner, within)];
    }),
  );
}
