import { expLanes } from "./exp";
import { mulAdd, mulSub, ROUNDER, select2 } from "../lanes";
import { RATIONAL_P1, RATIONAL_P2, RATIONAL_Q1, RATIONAL_Q2 } from "./tables";

/**
 * e^x − 1 = 2^n (e^r − 1) + (2^n − 1)
 *
 * Method   n = round(x / ln 2), r = x − n ln 2 in two parts; e^r − 1 = 2 r Q / (P − r Q) by the rational of `expit`,
 *          taken as r + r (2 Q − P + r Q) / (P − r Q), so that the division rounds the smaller part; 2^n − 1 is exact for |n| ≤ 53. Beyond ±36 e^x by `exp`, less 1.
 * Source   W. J. Cody and W. Waite, Software Manual for the Elementary Functions (1980), ch. 6, for the rational form.
 * Error    ≤ 2.2 ulp (test/golden/elementwise.json).
 * Special  NaN → NaN, −Infinity → −1, +Infinity → +Infinity, ±0 → ±0, subnormal x → x.
 */
const LIMIT: f64 = 36.0;
const PER_LN2: f64 = 1.4426950408889634;
const LN2_HIGH: f64 = 0.6931471803691238;
const LN2_LOW: f64 = 1.9082149292705877e-10;

/** e^x − 1 of any value. */
@inline
export function expm1Lanes(x: v128): v128 {
  const inside = f64x2.lt(f64x2.abs(x), f64x2.splat(LIMIT));
  // Lanes outside, NaN among them, are computed at 0 and overwritten.
  let result = expm1Within(v128.and(x, inside));
  if (!i64x2.all_true(inside)) result = select2(inside, result, f64x2.sub(expLanes(x), f64x2.splat(1.0)));
  return result;
}

@inline
function expm1Within(x: v128): v128 {
  const shifted = mulAdd(x, f64x2.splat(PER_LN2), f64x2.splat(ROUNDER));
  const n = f64x2.sub(shifted, f64x2.splat(ROUNDER));
  const above = mulSub(n, f64x2.splat(LN2_HIGH), x);
  const below = f64x2.mul(n, f64x2.splat(LN2_LOW));
  const r = f64x2.sub(above, below);
  const lost = f64x2.sub(f64x2.sub(above, r), below);
  const u = f64x2.mul(r, r);
  const q = mulAdd(mulAdd(u, f64x2.splat(RATIONAL_Q2), f64x2.splat(RATIONAL_Q1)), u, f64x2.splat(0.5));
  const p = mulAdd(mulAdd(u, f64x2.splat(RATIONAL_P2), f64x2.splat(RATIONAL_P1)), u, f64x2.splat(1.0));
  // 2 Q − P, in which the ones cancel.
  const difference = f64x2.mul(u, mulAdd(u, f64x2.splat(2.0 * RATIONAL_Q2 - RATIONAL_P2), f64x2.splat(2.0 * RATIONAL_Q1 - RATIONAL_P1)));
  const rq = f64x2.mul(r, q);
  const more = f64x2.div(f64x2.mul(r, f64x2.add(difference, rq)), f64x2.sub(p, rq));
  const small = f64x2.add(r, f64x2.add(more, lost));
  const power = i64x2.shl(i64x2.add(shifted, i64x2.splat(1023)), 52);
  const result = mulAdd(power, small, f64x2.sub(power, f64x2.splat(1.0)));
  // The sign of x is that of the result, also of −0.
  return v128.or(result, v128.and(x, i64x2.splat(<i64>0x8000000000000000)));
}
