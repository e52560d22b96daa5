/** Numbers of one column; f32 where the spec asks for it. */
export type Values = Float64Array | Float32Array;

/**
 * A column as encoders see it. An axis repeats few values in a regular way: at row r of the sweep it is
 * `values[floor(r / inner) % values.length]`, so nobody needs to write it out to know it.
 */
export interface ColumnLayout {
  readonly name: string;
  readonly type: "f64" | "f32";
  /** Left out for columns whose values come with the rows: observables, and points that are drawn. */
  readonly axis?: AxisPattern;
}

/** The rule of an axis column. */
export interface AxisPattern {
  readonly values: Float64Array;
  readonly inner: number;
}

/** Rows [begin, begin + rows) of the sweep; `columns` holds those without a rule, in the layout's order. */
export interface Chunk {
  readonly begin: number;
  readonly rows: number;
  readonly columns: readonly Values[];
}

/** Columns whose values come with the rows. */
export function carriedColumns(layout: readonly ColumnLayout[]): readonly ColumnLayout[] {
  return layout.filter(({ axis }) => axis === undefined);
}

/** Every column of a chunk by its layout: the values that came with it, or the rule to make them. */
export function* columnsOf(
  layout: readonly ColumnLayout[],
  chunk: Chunk,
): Generator<readonly [ColumnLayout, Values | AxisPattern]> {
  let next = 0;
  for (const column of layout) yield [column, column.axis ?? chunk.columns[next++]!];
}

/** The values of an axis at the rows [begin, begin + rows). */
export function writeOut({ values, inner }: AxisPattern, begin: number, rows: number): Float64Array {
  const out = new Float64Array(rows);
  let step = Math.floor(begin / inner) % values.length;
  let left = inner - (begin % inner);
  for (let row = 0; row < rows;) {
    const end = Math.min(rows, row + left);
    out.fill(values[step]!, row, end);
    row = end;
    step = step + 1 === values.length ? 0 : step + 1;
    left = inner;
  }
  return out;
}
