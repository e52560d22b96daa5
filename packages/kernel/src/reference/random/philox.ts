/**
 * Philox 4×32-10, a counter-based generator: 128 bits out for 128 bits of counter and 64 bits of key, by ten rounds of
 * multiplications that keep both halves of the product.
 *
 * Source  J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, Parallel random numbers: as easy as 1, 2, 3, SC '11,
 *         doi:10.1145/2063384.2063405. Checked against the known answers published with it (Random123, kat_vectors).
 */
export type Words = readonly [number, number, number, number];

/** Two words of the key. */
export type Key = readonly [number, number];

const MULTIPLIER_0 = 0xd2511f53;
const MULTIPLIER_1 = 0xcd9e8d57;
const WEYL_0 = 0x9e3779b9;
const WEYL_1 = 0xbb67ae85;

/** The block of a counter under a key; all words are unsigned. */
export function philox(counter: Words, key: Key): Words {
  let [a, b, c, d] = counter;
  let [first, second] = key;
  for (let round = 0; round < 10; round++) {
    const high = highProduct(MULTIPLIER_0, a);
    const low = Math.imul(MULTIPLIER_0, a);
    a = highProduct(MULTIPLIER_1, c) ^ b ^ first;
    b = Math.imul(MULTIPLIER_1, c);
    c = high ^ d ^ second;
    d = low;
    first = (first + WEYL_0) | 0;
    second = (second + WEYL_1) | 0;
  }
  return [a >>> 0, b >>> 0, c >>> 0, d >>> 0];
}

/** The upper 32 bits of the product of two unsigned words, by halves of 16 bits. */
function highProduct(m: number, n: number): number {
  const [mLow, mHigh] = [m & 0xffff, m >>> 16];
  const [nLow, nHigh] = [n & 0xffff, n >>> 16];
  const middle = mHigh * nLow + ((mLow * nLow) >>> 16);
  const cross = mLow * nHigh + (middle % 0x10000);
  return (mHigh * nHigh + Math.floor(middle / 0x10000) + Math.floor(cross / 0x10000)) | 0;
}
