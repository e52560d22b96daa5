import { allocate } from "../arena";
import { mulAdd } from "../lanes";
import { expClamped } from "../math/exp";
import { STATUS_NO_MEMORY, STATUS_OK } from "../status";
import { lnOf } from "./scatter-term";

/**
 * Likelihoods of counts at places that jitter: Π_i ∫ p^k_i q^(n_i − k_i) φ((z − centre_i) / spread) dz / spread, relative to the
 * best that the nodes offer, for members (centres and a spread) under many pairs of rates
 *
 * Formula  p = γ + h F(z), q = λ + h (1 − F(z)), h = 1 − γ − λ: either from its own small side.
 * Method   a weighted sum over nodes z that all members share, F and 1 − F given at each. A node weighs its step times the normal
 *          density, as far as that falls by `depth` too, 8 spreads from the centre at most (which leaves out 1e-15), or, where each
 *          member has `each` nodes of its own, those alone; weights sum to 1. What a pair makes of a node is computed once for all
 *          members.
 * Error    of the sum: 2^−52 (Σ n + nodes). What the sum misses of the integral the nodes decide (core's jitter-nodes.ts).
 * Special  shares below 2^−64 count as 2^−64; what lies more than `depth` nats below the best that a pair and a point are offered
 *          counts as 0.
 * Layout   `nodes` even, and two more of step 0 behind them; `each` even or 0; `rows` members × pairs; `best` takes each pair's
 *          logarithm of what its rows are relative to.
 */
const CUT: f64 = 8.0;
const LEAST: f64 = 5.421010862427522e-20;

export function jitterRows(
  points: i32, items: usize, correct: usize,
  nodes: i32, z: usize, steps: usize, rises: usize, falls: usize,
  each: i32, members: i32, centres: usize, spreads: usize,
  pairs: i32, guess: usize, lapse: usize, depth: f64,
  rows: usize, best: usize,
): i32 {
  const cut = min(CUT, sqrt(2.0 * depth));
  const stride = <usize>(nodes + 2) << 3, width = <usize>pairs << 3;
  const logs = allocate(<u32>(2 * stride) * <u32>pairs), shares = allocate(<u32>stride * <u32>pairs + 16);
  const weights = allocate(<u32>(stride + 16)), ends = allocate(<u32>width);
  if (logs == 0 || shares == 0 || weights == 0 || ends == 0) return STATUS_NO_MEMORY;
  for (let p: usize = 0, at = logs; p < width; p += 8, at += 2 * stride) {
    fillLogs(at, stride, rises, falls, load<f64>(guess + p), load<f64>(lapse + p));
    store<f64>(best + p, 0.0);
  }
  for (let at = rows, end = rows + <usize>members * width; at < end; at += 8) store<f64>(at, 1.0);
  for (let i: usize = 0; i < <usize>points << 3; i += 8) {
    const k = load<f64>(correct + i), m = load<f64>(items + i) - k;
    let low = Infinity, high = -Infinity;
    for (let member = 0, at = centres + i; member < members; member++, at += <usize>points << 3) {
      const far = cut * load<f64>(spreads + (<usize>member << 3));
      low = min(low, load<f64>(at) - far);
      high = max(high, load<f64>(at) + far);
    }
    // Whole vectors from the first node that some member looks at to the last.
    const begin = <usize>(firstAfter(z, nodes, low) & ~1) << 3, end = <usize>((firstAfter(z, nodes, high) + 2) & ~1) << 3;
    for (let p: usize = 0, at = logs, to = shares; p < width; p += 8, at += 2 * stride, to += stride) {
      store<f64>(best + p, load<f64>(best + p) + fillShares(at, stride, each > 0 ? 0 : begin, each > 0 ? stride : end, k, m, -depth, to, ends + p));
    }
    let row = rows;
    for (let member = 0; member < members; member++, row += width) {
      const centre = load<f64>(centres + ((<usize>(member * points) << 3) + i)), spread = load<f64>(spreads + (<usize>member << 3));
      const from = each > 0 ? member * each : firstAfter(z, nodes, centre - cut * spread);
      const last = each > 0 ? from + each : nodes;
      smooth(z, steps, <usize>from << 3, <usize>last << 3, centre, 1.0 / spread, cut, weights, shares, stride, ends, row, width);
    }
  }
  return STATUS_OK;
}

