// Snappy streams put together from pieces whose nature is known, where a search for repetitions would find nothing
// (random mantissas) or find the same thing again and again (an axis that repeats).
// Format: https://github.com/google/snappy/blob/main/format_description.txt (version of 2011-10-05).
import { ByteWriter } from "hyparquet-writer";
import { snappyCompress } from "hyparquet-writer/src/snappy.js";

/** Farthest that a copy with a two-byte offset reaches back. */
export const SNAPPY_REACH = 65_535;

const SAMPLE_BYTES = 1024;
const SAMPLES = 4;
/** Compressed to more than this share, a piece is stored: the search would cost more than it saves. */
const WORTHWHILE = 0.9;

/** One for all streams of a thread: a megabyte for each page would be garbage faster than it is collected. */
const stream = new ByteWriter();

/**
 * Compresses pieces one by one into one stream; pieces that do not compress are stored as they are. The result stands
 * until the next stream is made.
 */
export function snappyPieces(pieces: readonly Uint8Array[]): Uint8Array {
  const total = pieces.reduce((sum, piece) => sum + piece.length, 0);
  stream.index = 0;
  stream.appendVarInt(total);
  for (const piece of pieces) {
    if (compresses(piece)) stream.appendBytes(withoutLength(snappyCompress(piece)));
    else appendLiteral(piece);
  }
  return stream.getBytes();
}

/** Bytes that repeat from `from` on with a period within reach: the period once, then copies of it. As above. */
export function snappyPeriodic(bytes: Uint8Array, from: number, period: number): Uint8Array {
  const once = Math.min(bytes.length, from + period);
  stream.index = 0;
  stream.appendVarInt(bytes.length);
  appendLiteral(bytes.subarray(0, once));
  for (let at = once; at < bytes.length; at += 64) {
    const length = Math.min(64, bytes.length - at);
    // A copy of 1 to 64 bytes with a two-byte offset; it may overlap itself.
    stream.appendUint8(((length - 1) << 2) | 2);
    stream.appendUint8(period & 0xff);
    stream.appendUint8(period >>> 8);
  }
  return stream.getBytes();
}

function compresses(piece: Uint8Array): boolean {
  const stride = Math.floor((piece.length - SAMPLE_BYTES) / (SAMPLES - 1));
  if (stride < SAMPLE_BYTES) return true;
  let packed = 0;
  for (let sample = 0; sample < SAMPLES; sample++) {
    packed += snappyCompress(piece.subarray(sample * stride, sample * stride + SAMPLE_BYTES)).length;
  }
  return packed < WORTHWHILE * SAMPLES * SAMPLE_BYTES;
}

/** A stream begins with its length as a varint; what follows can stand in another stream. */
function withoutLength(compressed: Uint8Array): Uint8Array {
  let at = 0;
  while ((compressed[at]! & 0x80) !== 0) at += 1;
  return compressed.subarray(at + 1);
}

function appendLiteral(bytes: Uint8Array): void {
  if (bytes.length === 0) return;
  const last = bytes.length - 1;
  if (last < 60) {
    stream.appendUint8(last << 2);
  } else {
    const width = last < 0x100 ? 1 : last < 0x10000 ? 2 : last < 0x1000000 ? 3 : 4;
    stream.appendUint8((59 + width) << 2);
    for (let byte = 0; byte < width; byte++) stream.appendUint8((last >>> (8 * byte)) & 0xff);
  }
  stream.appendBytes(bytes);
}
