import { stringify } from "csv-stringify/browser/esm/sync";
import { guardFormula } from "../text/formula-guard.ts";

/** A cell to write: text is guarded against spreadsheets, numbers are written so that they read back exactly. */
export type OutCell = string | number | null;

/** CSV with a header, LF line ends, and quotes where reading back would otherwise change a cell. */
export function toCsv(columns: readonly string[], rows: readonly (readonly OutCell[])[]): string {
  return stringify([columns, ...rows.map((row) => row.map(toText))], {
    record_delimiter: "\n",
    // Spaces at the ends and single carriage returns would be lost in a bare cell.
    quoted_match: /^\s|\s$|[\r\n]/,
  });
}

function toText(cell: OutCell): string {
  if (cell === null) return "";
  if (typeof cell === "string") return guardFormula(cell);
  return Number.isFinite(cell) ? String(cell) : "";
}
