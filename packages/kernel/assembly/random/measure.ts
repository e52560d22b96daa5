import { countAt } from "./binomial";
import { philox } from "./philox";
import { firstHalves01, firstHalves23, MEASUREMENTS, secondHalves01, secondHalves23, uniformLanes } from "./uniforms";

// Simulated measurements. A block of the generator serves one replicate at two neighbouring places (see Draws in
// src/random-calls.ts); four replicates are made at a time.
//
//   counter  place / 2 | replicate | curve, two words
//   rows     one a replicate, `stride` bytes apart; places are float64 within it

/** Two counts at the uniform numbers of two halves. */
@inline
function counts(table: usize, halves: v128): v128 {
  const u = uniformLanes(halves);
  const first = countAt(table, f64x2.extract_lane(u, 0), i64x2.extract_lane(halves, 0));
  const second = countAt(table, f64x2.extract_lane(u, 1), i64x2.extract_lane(halves, 1));
  return f64x2.replace_lane(f64x2.splat(first), 1, second);
}

/** The first of `left` values of two vectors, down a column. */
@inline
function storeColumn(at: usize, stride: usize, pair01: v128, pair23: v128, left: i32): void {
  v128.store64_lane(at, pair01, 0);
  if (left > 1) v128.store64_lane(at + stride, pair01, 1);
  if (left > 2) v128.store64_lane(at + 2 * stride, pair23, 0);
  if (left > 3) v128.store64_lane(at + 3 * stride, pair23, 1);
}

/**
 * Draws of one place, or of two where `second` is not 0, for `count` replicates from `replicate` on; counts divided by
 * `per` (1, or the items for shares).
 */
export function measurePair(
  seedLow: i32,
  seedHigh: i32,
  curveLow: i32,
  curveHigh: i32,
  pair: i32,
  replicate: u32,
  count: i32,
  first: usize,
  second: usize,
  output: usize,
  stride: usize,
  firstPer: f64,
  secondPer: f64,
): void {
  const pairs = i32x4.splat(pair);
  const low = i32x4.splat(curveLow);
  const high = i32x4.splat(curveHigh);
  let replicates = i32x4.add(i32x4.splat(<i32>replicate), i32x4(0, 1, 2, 3));
  for (let left = count; left > 0; left -= 4) {
    philox(pairs, replicates, low, high, seedLow, seedHigh | MEASUREMENTS);
    const u01 = firstHalves01();
    const u23 = firstHalves23();
    const v01 = secondHalves01();
    const v23 = secondHalves23();
    const per = f64x2.splat(firstPer);
    storeColumn(output, stride, f64x2.div(counts(first, u01), per), f64x2.div(counts(first, u23), per), left);
    if (second != 0) {
      const other = f64x2.splat(secondPer);
      storeColumn(output + 8, stride, f64x2.div(counts(second, v01), other), f64x2.div(counts(second, v23), other), left);
    }
    replicates = i32x4.add(replicates, i32x4.splat(4));
    output += 4 * stride;
  }
}
