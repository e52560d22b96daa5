import type { SweepResult } from "@onset/core";

/**
 * The rows of a sweep as CSV: a header, then one line a row with every number in its shortest form that reads back to
 * the same number. NaN (a crossing outside the scales) is an empty cell.
 */
export function writeSweepCsv({ columns, rows }: Pick<SweepResult, "columns" | "rows">): string {
  const names = Object.keys(columns);
  const lines: string[] = [names.join(",")];
  const fields = Object.values(columns).map((values) => cellWriter(values));
  for (let row = 0; row < rows; row++) {
    let line = "";
    for (const [place, field] of fields.entries()) line += (place === 0 ? "" : ",") + field(row);
    lines.push(line);
  }
  lines.push("");
  return lines.join("\n");
}

/** Axes repeat the value before them more often than not: it is text already. */
function cellWriter(values: Float64Array | Float32Array): (row: number) => string {
  let [last, text] = [Number.NaN, ""];
  return (row) => {
    const value = values[row] ?? Number.NaN;
    if (value !== last) [last, text] = [value, Number.isFinite(value) ? String(value) : wordOf(value)];
    return text;
  };
}

function wordOf(value: number): string {
  if (Number.isNaN(value)) return "";
  return value > 0 ? "inf" : "-inf";
}
