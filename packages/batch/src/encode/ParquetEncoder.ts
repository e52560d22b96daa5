import type { ColumnChunk, SchemaElement } from "hyparquet";
import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import { columnsOf } from "./layout.ts";
import type { Chunk, ColumnLayout } from "./layout.ts";
import { writeAxisChunk, writeValuesChunk } from "./parquet-pages.ts";
import type { ByteSink, EncoderContext, PartEncoder } from "./part-encoder.ts";

/**
 * Parquet: required float64 (float32 on request), a row group for each chunk, Snappy.
 *
 * Snappy in plain JavaScript, not gzip of node:zlib, because zlib's bytes differ between its versions and processors
 * and a sweep's must not. Axes are dictionaries made from their rule, observables are byte-stream-split.
 */
export class ParquetEncoder implements PartEncoder {
  readonly #sink: ByteSink;
  readonly #layout: readonly ColumnLayout[];
  readonly #bytes = new ByteWriter();
  readonly #writer: ParquetWriter;

  constructor(sink: ByteSink, { layout, metadata }: EncoderContext) {
    this.#sink = sink;
    this.#layout = layout;
    this.#writer = new ParquetWriter({
      writer: this.#bytes,
      schema: schemaOf(layout),
      codec: "SNAPPY",
      createdBy: `onset version ${metadata["onset.version"] ?? ""}`,
      kvMetadata: Object.entries(metadata).map(([key, value]) => ({ key, value })),
    });
  }

  async write(chunk: Chunk): Promise<void> {
    const start = this.#bytes.offset;
    const columns: ColumnChunk[] = [];
    for (const [{ name }, values] of columnsOf(this.#layout, chunk)) {
      columns.push(
        "inner" in values
          ? writeAxisChunk(this.#bytes, name, values, chunk)
          : writeValuesChunk(this.#bytes, name, values),
      );
    }
    let uncompressed = 0n;
    for (const { meta_data } of columns) uncompressed += meta_data?.total_uncompressed_size ?? 0n;
    this.#writer.num_rows += BigInt(chunk.rows);
    this.#writer.row_groups.push({
      columns,
      total_byte_size: uncompressed,
      num_rows: BigInt(chunk.rows),
      total_compressed_size: BigInt(this.#bytes.offset - start),
    });
    await this.#flush();
  }

  async end(): Promise<void> {
    await this.#writer.finish();
    await this.#flush();
  }

  /** Hands on what is encoded, so that no more than one row group is held. */
  async #flush(): Promise<void> {
    const bytes = this.#bytes.getBytes();
    this.#bytes.index = 0;
    await this.#sink.write(bytes);
  }
}

function schemaOf(layout: readonly ColumnLayout[]): SchemaElement[] {
  return [
    { name: "sweep", num_children: layout.length },
    ...layout.map(({ name, type }): SchemaElement => ({
      name,
      type: type === "f32" ? "FLOAT" : "DOUBLE",
      repetition_type: "REQUIRED",
    })),
  ];
}
