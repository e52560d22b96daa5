import { expWithin } from "./exp";
import { clamp2, mulAdd, mulSub, pinned, ROUNDER } from "../lanes";
import { RATIONAL_P1, RATIONAL_P2, RATIONAL_Q1, RATIONAL_Q2 } from "./tables";

/**
 * expit(z) = 1 / (1 + e^−z) = A 2^h / (A 2^h + B 2^(h − n))
 *
 * Method   n = round(z / ln 2), r = z − n ln 2 in two parts; e^r = A / B with A, B = P ± r Q, a [4/4] rational, so that
 *          the exponential's division and the curve's are one. The exponent n is split between numerator and
 *          denominator (h = round(n / 2)), so that neither leaves the range and the division rounds once, also into
 *          subnormal results.
 * Source   W. J. Cody and W. Waite, Software Manual for the Elementary Functions (1980), ch. 6, for the rational form.
 * Error    ≤ 2.5 ulp for every z, the tail included (test/golden/elementwise.json).
 * Special  NaN → NaN, −Infinity → 0, +Infinity → 1, ±0 → ½; below −745.14 → 0.
 * Layout   two lanes, no branch.
 */
const LIMIT: f64 = 746.0;
const PER_LN2: f64 = 1.4426950408889634;
const LN2_HIGH: f64 = 0.6931471803691238;
const LN2_LOW: f64 = 1.9082149292705877e-10;

const C_HIGH = memory.data<f64>([LIMIT, LIMIT], 16);
const C_LOW = memory.data<f64>([-LIMIT, -LIMIT], 16);
const C_PER_LN2 = memory.data<f64>([PER_LN2, PER_LN2], 16);
const C_ROUNDER = memory.data<f64>([ROUNDER, ROUNDER], 16);
const C_LN2_HIGH = memory.data<f64>([LN2_HIGH, LN2_HIGH], 16);
const C_LN2_LOW = memory.data<f64>([LN2_LOW, LN2_LOW], 16);
const C_P1 = memory.data<f64>([RATIONAL_P1, RATIONAL_P1], 16);
const C_P2 = memory.data<f64>([RATIONAL_P2, RATIONAL_P2], 16);
const C_Q1 = memory.data<f64>([RATIONAL_Q1, RATIONAL_Q1], 16);
const C_Q2 = memory.data<f64>([RATIONAL_Q2, RATIONAL_Q2], 16);
const C_HALF = memory.data<f64>([0.5, 0.5], 16);
const C_ONE = memory.data<f64>([1.0, 1.0], 16);

/** expit(z) of any value. */
@inline
export function expitLanes(z0: v128): v128 {
  const z = clamp2(z0, pinned(C_LOW), pinned(C_HIGH));
  const n = f64x2.sub(mulAdd(z, pinned(C_PER_LN2), pinned(C_ROUNDER)), pinned(C_ROUNDER));
  const r = mulSub(n, pinned(C_LN2_LOW), mulSub(n, pinned(C_LN2_HIGH), z));
  const u = f64x2.mul(r, r);
  const q = f64x2.mul(r, mulAdd(mulAdd(u, pinned(C_Q2), pinned(C_Q1)), u, pinned(C_HALF)));
  const p = mulAdd(mulAdd(u, pinned(C_P2), pinned(C_P1)), u, pinned(C_ONE));
  const half = mulAdd(n, pinned(C_HALF), pinned(C_ROUNDER));
  const rest = f64x2.add(f64x2.sub(n, f64x2.sub(half, pinned(C_ROUNDER))), pinned(C_ROUNDER));
  const rise = i64x2.add(f64x2.add(p, q), i64x2.shl(half, 52));
  const fall = i64x2.sub(f64x2.sub(p, q), i64x2.shl(rest, 52));
  return f64x2.div(rise, f64x2.add(rise, fall));
}

/** Beyond this the squares of a curve's slope would leave the range of normal numbers, which is slow and says nothing. */
const FIT_LIMIT: f64 = 340.0;

/**
 * The odds e^z of a fit: expit(z) = odds / (1 + odds) and expit(−z) = 1 / (1 + odds), so that neither side cancels.
 * z is kept within ±340, which leaves no more than 1e-147 of either side; NaN stays NaN.
 */
@inline
export function odds(z: v128): v128 {
  return expWithin(clamp2(z, f64x2.splat(-FIT_LIMIT), f64x2.splat(FIT_LIMIT)));
}
