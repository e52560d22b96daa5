import { sliceCells, sliceColumns, sweepJobs } from "@onset/core";
import type { CallOptions, Engine, SweepColumns, SweepPlan } from "@onset/core";

/** What is known of one column once every row has passed: its range, and how many rows have no value. */
export interface ColumnSummary {
  readonly name: string;
  readonly rows: number;
  readonly least: number | null;
  readonly most: number | null;
  /** Rows whose crossing lies outside the scales swept. */
  readonly undefined: number;
}

/** A sweep that has run. */
export interface SweepRun {
  readonly seconds: number;
  readonly cellsPerSecond: number;
  readonly columns: readonly ColumnSummary[];
}

/** Rows of one slice, as they pass. */
export type OnRows = (columns: SweepColumns) => void;

/** Computes every cell and keeps nothing but the observables' ranges: memory does not grow with the grid. */
export async function summariseSweep(
  plan: SweepPlan,
  options: CallOptions & { readonly engine: Engine; readonly onRows?: OnRows },
): Promise<SweepRun> {
  const { engine, signal, onProgress, onRows } = options;
  const ranges = new Map(
    plan.columns.filter(({ role }) => role === "observable").map(({ name }) => [name, new Range()]),
  );
  const started = performance.now();
  let completed = 0;
  await engine.run(sweepJobs(plan), {
    keep: false,
    ...(signal === undefined ? {} : { signal }),
    onSlice: (index, result) => {
      const columns = sliceColumns(plan, index, result);
      for (const [name, range] of ranges) range.add(columns[name] ?? new Float64Array());
      onRows?.(columns);
      completed = Math.min(completed + sliceCells(plan, index), plan.cells);
      onProgress?.({ completed, total: plan.cells });
    },
  });
  const seconds = (performance.now() - started) / 1000;
  return {
    seconds,
    cellsPerSecond: seconds > 0 ? plan.cells / seconds : 0,
    columns: [...ranges].map(([name, range]) => range.summary(name)),
  };
}

class Range {
  #rows = 0;
  #undefined = 0;
  #least: number = Number.POSITIVE_INFINITY;
  #most: number = Number.NEGATIVE_INFINITY;

  add(values: SweepColumns[string]): void {
    this.#rows += values.length;
    for (const value of values) {
      if (Number.isNaN(value)) this.#undefined += 1;
      else {
        if (value < this.#least) this.#least = value;
        if (value > this.#most) this.#most = value;
      }
    }
  }

  summary(name: string): ColumnSummary {
    const some = this.#rows > this.#undefined;
    return {
      name,
      rows: this.#rows,
      least: some ? this.#least : null,
      most: some ? this.#most : null,
      undefined: this.#undefined,
    };
  }
}
