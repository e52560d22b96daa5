/**
 * A PNG of indexed colours (PNG Specification, third edition, W3C 2025): signature, IHDR, PLTE, tRNS, one IDAT of
 * stored (RFC 1951 §3.2.4) blocks, IEND. Not compressed, since a picture inside an SVG is compressed with it on its way.
 */

/** An image of palette indices, row by row from the top. */
export interface IndexedImage {
  readonly width: number;
  readonly height: number;
  readonly indices: Uint8Array;
  /** Red, green, blue of each index. */
  readonly palette: Uint8Array;
  /** The index that is not painted, right after the palette's last. */
  readonly transparent: number;
}

/** The image as `data:image/png;base64,…`. */
export function pngDataUrl(image: IndexedImage): string {
  const bytes = encodePng(image);
  let text = "";
  for (let i = 0; i < bytes.length; i += 0x6000)
    text += String.fromCharCode(...bytes.subarray(i, i + 0x6000));
  return `data:image/png;base64,${btoa(text)}`;
}

/** The bytes of the file. */
export function encodePng({
  width,
  height,
  indices,
  palette,
  transparent,
}: IndexedImage): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  // Eight bits a pixel, palette.
  header.set([8, 3], 8);
  const colors = new Uint8Array((transparent + 1) * 3);
  colors.set(palette);
  const opacity = new Uint8Array(transparent + 1).fill(255);
  opacity[transparent] = 0;
  return joined([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk("IHDR", header),
    chunk("PLTE", colors),
    chunk("tRNS", opacity),
    chunk("IDAT", stored(scanlines(indices, width, height))),
    chunk("IEND", new Uint8Array(0)),
  ]);
}

/** Rows, each after its filter byte (none). */
function scanlines(indices: Uint8Array, width: number, height: number): Uint8Array<ArrayBuffer> {
  const rows = new Uint8Array((width + 1) * height);
  for (let row = 0; row < height; row++) {
    rows.set(indices.subarray(row * width, (row + 1) * width), row * (width + 1) + 1);
  }
  return rows;
}

const LARGEST_BLOCK = 65_535;

/** A zlib stream (RFC 1950) of stored blocks. */
function stored(data: Uint8Array): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [Uint8Array.of(0x78, 0x01)];
  for (let from = 0; from === 0 || from < data.length; from += LARGEST_BLOCK) {
    const block = data.subarray(from, from + LARGEST_BLOCK);
    const last = from + LARGEST_BLOCK >= data.length ? 1 : 0;
    const size = block.length;
    parts.push(Uint8Array.of(last, size & 255, size >> 8, ~size & 255, (~size >> 8) & 255), block);
  }
  parts.push(bigEndian(adler32(data)));
  return joined(parts);
}

function chunk(name: string, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const named = joined([Uint8Array.from(name, (letter) => letter.charCodeAt(0)), data]);
  return joined([bigEndian(data.length), named, bigEndian(crc32(named))]);
}

function bigEndian(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
}

/** CRC-32 of the PNG Specification, Annex D. */
function crc32(data: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}

/** Adler-32 of RFC 1950 §9. */
function adler32(data: Uint8Array): number {
  let [a, b] = [1, 0];
  for (const byte of data) {
    a = (a + byte) % 65_521;
    b = (b + a) % 65_521;
  }
  return ((b << 16) | a) >>> 0;
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
