import type { SweepFormat } from "./formats.ts";
import type { ByteSink, EncoderContext, PartEncoder } from "./part-encoder.ts";

/**
 * Rows encoded at a time, and rows of a Parquet row group. A chunk is encoded without a pause, in some 10 ms: few
 * enough rows for an abort to be heard in time, and enough for a row group that readers can work with.
 */
export const CHUNK_ROWS = 131_072;

/** The names of the files of a part or table, by format: one, or with NPY one for each column. */
export function fileNames(stem: string, format: SweepFormat, columns: readonly string[]): readonly string[] {
  // A column's name may hold what a file's may not.
  return format === "npy"
    ? columns.map((column) => `${stem}.${encodeURIComponent(column)}.npy`)
    : [`${stem}.${format}`];
}

/** The encoder of a format; `sinks` are as many as {@link fileNames}. Loads no other format's code. */
export async function createEncoder(
  format: SweepFormat,
  sinks: readonly ByteSink[],
  context: EncoderContext,
): Promise<PartEncoder> {
  switch (format) {
    case "parquet":
      return new (await import("./ParquetEncoder.ts")).ParquetEncoder(sinks[0]!, context);
    case "arrow":
      return new (await import("./ArrowEncoder.ts")).ArrowEncoder(sinks[0]!, context);
    case "csv":
      return new (await import("./CsvEncoder.ts")).CsvEncoder(sinks[0]!, context);
    case "npy":
      return new (await import("./NpyEncoder.ts")).NpyEncoder(sinks, context);
    default:
      return format satisfies never;
  }
}
