import type { SweepPlan } from "@onset/core";
import { partName } from "./names.ts";

/** The file formats of a sweep's parts. */
export type SweepFormat = "parquet" | "csv";

/** One part file: the slices [begin, end) of the sweep, in order. */
export interface PartRange {
  readonly file: string;
  readonly begin: number;
  readonly end: number;
  readonly rows: number;
}

/** Cuts a plan into parts of about `rowsPerPart` rows, whole slices each. Depends on the spec alone, never on workers. */
export function cutParts(plan: SweepPlan, format: SweepFormat, rowsPerPart: number): PartRange[] {
  const slicesPerPart = Math.max(1, Math.floor(rowsPerPart / (plan.curvesPerSlice * rowsPerCurve(plan))));
  const count = Math.ceil(plan.slices / slicesPerPart);
  return Array.from({ length: count }, (_, index) => {
    const begin = index * slicesPerPart;
    const end = Math.min(plan.slices, begin + slicesPerPart);
    return { file: partName(index, count, format), begin, end, rows: rowsBetween(plan, begin, end) };
  });
}

/** Cells of one slice: what progress counts. */
export function sliceCells(plan: SweepPlan, index: number): number {
  return curvesBetween(plan, index, index + 1) * plan.scales.length;
}

function rowsBetween(plan: SweepPlan, begin: number, end: number): number {
  return curvesBetween(plan, begin, end) * rowsPerCurve(plan);
}

function curvesBetween(plan: SweepPlan, begin: number, end: number): number {
  return Math.min(plan.curves, end * plan.curvesPerSlice) - begin * plan.curvesPerSlice;
}

function rowsPerCurve(plan: SweepPlan): number {
  return plan.output === "scores" ? plan.scales.length : 1;
}
