import { mathematics } from "../mathematics.ts";
import type { SliceJob } from "../worker/slice-job.ts";
import { parseSweepSpec } from "./parse-sweep-spec.ts";
import { resolveAxes } from "./resolve-axes.ts";
import type { SweepPlan } from "./sweep-plan.ts";
import type { SweepSpec } from "./sweep-spec.ts";

/** Cells in a slice that keeps reductions only: a few milliseconds of work. */
const cellsPerReducedSlice = 3_000_000;
/** Cells in a slice that keeps every score: 4 MB of result. */
const cellsPerScoreSlice = 500_000;

/**
 * Resolves a spec into axis values and a fixed cut into slices. The cut depends on the spec alone, so that 1 and 100
 * workers compute the same slices. Throws `invalid-spec` as `parseSweepSpec` does.
 */
export function planSweep(spec: SweepSpec): SweepPlan {
  parseSweepSpec(spec);
  const { scales, ...curveAxes } = resolveAxes(spec);
  const grid = { ...curveAxes, x: mathematics().log10(scales) };
  const curves = grid.thresholds.length * grid.steepnesses.length * grid.steps.length;
  const output = spec.observables.includes("score") ? "scores" : "reductions";
  const budget = output === "scores" ? cellsPerScoreSlice : cellsPerReducedSlice;
  const curvesPerSlice = Math.min(
    curves,
    wholeRows(Math.max(1, Math.floor(budget / scales.length)), grid.steps.length),
  );
  return {
    spec,
    grid,
    scales,
    curves,
    cells: curves * scales.length,
    curvesPerSlice,
    slices: Math.ceil(curves / curvesPerSlice),
    output,
  };
}

/** Curves that differ in their steps only share one row of logistics: cut between such rows where possible. */
function wholeRows(curves: number, steps: number): number {
  return curves <= steps ? curves : curves - (curves % steps);
}

/** The slices of a plan, lazily: their number never needs memory. */
export function* sweepJobs(plan: SweepPlan): Generator<SliceJob, void, undefined> {
  const kind = plan.output === "scores" ? "sweep-scores" : "sweep-curves";
  for (let index = 0; index < plan.slices; index++) {
    const { begin, end } = sliceRange(plan, index);
    yield { kind, grid: plan.grid, begin, end };
  }
}

/** The curves [begin, end) of one slice. */
export function sliceRange(plan: SweepPlan, index: number): { readonly begin: number; readonly end: number } {
  const begin = index * plan.curvesPerSlice;
  return { begin, end: Math.min(plan.curves, begin + plan.curvesPerSlice) };
}
