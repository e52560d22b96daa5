import { CsvEncoder } from "./CsvEncoder.ts";
import type { SweepIdentity } from "./manifest.ts";
import { ParquetEncoder } from "./ParquetEncoder.ts";
import type { PartEncoder } from "./part-encoder.ts";
import type { PendingFile } from "./PendingFile.ts";

/**
 * Rows encoded at a time. A chunk is encoded without a pause, in about 40 ms: few enough rows for an abort to be
 * heard in time, and enough for a Parquet row group that readers can work with.
 */
export const CHUNK_ROWS = 65_536;

/** The encoder of a sweep's format, writing to `file`. */
export function createEncoder(file: PendingFile, identity: SweepIdentity): PartEncoder {
  switch (identity.format) {
    case "parquet":
      return new ParquetEncoder(file, identity);
    case "csv":
      return new CsvEncoder(file, identity.columns);
    default:
      return identity.format satisfies never;
  }
}
