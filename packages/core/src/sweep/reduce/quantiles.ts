// Quantiles of values in memory.
//
// Definition  number 7 of R. J. Hyndman and Y. Fan, Sample quantiles in statistical packages, Amer. Statist. 50 (1996)
//             361; the default of R and NumPy: with the values in ascending order x_0 … x_(n−1) and h = (n − 1) p, the
//             straight line between the neighbours of h, x_⌊h⌋ + (h − ⌊h⌋)(x_⌊h⌋+1 − x_⌊h⌋).
// Method      values are counted into up to 65 536 buckets between the least and the greatest; only the buckets that hold
//             a wanted rank are sorted. No value is moved.
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

/** Few enough for the counts to stay in the nearest caches; with fewer values, as many buckets as values. */
const MOST_BUCKETS = 65_536;
/** Below this many values sorting is quicker than counting. */
const SORTED = 64;

/** Which bucket a value belongs to; rising with the value, so that buckets hold neighbouring ranks. */
interface Buckets {
  readonly count: number;
  readonly least: number;
  readonly perUnit: number;
}

function bucketOf(value: number, { count, least, perUnit }: Buckets): number {
  const bucket = ((value - least) * perUnit) | 0;
  return bucket < count ? bucket : count - 1;
}

/** The values of these ranks (ascending). */
function valuesAtRanks(
  values: Float64Array,
  ranks: readonly number[],
  { count, least, most }: Extent,
): number[] {
  const buckets = Math.min(MOST_BUCKETS, count);
  const perUnit = buckets / (most - least);
  if (count <= SORTED || !Number.isFinite(perUnit) || perUnit === 0) {
    const sorted = values.filter((value) => value === value).sort();
    return ranks.map((rank) => sorted[rank]!);
  }
  return pick(values, ranks, { count: buckets, least, perUnit });
}

function pick(values: Float64Array, ranks: readonly number[], buckets: Buckets): number[] {
  const starts = bucketStarts(values, buckets);
  const wanted = ranks.map((rank) => bucketOfRank(starts, rank));
  const marked = new Uint8Array(buckets.count);
  for (const bucket of wanted) marked[bucket] = 1;
  const members = membersOf(values, buckets, marked);
  return ranks.map((rank, i) => members.get(wanted[i]!)![rank - starts[wanted[i]!]!]!);
}

/** The values of the marked buckets, ascending. */
function membersOf(values: Float64Array, buckets: Buckets, marked: Uint8Array): Map<number, Float64Array> {
  const found = new Map<number, number[]>();
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value !== value) continue;
    const bucket = bucketOf(value, buckets);
    if (marked[bucket] === 0) continue;
    const own = found.get(bucket);
    if (own === undefined) found.set(bucket, [value]);
    else own.push(value);
  }
  return new Map(Array.from(found, ([bucket, own]) => [bucket, Float64Array.from(own).sort()]));
}

/** How many values lie in the buckets before each. */
function bucketStarts(values: Float64Array, buckets: Buckets): Uint32Array {
  const starts = new Uint32Array(buckets.count + 1);
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value === value) starts[bucketOf(value, buckets) + 1]! += 1;
  }
  for (let bucket = 0; bucket < buckets.count; bucket++) starts[bucket + 1]! += starts[bucket]!;
  return starts;
}

/** The bucket in which a rank lies: the last one that starts at or before it. */
function bucketOfRank(starts: Uint32Array, rank: number): number {
  let low = 0;
  let high = starts.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= rank) low = middle;
    else high = middle - 1;
  }
  return low;
}
