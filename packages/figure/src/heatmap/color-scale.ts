/**
 * Viridis (S. van der Walt and N. Smith, 2015, given to the public domain under CC0): even in perceived lightness, so
 * that it survives the common colour-vision deficiencies and grey print. Every fifth of its 256 colours; the straight
 * lines between them in sRGB stay within 2 of 255 of all the others.
 */
const ANCHORS =
  "44015446085c471063481769481d6f482475472a7a46307e453781433d844142873f48893d4e8a3a538b38598c355e8d" +
  "33638d31688e2e6d8e2c718e2a768e297b8e27808e25848e23898e218e8d20928c1f978b1e9c891fa18821a58524aa83" +
  "28ae802eb37c35b7793dbc7446c06f50c46a5ac86465cb5e70cf577cd25089d54895d840a2da37b0dd2fbddf26cae11f" +
  "d8e219e5e419f1e51dfde725";

/** Number of colours; a cell without a value has the index {@link NO_VALUE} instead. */
export const COLORS = 255;

/** Index of a cell that has no value. */
export const NO_VALUE = 255;

/** Red, green and blue of each colour in turn, bytes, from least to most. */
export const palette: Uint8Array<ArrayBuffer> = makePalette();

function makePalette(): Uint8Array<ArrayBuffer> {
  const channels = Uint8Array.from(ANCHORS.match(/../g) ?? [], (hex) => Number.parseInt(hex, 16));
  const spans = channels.length / 3 - 1;
  return Uint8Array.from({ length: COLORS * 3 }, (_, i) => {
    const along = (Math.floor(i / 3) / (COLORS - 1)) * spans;
    const anchor = Math.min(Math.floor(along), spans - 1) * 3 + (i % 3);
    const [from = 0, to = 0] = [channels[anchor], channels[anchor + 3]];
    return Math.round(from + (to - from) * (along - Math.floor(anchor / 3)));
  });
}

/** One colour as `rgb(…)`. */
export function colorAt(index: number): string {
  return `rgb(${palette.subarray(index * 3, index * 3 + 3).join(",")})`;
}

/**
 * Colour index of every value, {@link NO_VALUE} for NaN; values outside the domain take its nearer end. A domain
 * without extent gives the middle colour.
 */
export function colorIndices(
  values: ArrayLike<number>,
  [low, high]: readonly [low: number, high: number],
): Uint8Array<ArrayBuffer> {
  const indices = new Uint8Array(values.length);
  const last = COLORS - 1;
  const scale = high > low ? last / (high - low) : 0;
  const shift = high > low ? 0.5 - low * scale : last / 2;
  for (let i = 0; i < indices.length; i++) {
    const value = values[i] ?? Number.NaN;
    // Comparisons with NaN are false, so that it falls through to the end.
    const index = value * scale + shift;
    if (index < last) indices[i] = index > 0 ? index : 0;
    else indices[i] = index >= last ? last : NO_VALUE;
  }
  return indices;
}
