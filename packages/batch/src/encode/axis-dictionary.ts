// Parquet's dictionary encoding of an axis column, from the rule of the axis alone.
import { ByteWriter } from "hyparquet-writer";
import type { AxisPattern } from "./layout.ts";

/** The values of an axis that occur in a range of rows, and how the rows follow from them. */
export interface AxisDictionary {
  readonly values: Float64Array;
  /** Row r of the range has index floor((r + phase) / inner) % values.length. */
  readonly inner: number;
  readonly phase: number;
}

/** The dictionary of an axis over rows [begin, begin + rows), its values in order of appearance. */
export function axisDictionary(axis: AxisPattern, begin: number, rows: number): AxisDictionary {
  const { inner } = axis;
  const first = Math.floor(begin / inner);
  const steps = Math.floor((begin + rows - 1) / inner) - first + 1;
  const count = Math.min(axis.values.length, steps);
  const values = Float64Array.from(
    { length: count },
    (_, index) => axis.values[(first + index) % axis.values.length]!,
  );
  return { values, inner, phase: begin % inner };
}

/** Encoded indices; from byte `from` on they repeat after `period` bytes, null where that is not known. */
export interface EncodedIndices {
  readonly bytes: Uint8Array;
  readonly repeats: { readonly from: number; readonly period: number } | null;
}

/** Longer runs cost less as runs, shorter ones as packed bits. */
const LEAST_RUN = 8;

/**
 * The indices of `rows` rows as a data page of encoding RLE_DICTIONARY: the bit width, then the RLE and bit-packing
 * hybrid (https://parquet.apache.org/docs/file-format/data-pages/encodings/).
 */
export function encodeIndices(dictionary: AxisDictionary, rows: number): EncodedIndices {
  const bits = Math.max(1, 32 - Math.clz32(dictionary.values.length - 1));
  return dictionary.inner >= LEAST_RUN
    ? { bytes: runs(dictionary, rows, bits), repeats: null }
    : packed(dictionary, rows, bits);
}

function runs({ values, inner, phase }: AxisDictionary, rows: number, bits: number): Uint8Array {
  const page = new ByteWriter();
  page.appendUint8(bits);
  let index = 0;
  let left = inner - phase;
  for (let row = 0; row < rows;) {
    const length = Math.min(left, rows - row);
    page.appendVarInt(length << 1);
    for (let shift = 0; shift < bits; shift += 8) page.appendUint8((index >>> shift) & 0xff);
    row += length;
    index = index + 1 === values.length ? 0 : index + 1;
    left = inner;
  }
  return page.getBytes();
}

/** One bit-packed run: groups of eight indices, least significant bit first. */
function packed({ values, inner, phase }: AxisDictionary, rows: number, bits: number): EncodedIndices {
  const groups = Math.ceil(rows / 8);
  const head = new ByteWriter(16);
  head.appendUint8(bits);
  head.appendVarInt((groups << 1) | 1);
  const start = head.index;
  const bytes = new Uint8Array(start + groups * bits);
  bytes.set(head.getBytes());
  let at = start;
  let bitsHeld = 0;
  let held = 0;
  let index = 0;
  let left = inner - phase;
  for (let row = 0; row < groups * 8; row++) {
    held |= index << bitsHeld;
    bitsHeld += bits;
    for (; bitsHeld >= 8; bitsHeld -= 8, held >>>= 8) bytes[at++] = held;
    if (--left > 0) continue;
    left = inner;
    index = index + 1 === values.length ? 0 : index + 1;
  }
  // The groups repeat with the least common multiple of the axis' cycle and eight rows.
  const cycle = values.length * inner;
  return { bytes, repeats: { from: start, period: (cycle / commonDivisor(cycle, 8)) * bits } };
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}
