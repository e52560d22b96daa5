import { columnFromArray, tableFromColumns, tableToIPC } from "@uwdata/flechette";
import type { Column, Table } from "@uwdata/flechette";
import { columnsOf, writeOut } from "./layout.ts";
import type { Chunk, ColumnLayout, Values } from "./layout.ts";
import type { ByteSink, EncoderContext, PartEncoder } from "./part-encoder.ts";

/** Rows of a record batch. */
const BATCH_ROWS = 131_072;

/**
 * Arrow's IPC file (Feather version 2), uncompressed, so that readers can map it into memory. Axes are plain columns,
 * not dictionaries: those would reach users as categories. The part is kept in memory until it is complete, because
 * the library writes whole tables.
 */
export class ArrowEncoder implements PartEncoder {
  readonly #sink: ByteSink;
  readonly #layout: readonly ColumnLayout[];
  readonly #metadata: ReadonlyMap<string, string>;
  readonly #columns: readonly Values[];
  #rows = 0;

  constructor(sink: ByteSink, { layout, rows, metadata }: EncoderContext) {
    this.#sink = sink;
    this.#layout = layout;
    this.#metadata = new Map(Object.entries(metadata));
    this.#columns = layout.map(({ type }) =>
      type === "f32" ? new Float32Array(rows) : new Float64Array(rows),
    );
  }

  write(chunk: Chunk): Promise<void> {
    let index = 0;
    for (const [, column] of columnsOf(this.#layout, chunk)) {
      const values = "inner" in column ? writeOut(column, chunk.begin, chunk.rows) : column;
      this.#columns[index++]!.set(values, this.#rows);
    }
    this.#rows += chunk.rows;
    return Promise.resolve();
  }

  async end(): Promise<void> {
    for (const piece of encode(this.#table())) await this.#sink.write(piece);
  }

  #table(): Table {
    const columns = this.#layout.map(({ name }, index): [string, Column<unknown>] => [
      name,
      // Without a type named the array itself is the column; with one it would be copied value by value.
      columnFromArray(this.#columns[index]!, undefined, { maxBatchRows: BATCH_ROWS }),
    ]);
    const table = tableFromColumns(columns);
    // The type says read-only; there is no other way to give a table metadata.
    (table.schema as { metadata: ReadonlyMap<string, string> | null }).metadata = this.#metadata;
    return table;
  }
}

/** The file in pieces, so that it is not put together a second time in memory. */
function encode(table: Table): readonly Uint8Array[] {
  const pieces: Uint8Array[] = [];
  const sink = {
    write: (bytes: Uint8Array) => void pieces.push(bytes),
    pad: (count: number) => void pieces.push(new Uint8Array(count)),
    finish: () => null,
  };
  tableToIPC(table, { format: "file", sink });
  return pieces;
}
