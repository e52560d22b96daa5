import { clamp2, gather, mulAdd, mulSub, pinned, ROUNDER } from "../lanes";
import { EXP2_TABLE, EXPM1_3, EXPM1_4 } from "./tables";

/**
 * e^x = 2^N · 2^(j/256) · e^r
 *
 * Method   n = round(256 x / ln 2) = 256 N + j; r = x − n ln 2 / 256 in two parts (Cody and Waite); 2^(j/256) from a
 *          table; e^r − 1 by a polynomial of degree 4; N is added to the exponent bits.
 * Source   P. T. P. Tang, Table-driven implementation of the exponential function, ACM TOMS 15 (1989) 144–157.
 * Error    ≤ 1.1 ulp over the whole range, subnormal results included (test/golden/elementwise.json).
 * Special  NaN → NaN, −Infinity → 0, +Infinity and x > 709.78 → +Infinity, ±0 → 1.
 * Layout   two lanes; lanes beyond ±708 take the edge path, without touching their neighbour.
 */
const EDGE: f64 = 708.0;
const PER_LN2: f64 = 369.3299304675746;
const LN2_HIGH: f64 = 0.00270760617331689;
const LN2_LOW: f64 = 7.453964567463233e-13;

const C_PER_LN2 = memory.data<f64>([PER_LN2, PER_LN2], 16);
const C_ROUNDER = memory.data<f64>([ROUNDER, ROUNDER], 16);
const C_LN2_HIGH = memory.data<f64>([LN2_HIGH, LN2_HIGH], 16);
const C_LN2_LOW = memory.data<f64>([LN2_LOW, LN2_LOW], 16);
const C_HALF = memory.data<f64>([0.5, 0.5], 16);
const C_3 = memory.data<f64>([EXPM1_3, EXPM1_3], 16);
const C_4 = memory.data<f64>([EXPM1_4, EXPM1_4], 16);
const C_EDGE = memory.data<f64>([EDGE, EDGE], 16);
const C_NOT_TABLE = memory.data<i64>([~255, ~255], 16);

/** e^x for |x| ≤ 708 and NaN; anything else gives rubbish. */
@inline
export function expWithin(x: v128): v128 {
  const shifted = mulAdd(x, pinned(C_PER_LN2), pinned(C_ROUNDER));
  const n = f64x2.sub(shifted, pinned(C_ROUNDER));
  const r = mulSub(n, pinned(C_LN2_LOW), mulSub(n, pinned(C_LN2_HIGH), x));
  const first = EXP2_TABLE + ((<usize>i32x4.extract_lane(shifted, 0) & 255) << 3);
  const second = EXP2_TABLE + ((<usize>i32x4.extract_lane(shifted, 2) & 255) << 3);
  const power = i64x2.add(gather(first, second), i64x2.shl(v128.and(shifted, pinned(C_NOT_TABLE)), 44));
  const tail = mulAdd(mulAdd(mulAdd(r, pinned(C_4), pinned(C_3)), r, pinned(C_HALF)), f64x2.mul(r, r), r);
  return mulAdd(power, tail, power);
}

/** Lanes that `expWithin` cannot serve. */
@inline
export function expBeyond(x: v128): v128 {
  return f64x2.gt(f64x2.abs(x), pinned(C_EDGE));
}

/** e^x of any value. */
@inline
export function expLanes(x: v128): v128 {
  const beyond = expBeyond(x);
  let result = expWithin(x);
  if (v128.any_true(beyond)) result = v128.bitselect(expEdge(x), result, beyond);
  return result;
}

/** e^x near the ends of the range: 2^N in two factors, so that the last one overflows or underflows as it should. */
function expEdge(x: v128): v128 {
  return f64x2.replace_lane(f64x2.splat(expEdgeLane(f64x2.extract_lane(x, 0))), 1, expEdgeLane(f64x2.extract_lane(x, 1)));
}

function expEdgeLane(x: f64): f64 {
  if (x > 710.0) return Infinity;
  if (x < -746.0) return 0.0;
  if (x != x) return x;
  const n = <i32>nearest<f64>(x * PER_LN2);
  const r = x - <f64>n * LN2_HIGH - <f64>n * LN2_LOW;
  const power = load<f64>(EXP2_TABLE + (<usize>(n & 255) << 3));
  const tail = ((r * EXPM1_4 + EXPM1_3) * r + 0.5) * (r * r) + r;
  const exponent = n >> 8;
  const half = exponent >> 1;
  return (power * tail + power) * powerOfTwo(half) * powerOfTwo(exponent - half);
}

/** 2^n for a normal result. */
@inline
export function powerOfTwo(n: i32): f64 {
  return reinterpret<f64>((<i64>n + 1023) << 52);
}

/** As `expLanes` for arguments known to lie within ±700 or to be NaN; others are clamped. */
@inline
export function expClamped(x: v128): v128 {
  return expWithin(clamp2(x, f64x2.splat(-700.0), f64x2.splat(700.0)));
}
