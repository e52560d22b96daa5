/**
 * The binomial distribution of `items` tries as thresholds on u: the count k is the least whose threshold reaches u, so
 * that it never falls while u rises. See assembly/random/binomial.ts for method and error.
 */
export interface BinomialTable {
  /** The count of the first threshold. */
  readonly first: number;
  readonly thresholds: readonly number[];
}

/** Counts this much less probable than the likeliest one are never drawn: u knows no smaller steps than 2^−52. */
const NEGLIGIBLE = 2 ** -60;

/** A share that rounding took just out of [0, 1] is at its end; further out it is none. */
const ROUNDING = 1e-9;

/** The table of a share, or null where the share is NaN or outside of [0, 1]. */
export function binomialTable(items: number, share: number): BinomialTable | null {
  if (!(share >= -ROUNDING && share <= 1 + ROUNDING)) return null;
  if (share <= 0) return { first: 0, thresholds: [1] };
  if (share >= 1) return { first: items, thresholds: [1] };
  const mode = Math.min(items, Math.floor((items + 1) * share));
  const odds = share / (1 - share);
  const below: number[] = [];
  for (let k = mode, weight = 1; k > 0; k--) {
    weight *= k / ((items - k + 1) * odds);
    if (weight < NEGLIGIBLE) break;
    below.unshift(weight);
  }
  const above: number[] = [];
  for (let k = mode, weight = 1; k < items; k++) {
    weight *= ((items - k) * odds) / (k + 1);
    if (weight < NEGLIGIBLE) break;
    above.push(weight);
  }
  const left = running(below);
  const right = running(above.toReversed());
  const lower = left.at(-1) ?? 0;
  const per = 1 / (lower + (1 + (right.at(-1) ?? 0)));
  // Up to the mode from the left, above it from the right: each tail is summed from its small end.
  const thresholds = left.map((sum) => sum * per);
  for (const sum of right.toReversed()) thresholds.push(1 - sum * per);
  return { first: mode - below.length, thresholds: [...thresholds, 1] };
}

/** Sums of the first 1, 2, 3 … values. */
function running(values: readonly number[]): number[] {
  let sum = 0;
  return values.map((value) => (sum += value));
}

/** The count at u; NaN without a table. */
export function binomialCount(table: BinomialTable | null, u: number): number {
  if (table === null) return NaN;
  return table.first + table.thresholds.findIndex((threshold) => u <= threshold);
}
