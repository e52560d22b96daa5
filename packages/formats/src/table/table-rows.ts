import { isMissingWord } from "./number-cell.ts";
import type { ReadColumn } from "./columns.ts";
import { tableError } from "./fault.ts";
import { detectLayout } from "./layout.ts";
import type { Layout } from "./layout.ts";
import { parseRows } from "./parse-rows.ts";
import type { RawRow } from "./parse-rows.ts";

/** A row reduced to the columns that are read. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
  /** Where each column stands in `cells`; one map for all rows of a table. */
  readonly places: ReadonlyMap<ReadColumn, number>;
}

/** The cell of a column; empty where the table has no such column. */
export function cellOf({ cells, places }: TableRow, column: ReadColumn): string {
  return cells[places.get(column) ?? -1] ?? "";
}

/** The rows of a table below its header. */
export interface Table {
  readonly layout: Layout;
  readonly rows: readonly TableRow[];
}

/** Splits the text into rows and columns; throws for faults that concern the file as a whole. */
export function tableRows(text: string, file: string): Table {
  const state: { open: OpenTable | null } = { open: null };
  const rows: TableRow[] = [];
  parseRows(text, file, (raw) => {
    if (state.open === null) {
      const layout = detectLayout(raw, file);
      state.open = { layout, project: projection(layout) };
      if (layout.header) return;
    }
    rows.push(state.open.project(checkWidth(raw, state.open.layout, file)));
  });
  if (state.open === null) throw emptyTable(file, "a table must have rows, got none", 1);
  if (rows.length === 0) throw emptyTable(file, "a table must have rows below its header, got none", 2);
  return { layout: state.open.layout, rows };
}

/** A table whose first row has been seen. */
interface OpenTable {
  readonly layout: Layout;
  readonly project: (raw: RawRow) => TableRow;
}

function emptyTable(file: string, rule: string, row: number): Error {
  return tableError(
    { rule, value: null, row, column: null, remedy: "add at least one row of scale and score" },
    file,
  );
}

function checkWidth(raw: RawRow, { width }: Layout, file: string): RawRow {
  const extra = raw.cells.slice(width).some((cell) => cell !== "");
  if (raw.cells.length >= width && !extra) return raw;
  const remedy = "fill in the missing cells, or quote cells that contain the separator";
  const rule = `every row must have ${width} cells like the first, got ${raw.cells.length} cells`;
  throw tableError({ rule, value: null, row: raw.line, column: null, remedy }, file);
}

function projection({ columns }: Layout): (raw: RawRow) => TableRow {
  const places = new Map([...columns.keys()].map((column, place) => [column, place]));
  const positions = [...columns.values()].map(({ position }) => position);
  // Most cells repeat (names, sizes): one copy of each keeps large tables small.
  const copies = new Map<string, string>();
  const single = (cell: string): string => {
    const copy = copies.get(cell);
    if (copy === undefined) copies.set(cell, cell);
    return copy ?? cell;
  };
  return ({ line, cells }) => ({
    line,
    cells: positions.map((position) => single(cells[position] ?? "")),
    places,
  });
}

/** Whether a cell says nothing: empty, or a word such as `N/A`. */
export function isBlank(cell: string): boolean {
  return cell === "" || isMissingWord(cell);
}
