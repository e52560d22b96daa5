const scratch = new DataView(new ArrayBuffer(8));

/** Distance from |value| to the next float64. */
export function ulpOf(value: number): number {
  const size = Math.abs(value);
  scratch.setFloat64(0, size);
  scratch.setBigUint64(0, scratch.getBigUint64(0) + 1n);
  return scratch.getFloat64(0) - size;
}

/** Largest error of `got` in ulp of the true values, which come as a float64 and what rounding to it left. */
export function worstUlps(got: Float64Array, cases: readonly (readonly number[])[]): number {
  let worst = 0;
  cases.forEach(([, y, rest], i) => {
    const error = Math.abs((got[i] as number) - (y as number) - (rest as number)) / ulpOf(y as number);
    worst = Math.max(worst, Number.isNaN(error) ? Infinity : error);
  });
  return worst;
}
