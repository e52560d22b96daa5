import type { SchemaElement } from "hyparquet";
import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import type { SweepIdentity } from "./manifest.ts";
import type { PartEncoder } from "./part-encoder.ts";
import type { PendingFile } from "./PendingFile.ts";
import type { Columns } from "./RowBuffer.ts";

const OBSERVABLES: ReadonlySet<string> = new Set(["onset", "width", "score"]);

/**
 * Parquet: columns of required float64, a row group per chunk, Snappy.
 *
 * Snappy in plain JavaScript, not gzip of node:zlib, because zlib's bytes differ between its versions and CPUs and
 * a sweep's must not; it costs 8 % in size. Observables are byte-stream-split, which makes doubles compressible;
 * axes repeat few values and become dictionaries.
 */
export class ParquetEncoder implements PartEncoder {
  readonly #bytes: FileByteWriter;
  readonly #writer: ParquetWriter;

  constructor(file: PendingFile, { spec, version, engine, columns }: SweepIdentity) {
    this.#bytes = new FileByteWriter(file);
    this.#writer = new ParquetWriter({
      writer: this.#bytes,
      schema: schemaOf(columns),
      codec: "SNAPPY",
      createdBy: `onset version ${version}`,
      kvMetadata: [
        { key: "onset.version", value: version },
        { key: "onset.engine", value: engine },
        { key: "onset.spec", value: JSON.stringify(spec) },
      ],
    });
  }

  async write(chunk: Columns): Promise<void> {
    const columnData = Object.entries(chunk).map(([name, data]) =>
      OBSERVABLES.has(name) ? { name, data, encoding: "BYTE_STREAM_SPLIT" as const } : { name, data },
    );
    const rowGroupSize = columnData[0]?.data.length ?? 0;
    await this.#writer.write({ columnData, rowGroupSize });
  }

  async end(): Promise<void> {
    await this.#writer.finish();
    await this.#bytes.flush();
  }
}

function schemaOf(columns: readonly string[]): SchemaElement[] {
  return [
    { name: "sweep", num_children: columns.length },
    ...columns.map((name): SchemaElement => ({ name, type: "DOUBLE", repetition_type: "REQUIRED" })),
  ];
}

/** Hands each finished row group to the file instead of keeping the whole part in memory. */
class FileByteWriter extends ByteWriter {
  readonly #file: PendingFile;

  constructor(file: PendingFile) {
    super();
    this.#file = file;
  }

  async flush(): Promise<void> {
    const bytes = this.getBytes();
    this.index = 0;
    await this.#file.write(bytes);
  }
}
