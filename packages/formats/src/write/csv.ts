import Papa from "papaparse";
import { guardFormula } from "../text/formula-guard.ts";

/** A cell to write: text is guarded against spreadsheets, numbers are written so that they read back exactly. */
export type OutCell = string | number | null;

/** CSV with a header, LF line ends, and quotes where reading back would otherwise change a cell. */
export function toCsv(columns: readonly string[], rows: readonly (readonly OutCell[])[]): string {
  const csv = Papa.unparse([columns, ...rows.map((row) => row.map(toText))] as string[][], {
    newline: "\n",
    // Besides cells with separators and quotes: any kind of space at the ends would be lost in a bare cell.
    quotes: (cell: string) => /^\s|\s$/.test(cell),
  });
  return `${csv}\n`;
}

function toText(cell: OutCell): string {
  if (cell === null) return "";
  if (typeof cell === "string") return guardFormula(cell);
  return Number.isFinite(cell) ? String(cell) : "";
}
