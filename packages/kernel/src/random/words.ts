/** An integer up to 2^53 − 1 as two words, the low one first; the kernel reads them as unsigned. */
export function wordsOf(value: number): [number, number] {
  return [(value % 2 ** 32) | 0, Math.floor(value / 2 ** 32)];
}
