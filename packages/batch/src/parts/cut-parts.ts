import type { SweepPlan } from "@onset/core";
import { fileNames } from "../encode/create-encoder.ts";
import type { SweepFormat } from "../encode/formats.ts";
import { partStem } from "../folder/names.ts";
import { rowsBefore } from "../sweep-source.ts";

/** A part: the slices [begin, end) of the sweep, in order. */
export interface PartRange {
  readonly index: number;
  /** One file, or one for each column. */
  readonly files: readonly string[];
  readonly begin: number;
  readonly end: number;
  /** Index of the first row in the sweep. */
  readonly firstRow: number;
  readonly rows: number;
}

/** A part is what a crash can cost: at most so many slices, each some 16 to 50 ms of one worker. */
const MOST_SLICES = 16;
/** More rows make a file that is awkward to pass around. */
const MOST_ROWS = 1_048_576;
/** Numbers of all columns: what an encoder may have to hold of a part is 64 MB. */
const MOST_VALUES = 8_388_608;
/** More files make a folder that is awkward to list. */
const MOST_PARTS = 20_000;

/** Slices of a part, from the plan alone, never from workers or memory. */
export function slicesPerPart(plan: SweepPlan, columns: number, rowsPerPart?: number): number {
  const rowsPerSlice = Math.max(1, rowsBefore(plan, 1));
  const rows = rowsPerPart ?? Math.min(MOST_ROWS, MOST_VALUES / columns);
  const byRows = Math.max(1, Math.floor(rows / rowsPerSlice));
  const wanted = rowsPerPart === undefined ? Math.min(MOST_SLICES, byRows) : byRows;
  return Math.min(plan.slices, Math.max(wanted, Math.ceil(plan.slices / MOST_PARTS)));
}

/** Cuts a plan into parts of `perPart` slices. */
export function cutParts(
  plan: SweepPlan,
  perPart: number,
  files: { readonly format: SweepFormat | "state"; readonly columns: readonly string[] },
): PartRange[] {
  const count = Math.ceil(plan.slices / perPart);
  return Array.from({ length: count }, (_, index) => {
    const begin = index * perPart;
    const end = Math.min(plan.slices, begin + perPart);
    const firstRow = rowsBefore(plan, begin);
    const stem = partStem(index, count);
    const names = files.format === "state" ? [`${stem}.state`] : fileNames(stem, files.format, files.columns);
    return { index, files: names, begin, end, firstRow, rows: rowsBefore(plan, end) - firstRow };
  });
}
