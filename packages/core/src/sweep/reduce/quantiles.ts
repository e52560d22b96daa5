// Quantiles of values in memory.
//
// Definition  number 7 of R. J. Hyndman and Y. Fan, Sample quantiles in statistical packages, Amer. Statist. 50 (1996)
//             361; the default of R and NumPy: with the values in ascending order x_0 … x_(n−1) and h = (n − 1) p, the
//             straight line between the neighbours of h, x_⌊h⌋ + (h − ⌊h⌋)(x_⌊h⌋+1 − x_⌊h⌋).
// Method      values are counted into 65 536 buckets between the least and the greatest; only the buckets that hold a
//             wanted rank are sorted. No value is moved.
// Special     NaN is no value; none: NaN. Next to an infinite neighbour the line is that neighbour's side: −∞ up to a
//             finite upper neighbour, the finite lower one's +∞ above.

/** Ranks on either side of a quantile, and how far towards the upper one. */
interface Position {
  readonly lower: number;
  readonly upper: number;
  readonly share: number;
}

/** Where the quantile of `share` p lies among n ≥ 1 ascending values. */
export function quantilePosition(p: number, n: number): Position {
  const h = (n - 1) * p;
  const lower = Math.min(n - 1, Math.floor(h));
  return { lower, upper: Math.min(n - 1, lower + 1), share: h - lower };
}

/** The straight line between two neighbours, from their values by rank. */
export function between({ share }: Position, low: number, high: number): number {
  if (share === 0 || low === high || low === -Infinity) return low;
  return low + (high - low) * share;
}

/** Distinct ranks that these positions need, ascending. */
export function ranksOf(positions: readonly Position[]): number[] {
  return [...new Set(positions.flatMap(({ lower, upper }) => [lower, upper]))].toSorted((a, b) => a - b);
}

/** Quantiles of the values that are not NaN, one for each p in [0, 1]. */
export function quantiles(values: Float64Array, shares: readonly number[]): number[] {
  const seen = extent(values);
  const { count } = seen;
  if (count === 0) return shares.map(() => NaN);
  const positions = shares.map((p) => quantilePosition(p, count));
  const ranks = ranksOf(positions);
  const found = valuesAtRanks(values, ranks, seen);
  const at = new Map(ranks.map((rank, i) => [rank, found[i]!]));
  return positions.map((position) => between(position, at.get(position.lower)!, at.get(position.upper)!));
}

interface Extent {
  readonly count: number;
  readonly least: number;
  readonly most: number;
}

function extent(values: Float64Array): Extent {
  let count = 0;
  let least = Infinity;
  let most = -Infinity;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value !== value) continue;
    count++;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return { count, least, most };
}

const BUCKETS = 65_536;
/** Below this many values sorting is quicker than counting buckets. */
const SORTED = 8_192;

/** The values of these ranks (ascending). */
function valuesAtRanks(
  values: Float64Array,
  ranks: readonly number[],
  { count, least, most }: Extent,
): number[] {
  const perUnit = BUCKETS / (most - least);
  if (count <= SORTED || !Number.isFinite(perUnit) || perUnit === 0) {
    const sorted = values.filter((value) => value === value).sort();
    return ranks.map((rank) => sorted[rank]!);
  }
  return pick(values, ranks, least, perUnit);
}

/** Rising with the value, so that buckets hold neighbouring ranks; NaN gives 0 and is left out by its caller. */
function bucketOf(value: number, least: number, perUnit: number): number {
  return Math.min(BUCKETS - 1, (value - least) * perUnit) | 0;
}

function pick(values: Float64Array, ranks: readonly number[], least: number, perUnit: number): number[] {
  const starts = bucketStarts(values, least, perUnit);
  // Slot of every bucket that is wanted; one more than its index, so that 0 says "not wanted".
  const slots = new Uint32Array(BUCKETS);
  const wanted: number[] = [];
  const slotOf = ranks.map((rank) => {
    const bucket = bucketOfRank(starts, rank);
    if (slots[bucket] === 0) slots[bucket] = wanted.push(bucket);
    return slots[bucket]! - 1;
  });
  const members = wanted.map((bucket) => new Float64Array(starts[bucket + 1]! - starts[bucket]!));
  const filled = wanted.map(() => 0);
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value !== value) continue;
    const slot = slots[bucketOf(value, least, perUnit)]!;
    if (slot > 0) members[slot - 1]![filled[slot - 1]!++] = value;
  }
  for (const own of members) own.sort();
  return ranks.map((rank, i) => members[slotOf[i]!]![rank - starts[wanted[slotOf[i]!]!]!]!);
}

/** How many values lie in the buckets before each. */
function bucketStarts(values: Float64Array, least: number, perUnit: number): Float64Array {
  const counts = new Float64Array(BUCKETS);
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value === value) counts[bucketOf(value, least, perUnit)]! += 1;
  }
  const starts = new Float64Array(BUCKETS + 1);
  for (let bucket = 0; bucket < BUCKETS; bucket++) starts[bucket + 1] = starts[bucket]! + counts[bucket]!;
  return starts;
}

/** The bucket in which a rank lies: the last one that starts at or before it and holds something. */
function bucketOfRank(starts: Float64Array, rank: number): number {
  let low = 0;
  let high = BUCKETS - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= rank) low = middle;
    else high = middle - 1;
  }
  return low;
}
