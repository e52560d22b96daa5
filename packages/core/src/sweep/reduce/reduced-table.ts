/** One column of a reduced table: numbers, or words (the parameter of a sensitivity index). */
export interface ReducedColumn {
  readonly name: string;
  readonly unit: string;
  readonly values: Float64Array<ArrayBuffer> | readonly string[];
}

/** What a reduction comes to: columns of equal length. */
export interface ReducedTable {
  readonly rows: number;
  readonly columns: readonly ReducedColumn[];
}
