/** Pieces that a range is looked over in: the curves of the registry turn back twice at most for each break. */
const pieces = 4096;

/** Values of a curve at places, in one call. */
export type Values = (x: Float64Array) => Float64Array;

/**
 * The smallest x in a range where a curve crosses p, by looking over the range and bisecting; NaN where it does not.
 * A hump narrower than 1/4096 of the range may be missed.
 */
export function firstCrossing(values: Values, p: number, [low, high]: readonly [number, number]): number {
  const x = Float64Array.from({ length: pieces + 1 }, (_, i) => low + ((high - low) * i) / pieces);
  const y = values(x);
  for (let i = 0; i < pieces; i++) {
    if (y[i] === p) return x[i]!;
    if (y[i]! < p !== y[i + 1]! < p && !Number.isNaN(y[i + 1]!)) {
      return bisect(values, p, [x[i]!, x[i + 1]!]);
    }
  }
  return y[pieces] === p ? high : Number.NaN;
}

/** The place between two neighbours of a crossing, to the last bit. */
export function bisect(values: Values, p: number, [low, high]: readonly [number, number]): number {
  const [from, to] = values(Float64Array.of(low, high));
  const rises = from! < to!;
  let [a, b] = [low, high];
  for (let step = 0; step < 200; step++) {
    const middle = (a + b) / 2;
    if (middle === a || middle === b) break;
    if (values(Float64Array.of(middle))[0]! < p === rises) a = middle;
    else b = middle;
  }
  return (a + b) / 2;
}
