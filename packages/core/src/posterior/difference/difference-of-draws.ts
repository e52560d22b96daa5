/** A share of a posterior that lies below, and one that lies above, all that its data can tell of. */
export interface OutOfReach {
  readonly below: number;
  readonly above: number;
}

/** a − b of independent draws. */
export interface DrawDifference {
  /** `null` where no more than a side is known of it, or nothing. */
  readonly median: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Of the pairs of draws of which it is known which is larger; `null` where that is less than half of them. */
  readonly probabilityOfMore: number | null;
  readonly outOfReach: { readonly a: OutOfReach; readonly b: OutOfReach };
}

/** Halvings of the range of the difference: 2⁻⁴⁸ of it is left. */
const halvings = 48;

/**
 * The distribution of a − b over all pairs of draws, each as probable as the others; ±∞ is a draw of which no more is known than
 * the side. A pair out of reach on one side counts for an end that is open there, and one of which nothing is known for both.
 *
 * Method: quantiles by halving; pairs below a difference are counted in the two sorted columns at once.
 */
export function differenceOfDraws(a: Float64Array, b: Float64Array, confidence: number): DrawDifference {
  const [first, second] = [columnOf(a), columnOf(b)];
  const unknown = first.below * second.below + first.above * second.above;
  const lower = first.below + second.above - first.below * second.above - unknown;
  const higher = first.above + second.below - first.above * second.below - unknown;
  const outside = (1 - confidence) / 2;
  const finite = first.inside.length * second.inside.length;
  const known = finite / (a.length * b.length);
  const at = (p: number): number | null => {
    if (p <= lower || p >= lower + known) return null;
    return quantile(first.inside, second.inside, ((p - lower) / known) * finite);
  };
  // An unknown pair may be anything: for the low end it counts as the lowest, for the high one as the highest.
  const low = at(outside - unknown);
  const high = at(1 - outside);
  const median = low === null && high === null ? null : at(0.5 * (1 - unknown));
  const more = known * greater(first.inside, second.inside) + higher;
  return {
    median,
    low,
    high,
    probabilityOfMore: unknown > 0.5 ? null : Math.min(1, more / (1 - unknown)),
    outOfReach: {
      a: { below: first.below, above: first.above },
      b: { below: second.below, above: second.above },
    },
  };
}

interface SortedColumn extends OutOfReach {
  readonly inside: Float64Array;
}

function columnOf(values: Float64Array): SortedColumn {
  const inside = values.filter((value) => Number.isFinite(value)).toSorted();
  const share = (end: number): number =>
    values.reduce((count, value) => (value === end ? count + 1 : count), 0) / values.length;
  return { inside, below: share(-Infinity), above: share(Infinity) };
}

/** How many pairs have a < b + d, and how many a ≤ b + d. */
function pairsBelow(a: Float64Array, b: Float64Array, d: number): { less: number; atMost: number } {
  let [less, atMost, under, upTo] = [0, 0, 0, 0];
  for (const other of b) {
    const end = other + d;
    while (under < a.length && a[under]! < end) under += 1;
    while (upTo < a.length && a[upTo]! <= end) upTo += 1;
    less += under;
    atMost += upTo;
  }
  return { less, atMost };
}

function greater(a: Float64Array, b: Float64Array): number {
  const pairs = a.length * b.length;
  if (pairs === 0) return 0;
  const { less, atMost } = pairsBelow(a, b, 0);
  return 1 - (less + atMost) / 2 / pairs;
}

/** The difference below which lie so many pairs. */
function quantile(a: Float64Array, b: Float64Array, pairs: number): number {
  let [low, high] = [a[0]! - b.at(-1)!, a.at(-1)! - b[0]!];
  for (let step = 0; step < halvings; step++) {
    const middle = (low + high) / 2;
    if (pairsBelow(a, b, middle).less < pairs) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
