import type { Values } from "./layout.ts";

/** One set for all columns of a thread, as long as the longest so far. */
let scratch: readonly Uint8Array[] = [];

/**
 * The bytes of numbers by significance, least first: plane p holds byte p of every number. The result stands until the
 * next is made.
 */
export function bytePlanes(values: Values): Uint8Array[] {
  return values instanceof Float64Array ? planesOf64(values) : planesOf32(values);
}

/** Words are read whole: eight reads of single bytes cost three times as much. */
function planesOf64(values: Float64Array): Uint8Array[] {
  const count = values.length;
  const words = new Uint32Array(values.buffer, values.byteOffset, 2 * count);
  const planes = emptyPlanes(8, count);
  const [p0, p1, p2, p3, p4, p5, p6, p7] = planes as [
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
  ];
  for (let index = 0; index < count; index++) {
    const low = words[2 * index]!;
    const high = words[2 * index + 1]!;
    p0[index] = low;
    p1[index] = low >>> 8;
    p2[index] = low >>> 16;
    p3[index] = low >>> 24;
    p4[index] = high;
    p5[index] = high >>> 8;
    p6[index] = high >>> 16;
    p7[index] = high >>> 24;
  }
  return planes;
}

function planesOf32(values: Float32Array): Uint8Array[] {
  const count = values.length;
  const words = new Uint32Array(values.buffer, values.byteOffset, count);
  const planes = emptyPlanes(4, count);
  const [p0, p1, p2, p3] = planes as [Uint8Array, Uint8Array, Uint8Array, Uint8Array];
  for (let index = 0; index < count; index++) {
    const word = words[index]!;
    p0[index] = word;
    p1[index] = word >>> 8;
    p2[index] = word >>> 16;
    p3[index] = word >>> 24;
  }
  return planes;
}

function emptyPlanes(planes: number, count: number): Uint8Array[] {
  if ((scratch[0]?.length ?? 0) < count) scratch = Array.from({ length: 8 }, () => new Uint8Array(count));
  return scratch.slice(0, planes).map((plane) => plane.subarray(0, count));
}
