import { OnsetError } from "../errors.ts";
import { defaultEngine } from "../engine/default-engine.ts";
import type { CallOptions } from "../engine/engine.ts";
import { ProgressReport } from "../engine/progress.ts";
import { runOptions } from "../run-options.ts";
import { planSweep, sliceCells, sliceRange } from "./plan-sweep.ts";
import { posteriorPart, posteriorTotal, posteriorWeights } from "./posterior-total.ts";
import type { SliceResult } from "../worker/slice-job.ts";
import { createReduction } from "./reduce/reduction.ts";
import { ReductionQueue } from "./reduce/ReductionQueue.ts";
import { weighPosterior } from "./weigh-posterior.ts";
import { sliceColumns, sliceObservables } from "./slice-columns.ts";
import { sweepJobs } from "./sweep-jobs.ts";
import type { SweepColumn, SweepColumns, SweepPlan, SweepResult } from "./sweep-plan.ts";
import type { SweepSpec } from "./sweep-spec.ts";

/** Most rows that {@link sweep} keeps in memory: 5 columns of them are 160 MB. */
export const sweepRowLimit = 4_000_000;

type Column = SweepColumns[string];

/**
 * Runs a sweep and keeps its rows in memory, or what `reduce` makes of them. Progress counts cells.
 *
 * @throws OnsetError `invalid-spec` for a spec that breaks a rule, whose rows exceed {@link sweepRowLimit}, or whose
 *   reduction leaves more than can be kept
 */
export async function sweep(spec: SweepSpec, options: CallOptions = {}): Promise<SweepResult> {
  const planned = planSweep(spec);
  const reducing = spec.reduce !== undefined;
  // Of no slice: for its refusals alone, before any work.
  if (reducing) createReduction(planned, { begin: 0, end: 0 });
  else checkRows(planned);
  const engine = options.engine ?? (await defaultEngine());
  const plan = reducing ? await weighPosterior(planned, { engine, ...runOptions(options) }) : planned;
  const keeper = reducing ? keepReduction(plan) : keepRows(plan);
  const report = new ProgressReport(plan.cells, options.onProgress);
  const started = performance.now();
  await engine.run(sweepJobs(plan), {
    keep: false,
    ...runOptions(options),
    onSlice: async (index, result) => {
      await keeper.take(index, result);
      report.add(sliceCells(plan, index));
    },
  });
  const kept = keeper.end();
  report.end();
  const seconds = (performance.now() - started) / 1000;
  return {
    spec,
    engine: engine.capabilities.kernel,
    cells: plan.cells,
    ...kept,
    seconds,
    cellsPerSecond: seconds > 0 ? plan.cells / seconds : 0,
  };
}

/** What becomes of the slices of a sweep in memory. */
interface Keeper {
  take(index: number, result: SliceResult): void | Promise<void>;
  end(): Pick<SweepResult, "rows" | "columns" | "reduced" | "histogram">;
}

/** Every row, at its place. */
function keepRows(plan: SweepPlan): Keeper {
  const columns = Object.fromEntries(
    plan.columns.map((column) => [column.name, emptyColumn(column, plan.rows)]),
  );
  return {
    take: (index, result) => {
      const at = sliceRange(plan, index).begin * (plan.rows / plan.curves);
      for (const [name, part] of Object.entries(sliceColumns(plan, index, result)))
        columns[name]!.set(part, at);
    },
    end: () => {
      finish(plan, columns);
      return { rows: plan.rows, columns, reduced: null, histogram: null };
    },
  };
}

/** The statistics that the spec asks for. */
function keepReduction(plan: SweepPlan): Keeper {
  const reduction = createReduction(plan);
  const queue = new ReductionQueue(reduction);
  return {
    take: (index, result) => queue.accept(index, sliceObservables(plan, index, result)),
    end: () => {
      const reduced = reduction.table();
      const columns: Record<string, Column> = {};
      for (const { name, values } of reduced.columns) {
        if (values instanceof Float64Array) columns[name] = values;
      }
      return { rows: reduced.rows, columns, reduced, histogram: reduction.histogram() };
    },
  };
}

function checkRows({ rows }: SweepPlan): void {
  if (rows <= sweepRowLimit) return;
  throw new OnsetError(
    "invalid-spec",
    `a sweep in memory can have at most ${sweepRowLimit} rows, got ${rows}: write it to a folder (onset sweep SPEC --out DIR), or ask for onset and width instead of score`,
    { rows, limit: sweepRowLimit },
  );
}

function emptyColumn({ precision }: SweepColumn, rows: number): Column {
  return precision === "f32" ? new Float32Array(rows) : new Float64Array(rows);
}

/** Turns the log-likelihoods of posterior weights into the weights, now that all of them are known. */
function finish(plan: SweepPlan, columns: Record<string, Column>): void {
  for (const { name, finish: how } of plan.columns) {
    const values = columns[name];
    if (how !== "posterior-weight" || !(values instanceof Float64Array)) continue;
    const parts = Array.from({ length: plan.slices }, (_, index) => {
      const { begin, end } = sliceRange(plan, index);
      return posteriorPart(values.subarray(begin, end));
    });
    columns[name] = posteriorWeights(posteriorTotal(parts), values);
  }
}
