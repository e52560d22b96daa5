import { axisFor } from "@onset/core";
import type { AxisKind } from "@onset/core";
import { SCALE_COLUMNS } from "./columns.ts";
import type { NumberReader } from "./number-reader.ts";
import { cellOf } from "./table-rows.ts";
import type { TableRow } from "./table-rows.ts";

/** The scale of one row as published; null after a fault. Dates become years with a fraction. */
export function readScale(row: TableRow, kind: AxisKind, reader: NumberReader): number | null {
  const column = SCALE_COLUMNS[kind];
  const date = kind === "date" ? decimalYear(cellOf(row, column)) : null;
  const scale = date ?? reader.strict(row, column);
  const { transform } = axisFor(kind);
  if (scale !== null && transform === "log10" && scale <= 0) {
    reader.refuse(row, column, `${column} must be positive`, `give ${column} as published, not its log10`);
    return null;
  }
  if (scale !== null && transform === "log1p" && scale < 0) {
    reader.refuse(row, column, `${column} must be 0 or more`, "give a count");
    return null;
  }
  return scale;
}

/** 2020-07-02 → 2020.5, days counted in UTC; null for anything but a date of the calendar. */
function decimalYear(cell: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(cell.trim());
  if (match === null) return null;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const time = Date.UTC(year, month - 1, day);
  if (new Date(time).toISOString().slice(0, 10) !== cell.trim()) return null;
  const start = Date.UTC(year, 0, 1);
  return year + (time - start) / (Date.UTC(year + 1, 0, 1) - start);
}
