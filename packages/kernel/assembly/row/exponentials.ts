import { expWithin } from "../math/exp";
import { clamp2, invariant, mulAdd } from "../lanes";

// A curve's exponential in two factors, e^−k(x−c) = e^−k(x−m) · e^k(c−m), so that one table over x serves every curve
// whose threshold has the same centre m. The centre is a function of k and c alone: m = round(c k / span) · span / k. No
// cut, order or neighbour changes a bit.

/** span for tables in float64: |k (c − m)| ≤ 30. */
@inline
export const SPAN: f64 = 60.0;
/** span for tables in float32, whose exponents end sooner: |k (c − m)| ≤ 10. */
@inline
export const SPAN_F32: f64 = 20.0;
/** Beyond this c k has no fraction left, and each threshold is its own centre. */
@inline
const LARGEST: f64 = 1e15;

/** The number of a centre: round(c k / span). */
@inline
export function centreNumber(k: f64, c: f64, span: f64): f64 {
  return nearest<f64>((c * k) / span);
}

@inline
export function centre(k: f64, c: f64, span: f64, number: f64): f64 {
  if (number == 0.0) return 0.0;
  return abs(number) < LARGEST ? number * (span / k) : c;
}

/** The upper 26 bits of a float64, so that products of two such are exact. */
@inline
export function upper(value: f64): f64 {
  return reinterpret<f64>(reinterpret<i64>(value) & ~(<i64>0x7ffffff));
}

/**
 * e^(k (d + e)) for |k d| ≤ 708, with k = kUpper + kLower and e an error term of d.
 *
 * Method   the product in two parts, p + q: the upper halves' is exact, the rest is small; e^(p+q) = E + E (rest of p + q).
 * Error    ≤ 2 ulp: the product's rounding, which would be |k d| / 2 ulp, is made good.
 */
@inline
export function expOfProduct(k: v128, kUpper: v128, kLower: v128, d: v128, e: v128): v128 {
  const dUpper = v128.and(d, i64x2.splat(~(<i64>0x7ffffff)));
  const p = f64x2.mul(kUpper, dUpper);
  const q = mulAdd(k, e, mulAdd(kUpper, f64x2.sub(d, dUpper), f64x2.mul(kLower, d)));
  const high = f64x2.add(p, q);
  const low = f64x2.add(f64x2.sub(p, high), q);
  const value = expWithin(high);
  return mulAdd(value, low, value);
}

/** What rounding left of d = a − b. */
@inline
export function differenceError(a: v128, b: v128, d: v128): v128 {
  const back = f64x2.sub(d, a);
  return f64x2.sub(f64x2.sub(a, f64x2.sub(d, back)), f64x2.add(b, back));
}

/** The same where d is the difference itself; 0 where it was clamped, because then the rest may be larger than d. */
@inline
function errorWithin(a: v128, b: v128, exact: v128, d: v128): v128 {
  return v128.and(f64x2.eq(exact, d), differenceError(a, b, exact));
}

/** e^(k (a − b)), its exponent kept within ±limit. */
export function expOfDifference(k: f64, a: f64, b: f64, limit: f64): f64 {
  const high = upper(k);
  const left = f64x2.splat(a);
  const right = f64x2.splat(b);
  const reach = limit / abs(k);
  const exact = f64x2.sub(left, right);
  const d = clamp2(exact, f64x2.splat(-reach), f64x2.splat(reach));
  const error = errorWithin(left, right, exact, d);
  return f64x2.extract_lane(expOfProduct(f64x2.splat(k), f64x2.splat(high), f64x2.splat(k - high), d, error), 0);
}

/**
 * table[i] = e^(−k (x_i − m)), its exponent kept within ±limit, over whole 64-byte blocks.
 *
 * Error    ≤ 2 ulp within the limit.
 */
export function fillTable(table: usize, x: usize, bytes: usize, k: f64, m: f64, limit: f64): void {
  const reach = limit / abs(k);
  const high = invariant(reach, 0);
  const low = invariant(-reach, 1);
  const kAll = invariant(-k, 2);
  const kUpper = invariant(upper(-k), 3);
  const kLower = invariant(-k - upper(-k), 4);
  const middle = invariant(m, 5);
  for (let i: usize = 0; i < bytes; i += 16) {
    const at = v128.load(x + i);
    const exact = f64x2.sub(at, middle);
    const d = clamp2(exact, low, high);
    v128.store(table + i, expOfProduct(kAll, kUpper, kLower, d, errorWithin(at, middle, exact, d)));
  }
}

/** The same rounded to float32; half as many bytes. */
export function demoteTable(table: usize, from: usize, bytes: usize): void {
  for (let i: usize = 0; i < bytes; i += 32) {
    const first = f32x4.demote_f64x2_zero(v128.load(from + i));
    const second = f32x4.demote_f64x2_zero(v128.load(from + i, 16));
    v128.store(table + (i >> 1), v128.shuffle<i32>(first, second, 0, 1, 4, 5));
  }
}
