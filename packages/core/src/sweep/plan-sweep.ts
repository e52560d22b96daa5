import { cutSlices } from "./cut-slices.ts";
import { checkSpec } from "./parse-sweep-spec.ts";
import { planColumns } from "./plan-columns.ts";
import { resolveSpec } from "./resolve-spec.ts";
import type { ResolvedSpec } from "./resolve-spec.ts";
import type { SweepPass, SweepPlan } from "./sweep-plan.ts";
import type { SweepSpec } from "./sweep-spec.ts";

/** More cells than this take hours on any machine: whoever runs them must have said so. */
const cellsWithoutConsent = 1e13;

/**
 * Resolves a spec into axis values, columns and a fixed cut into slices. The cut depends on the spec alone, so that 1
 * and 100 workers compute the same slices. Throws `invalid-spec` as `parseSweepSpec` does.
 */
export function planSweep(spec: SweepSpec): SweepPlan {
  checkSpec(spec);
  return planResolved(spec, resolveSpec(spec));
}

function planResolved(spec: SweepSpec, resolved: ResolvedSpec): SweepPlan {
  const { model, axes, observables, curves, cells, base, slotOf, itemsSlot, most } = resolved;
  const passes = observables.runs.map((run): SweepPass => ({ ...run, model: model.rows(run.place, most) }));
  const cut = cutSlices(axes, curves, passes, model.cost(most));
  const blocks = Math.ceil(curves / cut.curvesPerBlock);
  const output = spec.observables.includes("score") ? "scores" : "reductions";
  const scales = observables.grid?.scales ?? new Float64Array();
  const rows = output === "scores" ? curves * scales.length : curves;
  const precision = spec.output?.precision ?? "f64";
  return {
    spec,
    title: model.title,
    axes,
    scales,
    columns: planColumns({
      axes,
      parameters: resolved.parameters,
      observables,
      curves,
      output,
      precision,
      scales,
    }),
    curves,
    cells,
    rows,
    curvesPerSlice: cut.curvesPerSlice,
    curvesPerBlock: cut.curvesPerBlock,
    slices: blocks * Math.ceil(cut.curvesPerBlock / cut.curvesPerSlice),
    output,
    consent: cells > cellsWithoutConsent ? "needed" : "not-needed",
    work: {
      passes,
      observables: observables.columns,
      base,
      slotOf,
      seed: spec.seed ?? 1,
      itemsSlot,
      precision,
      posterior: null,
      curvesPerStep: Math.min(cut.curvesPerStep, cut.curvesPerSlice),
    },
  };
}

/** The curves [begin, end) of one slice. */
export function sliceRange(plan: SweepPlan, index: number): { readonly begin: number; readonly end: number } {
  const perBlock = Math.ceil(plan.curvesPerBlock / plan.curvesPerSlice);
  const block = Math.floor(index / perBlock) * plan.curvesPerBlock;
  const begin = block + (index % perBlock) * plan.curvesPerSlice;
  return { begin, end: Math.min(block + plan.curvesPerBlock, begin + plan.curvesPerSlice) };
}

/** How many rows one slice gives. */
export function sliceRows(plan: SweepPlan, index: number): number {
  const { begin, end } = sliceRange(plan, index);
  return (end - begin) * (plan.rows / plan.curves);
}

/** How many cells one slice computes: what progress counts. */
export function sliceCells(plan: SweepPlan, index: number): number {
  const { begin, end } = sliceRange(plan, index);
  return (end - begin) * (plan.cells / plan.curves);
}
