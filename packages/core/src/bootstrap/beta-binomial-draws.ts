import type { KernelCalls } from "@onset/kernel";

/**
 * Beta-binomial counts by inversion: the least k with P(K ≤ k) ≥ u, from the ratios of neighbouring masses,
 *
 *   P(k + 1) / P(k) = (n − k) (a + k) / ((k + 1) (b + n − k − 1)),  a = ψ (1/η² − 1), b = (1 − ψ)(1/η² − 1),
 *
 * taken from the greatest mass outwards, so that nothing underflows that matters. ψ at 0 or 1 gives 0 or n.
 */
export function betaBinomialDraws(
  n: number,
  share: number,
  overdispersion: number,
  u: Float64Array,
): Float64Array {
  if (share <= 0) return new Float64Array(u.length);
  if (share >= 1) return new Float64Array(u.length).fill(n);
  const cumulative = cumulativeMasses(n, share, 1 / (overdispersion * overdispersion) - 1);
  const all = cumulative[n]!;
  return u.map((value) => firstAtLeast(cumulative, value * all));
}

function cumulativeMasses(n: number, share: number, concentration: number): Float64Array {
  const [a, b] = [share * concentration, (1 - share) * concentration];
  const masses = new Float64Array(n + 1);
  // Ratios are multiplied from the middle; where both ends are heavier than it (a, b < 1), masses grow outwards, boundedly.
  const middle = Math.min(n, Math.max(0, Math.round(share * n)));
  masses[middle] = 1;
  for (let k = middle; k < n; k++)
    masses[k + 1] = masses[k]! * (((n - k) * (a + k)) / ((k + 1) * (b + n - k - 1)));
  for (let k = middle; k > 0; k--)
    masses[k - 1] = masses[k]! * ((k * (b + n - k)) / ((n - k + 1) * (a + k - 1)));
  for (let k = 1; k <= n; k++) masses[k]! += masses[k - 1]!;
  return masses;
}

function firstAtLeast(ascending: Float64Array, target: number): number {
  let [low, high] = [0, ascending.length - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! >= target) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Counts at every point, series after series: numbers `begin` … `end` − 1 of a stream. */
export function betaBinomials(
  kernel: KernelCalls,
  { shares, items, overdispersion }: { shares: Float64Array; items: Float64Array; overdispersion: number },
  { seed, stream, begin, end }: Readonly<Record<"seed" | "stream" | "begin" | "end", number>>,
): Float64Array {
  const m = shares.length;
  const counts = new Float64Array(m * (end - begin));
  const uniforms = kernel.uniforms(seed, stream, begin * m, counts.length);
  for (let place = 0; place < m; place++) {
    const u = Float64Array.from({ length: end - begin }, (_, r) => uniforms[r * m + place]!);
    const drawn = betaBinomialDraws(items[place]!, shares[place]!, overdispersion, u);
    for (const [r, count] of drawn.entries()) counts[r * m + place] = count;
  }
  return counts;
}
