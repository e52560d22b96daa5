import { tableFromArrays, tableToIPC } from "@uwdata/flechette";
import type { ReducedTable } from "@onset/core";
import { parquetWriteBuffer } from "hyparquet-writer";
import type { SweepFormat } from "./formats.ts";
import { fileNames } from "./create-encoder.ts";
import { field, quoted } from "./csv-field.ts";
import { npyNumbers, npyTexts } from "./npy.ts";

/** A file by name, whole. */
export interface EncodedFile {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** Encodes a table that is small enough for memory: columns of numbers, or of words. */
export function encodeTable(
  stem: string,
  table: ReducedTable,
  { format, metadata }: { readonly format: SweepFormat; readonly metadata: Readonly<Record<string, string>> },
): readonly EncodedFile[] {
  const names = fileNames(
    stem,
    format,
    table.columns.map(({ name }) => name),
  );
  const contents = contentsOf(table, format, metadata);
  return names.map((file, index) => ({ file, bytes: contents[index]! }));
}

function contentsOf(
  table: ReducedTable,
  format: SweepFormat,
  metadata: Readonly<Record<string, string>>,
): readonly Uint8Array[] {
  switch (format) {
    case "parquet":
      return [toParquet(table, metadata)];
    case "arrow":
      return [toArrow(table, metadata)];
    case "csv":
      return [Buffer.from(toCsv(table))];
    case "npy":
      return table.columns.map(({ values }) =>
        values instanceof Float64Array ? npyNumbers(values) : npyTexts(values),
      );
    default:
      return format satisfies never;
  }
}

function toParquet(table: ReducedTable, metadata: Readonly<Record<string, string>>): Uint8Array {
  const columnData = table.columns.map(({ name, values }) =>
    values instanceof Float64Array
      ? { name, data: values, type: "DOUBLE" as const, nullable: false }
      : { name, data: [...values], type: "STRING" as const, nullable: false },
  );
  const kvMetadata = Object.entries(metadata).map(([key, value]) => ({ key, value }));
  return new Uint8Array(parquetWriteBuffer({ columnData, kvMetadata }));
}

function toArrow(table: ReducedTable, metadata: Readonly<Record<string, string>>): Uint8Array {
  const arrow = tableFromArrays(
    table.columns.map(({ name, values }): [string, Float64Array | string[]] => [
      name,
      values instanceof Float64Array ? values : [...values],
    ]),
  );
  // The type says read-only; there is no other way to give a table metadata.
  (arrow.schema as { metadata: ReadonlyMap<string, string> | null }).metadata = new Map(
    Object.entries(metadata),
  );
  return tableToIPC(arrow, { format: "file" }) ?? new Uint8Array();
}

function toCsv(table: ReducedTable): string {
  const lines = [table.columns.map(({ name }) => quoted(name)).join(",")];
  for (let row = 0; row < table.rows; row++) {
    lines.push(
      table.columns
        .map(({ values }) => (values instanceof Float64Array ? field(values[row]!) : quoted(values[row]!)))
        .join(","),
    );
  }
  return `${lines.join("\n")}\n`;
}
