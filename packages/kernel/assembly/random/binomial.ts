import { allocate } from "../arena";

/**
 * The count k of n tries at share p as a function of one uniform number u: the least k with P(X ≤ k) ≥ u
 *
 * Method   weights P(k) / P(mode) by their recurrence from the mode outwards, both ways, down to 2^−60; sums from each
 *          small end; thresholds t(k) = P(X ≤ k), below the mode from the left, from it on as 1 − P(X > k). A guide with
 *          256 entries says where to begin, then the thresholds are walked (H.-C. Chen and Y. Asau, On generating random
 *          variates from an empirical distribution, AIIE Transactions 6 (1974) 163–166).
 * Error    exact in distribution to the grain of u (2^−52): thresholds err by ≤ 1e-13 of the smaller tail, or 2^−53
 *          (test/golden/binomial.json).
 * Special  p ≤ 0 (to −1e-9, rounding of a score) → 0; p ≥ 1 (to 1 + 1e-9) → n; NaN and other p → NaN.
 *
 *   table    | first count f64 | thresholds usize | guide 256 × i32 |
 *   weights  | … left of the mode | mode | right … |, becoming thresholds in place
 */
const FIRST: usize = 0;
const THRESHOLDS: usize = 8;
const GUIDE: usize = 16;
const WEIGHTS: usize = 16 + 256 * 4;

/** 2^−60. */
const NEGLIGIBLE: f64 = 8.673617379884035e-19;
const ROUNDING: f64 = 1.0e-9;

/**
 * The most weights on one side of the mode: 4.57 √n for the symmetric case, where ln(P(mode + d) / P(mode)) = −2 d² / n;
 * skewed ones have fewer, but for the last few of a Poisson tail.
 */
@inline
function reach(items: i32): i32 {
  return min(items, <i32>(4.6 * sqrt(<f64>items)) + 64);
}

/** A table for up to that many items, or 0 where memory is short. */
export function openTable(items: i32): usize {
  return allocate(<u32>WEIGHTS + (<u32>(2 * reach(items) + 4) << 3));
}

/** Makes a table the one of n tries at share p; where there is no such distribution every count is NaN. */
export function fillTable(table: usize, items: i32, share: f64): void {
  if (!(share >= -ROUNDING && share <= 1.0 + ROUNDING)) return fillCertain(table, NaN);
  if (share <= 0.0) return fillCertain(table, 0.0);
  if (share >= 1.0) return fillCertain(table, <f64>items);
  const mode = min(items, <i32>(<f64>(items + 1) * share));
  const odds = share / (1.0 - share);
  const middle = table + WEIGHTS + (<usize>(reach(items) + 1) << 3);
  store<f64>(middle, 1.0);
  const left = weighDown(middle, items, mode, odds);
  const right = weighUp(middle, items, mode, odds);
  const per = 1.0 / sumTails(left, middle, right);
  scaleLeft(left, middle, per);
  scaleRight(middle, right, per);
  store<f64>(table, <f64>(mode - <i32>((middle - left) >> 3)), FIRST);
  store<usize>(table, left, THRESHOLDS);
  fillGuide(table, left);
}

function fillCertain(table: usize, count: f64): void {
  const thresholds = table + WEIGHTS;
  store<f64>(table, count, FIRST);
  store<usize>(table, thresholds, THRESHOLDS);
  store<f64>(thresholds, 1.0);
  memory.fill(table + GUIDE, 0, 256 * 4);
}

/** Weights of mode − 1, mode − 2, …; the address of the last one. Quotients two at a time, products one after another. */
function weighDown(middle: usize, items: i32, mode: i32, odds: f64): usize {
  let weight = 1.0;
  let at = middle;
  let k = <f64>mode;
  const both = f64x2.splat(odds);
  while (k > 0.0) {
    const ks = f64x2.replace_lane(f64x2.splat(k), 1, k - 1.0);
    const ratio = f64x2.div(ks, f64x2.mul(f64x2.sub(f64x2.splat(<f64>items + 1.0), ks), both));
    weight *= f64x2.extract_lane(ratio, 0);
    if (weight < NEGLIGIBLE) break;
    at -= 8;
    store<f64>(at, weight);
    weight *= f64x2.extract_lane(ratio, 1);
    // Below 0 the quotient is 0, which ends the loop as well.
    if (weight < NEGLIGIBLE) break;
    at -= 8;
    store<f64>(at, weight);
    k -= 2.0;
  }
  return at;
}

/** Weights of mode + 1, mode + 2, …; the address of the last one. */
function weighUp(middle: usize, items: i32, mode: i32, odds: f64): usize {
  let weight = 1.0;
  let at = middle;
  let rest = <f64>(items - mode);
  const both = f64x2.splat(odds);
  while (rest > 0.0) {
    const rests = f64x2.replace_lane(f64x2.splat(rest), 1, rest - 1.0);
    const ratio = f64x2.div(f64x2.mul(rests, both), f64x2.sub(f64x2.splat(<f64>items + 1.0), rests));
    weight *= f64x2.extract_lane(ratio, 0);
    if (weight < NEGLIGIBLE) break;
    at += 8;
    store<f64>(at, weight);
    weight *= f64x2.extract_lane(ratio, 1);
    if (weight < NEGLIGIBLE) break;
    at += 8;
    store<f64>(at, weight);
    rest -= 2.0;
  }
  return at;
}

/** Weights become sums from their end to the mode; answers the sum of all. */
function sumTails(left: usize, middle: usize, right: usize): f64 {
  let lower = 0.0;
  for (let at = left; at < middle; at += 8) {
    lower += load<f64>(at);
    store<f64>(at, lower);
  }
  let upper = 0.0;
  for (let at = right; at > middle; at -= 8) {
    upper += load<f64>(at);
    store<f64>(at, upper);
  }
  return lower + (1.0 + upper);
}

function scaleLeft(left: usize, middle: usize, per: f64): void {
  for (let at = left; at < middle; at += 8) store<f64>(at, load<f64>(at) * per);
}

/** From P(X > k − 1) at place k to 1 − P(X > k): one place to the left. */
function scaleRight(middle: usize, right: usize, per: f64): void {
  for (let at = middle; at < right; at += 8) store<f64>(at, 1.0 - load<f64>(at, 8) * per);
  store<f64>(right, 1.0);
}

/** guide[j] = the first threshold that j/256 does not exceed: no u of the j-th part lies before it. */
function fillGuide(table: usize, thresholds: usize): void {
  let at = thresholds;
  for (let j = 0; j < 256; j++) {
    const least = <f64>j * 0.00390625;
    while (load<f64>(at) < least) at += 8;
    store<i32>(table + GUIDE + (<usize>j << 2), <i32>(at - thresholds));
  }
}

/** The count at u; `half` are the 64 bits that it was made of, the upper eight of them ⌊256 u⌋. */
@inline
export function countAt(table: usize, u: f64, half: i64): f64 {
  const thresholds = load<usize>(table, THRESHOLDS);
  let at = <usize>load<i32>(table + GUIDE + (<usize>(<u64>half >> 56) << 2));
  while (load<f64>(thresholds + at) < u) at += 8;
  return load<f64>(table, FIRST) + <f64>(<i32>at >> 3);
}