/** Logarithms of p, then of q, at every node under one pair. */
function fillLogs(to: usize, stride: usize, rises: usize, falls: usize, g: f64, l: f64): void {
  const guess = f64x2.splat(g), lapse = f64x2.splat(l), h = f64x2.splat(1.0 - g - l), least = f64x2.splat(LEAST);
  for (let q: usize = 0; q < stride; q += 16) {
    v128.store(to + q, lnOf(f64x2.pmax(mulAdd(h, v128.load(rises + q), guess), least)));
    v128.store(to + stride + q, lnOf(f64x2.pmax(mulAdd(h, v128.load(falls + q), lapse), least)));
  }
}

/** p^k q^m at nodes relative to the best, whose logarithm is the answer; `ends` takes where the first and the last above 0 lie. */
function fillShares(logs: usize, stride: usize, begin: usize, end: usize, k: f64, m: f64, depth: f64, to: usize, ends: usize): f64 {
  const hits = f64x2.splat(k), misses = f64x2.splat(m), nothing = f64x2.splat(depth), zero = f64x2.splat(0.0);
  let both = f64x2.splat(-Infinity);
  for (let q = begin; q < end; q += 16) {
    const one = mulAdd(hits, v128.load(logs + q), f64x2.mul(misses, v128.load(logs + stride + q)));
    v128.store(to + q, one);
    both = f64x2.pmax(both, one);
  }
  const most = max(f64x2.extract_lane(both, 0), f64x2.extract_lane(both, 1)), behind = f64x2.splat(most);
  let first = end, last: usize = 0;
  for (let q = begin; q < end; q += 16) {
    const one = f64x2.sub(v128.load(to + q), behind), some = f64x2.gt(one, nothing);
    let share = zero;
    if (v128.any_true(some)) {
      share = v128.and(expClamped(one), some);
      first = min(first, q);
      last = q + 16;
    }
    v128.store(to + q, share);
  }
  v128.store(to + end, zero);
  store<u32>(ends, first);
  store<u32>(ends, last, 4);
  return most;
}

/** The first node at or above a place. */
function firstAfter(z: usize, nodes: i32, place: f64): i32 {
  let low = 0, high = nodes;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (load<f64>(z + (<usize>middle << 3)) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** row[pair] · Σ weight · share, the weights of one member's nodes from byte `from` on, at most to `last`. */
function smooth(z: usize, steps: usize, from: usize, last: usize, centre: f64, narrow: f64, cut: f64, weights: usize, shares: usize, stride: usize, ends: usize, row: usize, width: usize): void {
  const middle = f64x2.splat(centre), inverse = f64x2.splat(narrow), half = f64x2.splat(-0.5);
  let sum = f64x2.splat(0.0), to = from;
  for (; to < last; to += 16) {
    const u = f64x2.mul(f64x2.sub(v128.load(z + to), middle), inverse);
    if (f64x2.extract_lane(u, 0) > cut) break;
    const weight = f64x2.mul(v128.load(steps + to), expClamped(f64x2.mul(half, f64x2.mul(u, u))));
    v128.store(weights + (to - from), weight);
    sum = f64x2.add(sum, weight);
  }
  v128.store(weights + (to - from), f64x2.splat(0.0));
  const share = 1.0 / (f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1));
  for (let p: usize = 0; p < width; p += 8, shares += stride) {
    const begin = max(from, <usize>load<u32>(ends + p)), end = min(to, <usize>load<u32>(ends + p, 4));
    let a = f64x2.splat(0.0), b = a, q = begin, w = weights + (begin - from);
    for (; q + 16 < end; q += 32, w += 32) {
      a = mulAdd(v128.load(w), v128.load(shares + q), a);
      b = mulAdd(v128.load(w, 16), v128.load(shares + q, 16), b);
    }
    if (q < end) a = mulAdd(v128.load(w), v128.load(shares + q), a);
    a = f64x2.add(a, b);
    store<f64>(row + p, load<f64>(row + p) * (share * (f64x2.extract_lane(a, 0) + f64x2.extract_lane(a, 1))));
  }
}
