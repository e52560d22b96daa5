import type { JitteredLikelihoods, JitterRows } from "../jitter-calls.ts";

// The twin of the kernel's likelihoods under jitter: the same sums over the same nodes, one member and pair after the other.

const least = 2 ** -64;
/** Spreads beyond which a shared node has no weight: where a normal density has fallen by the depth, 8 at most. */
function cutOf({ depth }: JitterRows): number {
  return Math.min(8, Math.sqrt(2 * depth));
}

/** Twin of the kernel's call. */
export function jitterRows(asked: JitterRows): JitteredLikelihoods {
  const [members, pairs, points] = [asked.spreads.length, asked.guessRates.length, asked.items.length];
  const rows = new Float64Array(members * pairs).fill(1);
  const best = new Float64Array(pairs);
  for (let i = 0; i < points; i++) {
    const offered = offeredTo(asked, i);
    const shares = Array.from(best, (_, pair) => sharesOf(asked, { i, pair, offered }));
    for (const [pair, { most }] of shares.entries()) best[pair]! += most;
    for (let member = 0; member < members; member++) {
      const { from, weights } = weightsOf(asked, asked.centres[member * points + i]!, member);
      for (const [pair, { values }] of shares.entries()) {
        rows[member * pairs + pair]! *= weights.reduce((sum, w, q) => sum + w * values[from + q]!, 0);
      }
    }
  }
  return { rows, best };
}

/** Nodes from and before which some member looks at a point: by whole pairs. */
function offeredTo(asked: JitterRows, i: number): readonly [number, number] {
  const { nodes, each, spreads, centres, items } = asked;
  const [z, cut] = [nodes.z, cutOf(asked)];
  if (each > 0) return [0, z.length];
  const ends = Array.from(spreads, (spread, m) =>
    [-1, 1].map((side) => centres[m * items.length + i]! + side * cut * spread),
  );
  const after = (place: number): number => {
    const at = z.findIndex((one) => one >= place);
    return at < 0 ? z.length : at;
  };
  const [low, high] = [Math.min(...ends.map(([one]) => one!)), Math.max(...ends.map(([, one]) => one!))];
  return [after(low) & ~1, (after(high) + 2) & ~1];
}

/** p^k q^m at every node, relative to the best that is offered. */
function sharesOf(
  { items, correct, nodes, guessRates, lapseRates, depth }: JitterRows,
  { i, pair, offered: [begin, end] }: { i: number; pair: number; offered: readonly [number, number] },
): { readonly most: number; readonly values: Float64Array } {
  const [guess, lapse] = [guessRates[pair]!, lapseRates[pair]!];
  const height = 1 - guess - lapse;
  const logs = nodes.rises.map((rise, q) => {
    const [up, down] = [guess + height * rise, lapse + height * nodes.falls[q]!];
    return (
      correct[i]! * Math.log(Math.max(up, least)) +
      (items[i]! - correct[i]!) * Math.log(Math.max(down, least))
    );
  });
  const most = logs.subarray(begin, end).reduce((high, one) => Math.max(high, one), -Infinity);
  return { most, values: logs.map((one) => (one - most > -depth ? Math.exp(one - most) : 0)) };
}

/** A member's nodes from `from` on: their weights sum to 1. */
function weightsOf(
  asked: JitterRows,
  centre: number,
  member: number,
): { readonly from: number; readonly weights: readonly number[] } {
  const { nodes, each, spreads } = asked;
  const [{ z, steps }, cut] = [nodes, cutOf(asked)];
  const spread = spreads[member]!;
  const first = each > 0 ? member * each : z.findIndex((place) => place >= centre - cut * spread);
  const from = first < 0 ? z.length : first;
  const raw: number[] = [];
  for (let q = from; q < (each > 0 ? from + each : z.length); q++) {
    const u = (z[q]! - centre) / spread;
    // The kernel takes nodes two by two.
    if (u > cut && (q - from) % 2 === 0) break;
    raw.push(steps[q]! * Math.exp((-u * u) / 2));
  }
  const sum = raw.reduce((all, one) => all + one, 0);
  return { from, weights: raw.map((one) => one / sum) };
}
