// From numbers of groups and rows back to the values of the axes.
import type { ReducedColumn } from "./reduced-table.ts";
import type { ReducedAxis, ReducedSweep } from "./reduced-sweep.ts";

/** The remaining axes' values, one row for each group, each repeated `repeat` times. */
export function groupColumns({ axes }: ReducedSweep, groups: number, repeat = 1): ReducedColumn[] {
  const remaining = axes.filter(({ over }) => !over);
  let inner = groups;
  return remaining.flatMap((axis) => {
    inner /= axis.length;
    return axisColumns(axis, groups * repeat, inner * repeat);
  });
}

function axisColumns(axis: ReducedAxis, rows: number, inner: number): ReducedColumn[] {
  const columns = axis.columns.map((column) => ({ ...column, values: new Float64Array(rows) }));
  for (let row = 0; row < rows; row += inner) {
    const values = axis.valuesAt((row / inner) % axis.length);
    columns.forEach((column, j) => column.values.fill(values[j]!, row, row + inner));
  }
  return columns;
}

/** The reduced axes' values at these rows of the sweep; row −1: NaN. */
export function reducedColumns({ axes }: ReducedSweep, rows: Float64Array): ReducedColumn[] {
  let inner = axes.reduce((all, { length }) => all * length, 1);
  return axes.flatMap((axis) => {
    inner /= axis.length;
    return axis.over ? pickedColumns(axis, rows, inner) : [];
  });
}

function pickedColumns(axis: ReducedAxis, rows: Float64Array, inner: number): ReducedColumn[] {
  const columns = axis.columns.map((column) => ({
    ...column,
    values: new Float64Array(rows.length).fill(NaN),
  }));
  rows.forEach((row, at) => {
    if (row < 0) return;
    const values = axis.valuesAt(Math.floor(row / inner) % axis.length);
    columns.forEach((column, j) => {
      column.values[at] = values[j]!;
    });
  });
  return columns;
}
