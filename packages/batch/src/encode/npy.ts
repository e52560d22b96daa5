// NumPy's format 1.0: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html

/** The data of a file begins at a multiple of this. */
const ALIGNMENT = 64;

/** What stands before the data of an array of one dimension; `description` is NumPy's type, such as `<f8`. */
export function npyHeader(description: string, rows: number): Uint8Array {
  const text = `{'descr': '${description}', 'fortran_order': False, 'shape': (${rows},), }`;
  // Magic word (6 bytes), version (2), length (2), text, spaces, and a line end that closes an aligned block.
  const length = Math.ceil((10 + text.length + 1) / ALIGNMENT) * ALIGNMENT - 10;
  const bytes = Buffer.alloc(10 + length, " ");
  bytes.write("\u0093NUMPY\u0001\u0000", "latin1");
  bytes.writeUInt16LE(length, 8);
  bytes.write(text, 10, "latin1");
  bytes.write("\n", bytes.length - 1, "latin1");
  return bytes;
}

/** A file of float64, little-endian. */
export function npyNumbers(values: Float64Array): Uint8Array {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  return Buffer.concat([npyHeader("<f8", values.length), bytes]);
}

/** A file of texts: code points of four bytes, all as long as the longest. */
export function npyTexts(texts: readonly string[]): Uint8Array {
  const points = texts.map((text) => Array.from(text, (character) => character.codePointAt(0)!));
  const width = Math.max(1, ...points.map(({ length }) => length));
  const words = new Uint32Array(width * texts.length);
  for (const [index, text] of points.entries()) words.set(text, index * width);
  return Buffer.concat([npyHeader(`<U${width}`, texts.length), new Uint8Array(words.buffer)]);
}
