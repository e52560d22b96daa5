import { npyHeader } from "./npy.ts";
import { columnsOf, writeOut } from "./layout.ts";
import type { Chunk, ColumnLayout } from "./layout.ts";
import type { ByteSink, EncoderContext, PartEncoder } from "./part-encoder.ts";

/** NumPy's arrays, one file of one dimension for each column. */
export class NpyEncoder implements PartEncoder {
  readonly #sinks: readonly ByteSink[];
  readonly #layout: readonly ColumnLayout[];
  readonly #rows: number;
  #begun = false;

  /** One sink for each column of the layout. */
  constructor(sinks: readonly ByteSink[], { layout, rows }: EncoderContext) {
    this.#sinks = sinks;
    this.#layout = layout;
    this.#rows = rows;
  }

  async write(chunk: Chunk): Promise<void> {
    await this.#begin();
    let index = 0;
    for (const [, column] of columnsOf(this.#layout, chunk)) {
      const values = "inner" in column ? writeOut(column, chunk.begin, chunk.rows) : column;
      await this.#sinks[index]!.write(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
      index += 1;
    }
  }

  async end(): Promise<void> {
    await this.#begin();
  }

  async #begin(): Promise<void> {
    if (this.#begun) return;
    this.#begun = true;
    for (const [index, { type }] of this.#layout.entries()) {
      await this.#sinks[index]!.write(npyHeader(type === "f32" ? "<f4" : "<f8", this.#rows));
    }
  }
}
