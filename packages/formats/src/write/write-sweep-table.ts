import type { SweepResult } from "@onset/core";
import { ByteWriter, ParquetWriter } from "hyparquet-writer";

/** Rows of a row group: as many as a reader takes at once without thinking. */
const ROWS_PER_GROUP = 131_072;

/**
 * The rows of a sweep as CSV: a header, then one line a row with every number in its shortest form that reads back to
 * the same number. NaN (a crossing outside the scales) is an empty cell.
 */
export function writeSweepCsv({ columns, rows }: Pick<SweepResult, "columns" | "rows">): string {
  const names = Object.keys(columns);
  const lines: string[] = [names.join(",")];
  const fields = Object.values(columns).map((values) => cellWriter(values));
  for (let row = 0; row < rows; row++) {
    let line = "";
    for (const [place, field] of fields.entries()) line += (place === 0 ? "" : ",") + field(row);
    lines.push(line);
  }
  lines.push("");
  return lines.join("\n");
}

/** Axes repeat the value before them more often than not: it is text already. */
function cellWriter(values: Float64Array | Float32Array): (row: number) => string {
  let [last, text] = [Number.NaN, ""];
  return (row) => {
    const value = values[row] ?? Number.NaN;
    if (value !== last) [last, text] = [value, Number.isFinite(value) ? String(value) : wordOf(value)];
    return text;
  };
}

function wordOf(value: number): string {
  if (Number.isNaN(value)) return "";
  return value > 0 ? "inf" : "-inf";
}

/**
 * The rows of a sweep as a Parquet file, float64 (float32 where the spec asks for it), with the spec and the engine in its metadata under
 * `onset.spec` and `onset.engine`. For what a page holds in memory; the command line writes sweeps of any size.
 */
export async function writeSweepParquet({
  columns,
  rows,
  spec,
  engine,
}: Pick<SweepResult, "columns" | "rows" | "spec" | "engine">): Promise<Uint8Array<ArrayBuffer>> {
  const names = Object.keys(columns);
  const bytes = new ByteWriter();
  const writer = new ParquetWriter({
    writer: bytes,
    schema: [
      { name: "sweep", num_children: names.length },
      ...Object.entries(columns).map(([name, values]) => ({
        name,
        type: values instanceof Float32Array ? ("FLOAT" as const) : ("DOUBLE" as const),
        repetition_type: "REQUIRED" as const,
      })),
    ],
    codec: "SNAPPY",
    kvMetadata: [
      { key: "onset.engine", value: engine },
      { key: "onset.spec", value: JSON.stringify(spec) },
    ],
  });
  for (let begin = 0; begin < rows; begin += ROWS_PER_GROUP) {
    const end = Math.min(rows, begin + ROWS_PER_GROUP);
    const columnData = Object.entries(columns).map(([name, values]) => ({
      name,
      data: values.subarray(begin, end),
    }));
    // Row groups stand one after the other in the file.
    // oxlint-disable-next-line no-await-in-loop
    await writer.write({ columnData, rowGroupSize: end - begin });
  }
  await writer.finish();
  return new Uint8Array(bytes.getBuffer());
}
