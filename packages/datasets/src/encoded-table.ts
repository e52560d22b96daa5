/** A cell of a dataset's table: a number, a text, or nothing. */
export type Cell = number | string | null;

/** One column: its cells, or its few distinct values and, for each row, which of them. */
export type EncodedColumn =
  | { readonly cells: readonly Cell[] }
  | { readonly levels: readonly Cell[]; readonly codes: readonly number[] };

/** A table as it is embedded: compact columns of equal length. */
export interface EncodedTable {
  readonly rows: number;
  readonly columns: Readonly<Record<string, EncodedColumn>>;
}

/** A row with its columns by name. */
export type Row = Readonly<Record<string, Cell>>;

/** The rows of an embedded table, in order. */
export function decodeTable(table: EncodedTable): Row[] {
  const columns = Object.entries(table.columns);
  return Array.from({ length: table.rows }, (_, row) =>
    Object.fromEntries(columns.map(([name, column]) => [name, cellOf(column, row)])),
  );
}

function cellOf(column: EncodedColumn, row: number): Cell {
  if ("cells" in column) return column.cells[row] ?? null;
  return column.levels[column.codes[row] ?? -1] ?? null;
}
