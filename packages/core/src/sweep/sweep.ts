import { OnsetError } from "../errors.ts";
import { defaultEngine } from "../engine/default-engine.ts";
import type { CallOptions } from "../engine/engine.ts";
import { ProgressReport } from "../engine/progress.ts";
import { runOptions } from "../run-options.ts";
import { planSweep, sliceRange, sweepJobs } from "./plan-sweep.ts";
import { sliceColumns, sweepColumns, sweepRows } from "./slice-columns.ts";
import type { SweepPlan, SweepResult } from "./sweep-plan.ts";
import type { SweepSpec } from "./sweep-spec.ts";

/** Most rows that {@link sweep} keeps in memory: 5 columns of them are 160 MB. */
export const sweepRowLimit = 4_000_000;

/**
 * Runs a sweep and keeps its rows in memory. Progress counts cells.
 *
 * @throws OnsetError `invalid-spec` for a spec that breaks a rule, or whose rows exceed {@link sweepRowLimit}
 */
export async function sweep(spec: SweepSpec, options: CallOptions = {}): Promise<SweepResult> {
  const plan = planSweep(spec);
  const rows = sweepRows(plan);
  if (rows > sweepRowLimit) {
    throw new OnsetError(
      "invalid-spec",
      `a sweep in memory can have at most ${sweepRowLimit} rows, got ${rows}: write it to a folder (onset sweep SPEC --out DIR), or ask for onset and width instead of score`,
      { rows, limit: sweepRowLimit },
    );
  }
  const engine = options.engine ?? (await defaultEngine());
  const columns = Object.fromEntries(sweepColumns(plan).map((name) => [name, new Float64Array(rows)]));
  const report = new ProgressReport(plan.cells, options.onProgress);
  const started = performance.now();
  await engine.run(sweepJobs(plan), {
    keep: false,
    ...runOptions(options),
    onSlice: (index, result) => {
      for (const [name, part] of Object.entries(sliceColumns(plan, index, result))) {
        columns[name]!.set(part, sliceRange(plan, index).begin * rowsPerCurve(plan));
      }
      const { begin, end } = sliceRange(plan, index);
      report.add((end - begin) * plan.scales.length);
    },
  });
  report.end();
  const seconds = (performance.now() - started) / 1000;
  return {
    spec,
    engine: engine.capabilities.kernel,
    cells: plan.cells,
    rows,
    seconds,
    cellsPerSecond: seconds > 0 ? plan.cells / seconds : 0,
    columns,
  };
}

function rowsPerCurve(plan: SweepPlan): number {
  return plan.output === "scores" ? plan.scales.length : 1;
}
