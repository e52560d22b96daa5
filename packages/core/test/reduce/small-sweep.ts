import type { ReducedSweep } from "../../src/sweep/reduce/reduced-sweep.ts";
import { reductionOf } from "../../src/sweep/reduce/reduction.ts";
import type { Reduction } from "../../src/sweep/reduce/reduction.ts";
import type { ReducedTable } from "../../src/sweep/reduce/reduced-table.ts";
import type { ReduceSpec } from "../../src/sweep/sweep-spec.ts";

/** A sweep as small as wanted: axes, rows in a slice, and one observable whose values are given. */
export interface SmallSweep {
  readonly axes: readonly { readonly name: string; readonly length: number }[];
  readonly rowsPerSlice: number;
  readonly values: Float64Array<ArrayBuffer>;
  readonly reduce: ReduceSpec;
}

/** Values of an axis' step: its index and the name's first letter, so that they can be told apart. */
export function stepValue(axis: { readonly name: string }, step: number): number {
  return axis.name.charCodeAt(0) * 100 + step;
}

export function sweepOf({ axes, rowsPerSlice, values, reduce }: SmallSweep): ReducedSweep {
  const over = "sensitivity" in reduce ? [reduce.sensitivity] : reduce.over;
  return {
    reduce,
    seed: 1,
    axes: axes.map((axis) => ({
      ...axis,
      over: over.includes(axis.name),
      columns: [{ name: axis.name, unit: "step" }],
      valuesAt: (step) => [stepValue(axis, step)],
    })),
    observables: [{ name: "y", unit: "share" }],
    slices: Math.ceil(values.length / rowsPerSlice),
    sliceRows: (index) => ({
      begin: index * rowsPerSlice,
      end: Math.min(values.length, (index + 1) * rowsPerSlice),
    }),
    ready: true,
    identity: JSON.stringify({ axes, rowsPerSlice, reduce }),
  };
}

/** Adds slices [begin, end) to a reduction of them. */
export function reduced(small: SmallSweep, begin = 0, end?: number): Reduction {
  const sweep = sweepOf(small);
  const last = end ?? sweep.slices;
  const reduction = reductionOf(sweep, { begin, end: last });
  addSlices(reduction, small, begin, last);
  return reduction;
}

export function addSlices(reduction: Reduction, small: SmallSweep, begin: number, end: number): void {
  const sweep = sweepOf(small);
  for (let index = begin; index < end; index++) {
    const rows = sweep.sliceRows(index);
    reduction.add(index, { y: small.values.slice(rows.begin, rows.end) });
  }
}

/** A table as rows of plain values, for comparison. */
export function rowsOf(table: ReducedTable): Record<string, number | string>[] {
  return Array.from({ length: table.rows }, (_, row) =>
    Object.fromEntries(table.columns.map(({ name, values }) => [name, values[row]!])),
  );
}
