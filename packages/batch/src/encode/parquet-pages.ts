// Pages and column chunks of Parquet, for columns of required float64 and float32. The thrift structures and the
// footer are hyparquet-writer's; what fills the pages is made here, because an axis need not be looked at value by
// value and a random mantissa not be searched for repetitions.
import type { ColumnChunk, Encoding, Statistics } from "hyparquet";
import type { ByteWriter } from "hyparquet-writer";
import { writePageHeader } from "hyparquet-writer/src/datapage.js";
import { axisDictionary, encodeIndices } from "./axis-dictionary.ts";
import type { AxisDictionary } from "./axis-dictionary.ts";
import { bytePlanes } from "./byte-planes.ts";
import { writeOut } from "./layout.ts";
import type { AxisPattern, Values } from "./layout.ts";
import { SNAPPY_REACH, snappyPeriodic, snappyPieces } from "./snappy.ts";
import { extremes } from "./extremes.ts";

/** Writes the chunk of an axis: a dictionary where that is smaller, else its values. */
export function writeAxisChunk(
  writer: ByteWriter,
  name: string,
  axis: AxisPattern,
  range: { readonly begin: number; readonly rows: number },
): ColumnChunk {
  const dictionary = axisDictionary(axis, range.begin, range.rows);
  return dictionary.values.length > range.rows / 2
    ? writeValuesChunk(writer, name, writeOut(axis, range.begin, range.rows))
    : writeDictionaryChunk(writer, name, dictionary, range.rows);
}

/** Writes the chunk of a column of values, byte-stream-split: mantissas apart from exponents, which then compress. */
export function writeValuesChunk(writer: ByteWriter, name: string, values: Values): ColumnChunk {
  const start = writer.offset;
  const packed = snappyPieces(bytePlanes(values));
  const size = values.byteLength;
  const header = writeDataPage(writer, "BYTE_STREAM_SPLIT", { rows: values.length, size, packed });
  return columnChunk(writer, {
    name,
    type: values instanceof Float64Array ? "DOUBLE" : "FLOAT",
    encodings: ["BYTE_STREAM_SPLIT"],
    rows: values.length,
    start,
    dataPage: start,
    uncompressed: size + header,
    statistics: extremes(values),
  });
}

function writeDictionaryChunk(
  writer: ByteWriter,
  name: string,
  dictionary: AxisDictionary,
  rows: number,
): ColumnChunk {
  const start = writer.offset;
  const { values } = dictionary;
  const dictionaryHeader = writeDictionaryPage(writer, values);
  const dataPage = writer.offset;
  const { bytes, repeats } = encodeIndices(dictionary, rows);
  const packed =
    repeats !== null && repeats.period <= SNAPPY_REACH
      ? snappyPeriodic(bytes, repeats.from, repeats.period)
      : snappyPieces([bytes]);
  const header = writeDataPage(writer, "RLE_DICTIONARY", { rows, size: bytes.length, packed });
  return columnChunk(writer, {
    name,
    type: "DOUBLE",
    encodings: ["PLAIN", "RLE_DICTIONARY"],
    rows,
    start,
    dataPage,
    uncompressed: values.byteLength + dictionaryHeader + bytes.length + header,
    statistics: extremes(values),
  });
}

/** Gives the size of the header. */
function writeDictionaryPage(writer: ByteWriter, values: Float64Array): number {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  const packed = snappyPieces([bytes]);
  const start = writer.offset;
  writePageHeader(writer, {
    type: "DICTIONARY_PAGE",
    uncompressed_page_size: bytes.length,
    compressed_page_size: packed.length,
    dictionary_page_header: { num_values: values.length, encoding: "PLAIN" },
  });
  const header = writer.offset - start;
  writer.appendBytes(packed);
  return header;
}

/** Gives the size of the header. */
function writeDataPage(
  writer: ByteWriter,
  encoding: Encoding,
  page: { readonly rows: number; readonly size: number; readonly packed: Uint8Array },
): number {
  const start = writer.offset;
  writePageHeader(writer, {
    type: "DATA_PAGE_V2",
    uncompressed_page_size: page.size,
    compressed_page_size: page.packed.length,
    data_page_header_v2: {
      num_values: page.rows,
      num_nulls: 0,
      num_rows: page.rows,
      encoding,
      definition_levels_byte_length: 0,
      repetition_levels_byte_length: 0,
      is_compressed: true,
    },
  });
  const header = writer.offset - start;
  writer.appendBytes(page.packed);
  return header;
}

function columnChunk(
  writer: ByteWriter,
  chunk: {
    readonly name: string;
    readonly type: "DOUBLE" | "FLOAT";
    readonly encodings: Encoding[];
    readonly rows: number;
    readonly start: number;
    readonly dataPage: number;
    readonly uncompressed: number;
    readonly statistics: Statistics;
  },
): ColumnChunk {
  return {
    file_offset: BigInt(chunk.start),
    meta_data: {
      type: chunk.type,
      encodings: chunk.encodings,
      path_in_schema: [chunk.name],
      codec: "SNAPPY",
      num_values: BigInt(chunk.rows),
      total_uncompressed_size: BigInt(chunk.uncompressed),
      total_compressed_size: BigInt(writer.offset - chunk.start),
      data_page_offset: BigInt(chunk.dataPage),
      ...(chunk.dataPage === chunk.start ? {} : { dictionary_page_offset: BigInt(chunk.start) }),
      statistics: chunk.statistics,
    },
  };
}
