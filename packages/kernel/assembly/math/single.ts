// Four float32 lanes at a time.

/** Adding 1.5 · 2^23 rounds to an integer, which then sits in the low bits. */
const ROUNDER: f32 = 12582912.0;
const ROUNDER_BITS: i32 = 0x4b400000;
const PER_LN2: f32 = 1.4426950408889634;
/** ln 2 in two parts, the first of 9 bits. */
const LN2_HIGH: f32 = 0.693359375;
const LN2_LOW: f32 = -2.12194440e-4;

@inline
function mulAdd4(a: v128, b: v128, c: v128): v128 {
  return f32x4.add(f32x4.mul(a, b), c);
}

/** 2^n for a normal result, n as integers. */
@inline
function powerOfTwo4(n: v128): v128 {
  return i32x4.shl(i32x4.add(n, i32x4.splat(127)), 23);
}

/**
 * e^x in float32
 *
 * Method   n = round(x / ln 2), r = x − n ln 2 in two parts, e^r by a polynomial of degree 7; 2^n in two factors, so that
 *          the last one overflows or underflows as it should.
 * Source   S. L. Moshier, Cephes mathematical library, expf.c, for the coefficients.
 * Error    ≤ 1.1 ulp of float32 over the whole range, subnormal results included (test/elementwise-f32.test.ts).
 * Special  NaN → NaN, −Infinity → 0, +Infinity and x > 88.722839 → +Infinity, ±0 → 1.
 */
@inline
export function expF32Lanes(x0: v128): v128 {
  const x = f32x4.pmax(f32x4.pmin(x0, f32x4.splat(90.0)), f32x4.splat(-105.0));
  const shifted = mulAdd4(x, f32x4.splat(PER_LN2), f32x4.splat(ROUNDER));
  const n = f32x4.sub(shifted, f32x4.splat(ROUNDER));
  const r = f32x4.sub(f32x4.sub(x, f32x4.mul(n, f32x4.splat(LN2_HIGH))), f32x4.mul(n, f32x4.splat(LN2_LOW)));
  let sum = mulAdd4(r, f32x4.splat(1.9875691500e-4), f32x4.splat(1.3981999507e-3));
  sum = mulAdd4(r, sum, f32x4.splat(8.3334519073e-3));
  sum = mulAdd4(r, sum, f32x4.splat(4.1665795894e-2));
  sum = mulAdd4(r, sum, f32x4.splat(1.6666665459e-1));
  sum = mulAdd4(r, sum, f32x4.splat(5.0000001201e-1));
  const power = f32x4.add(mulAdd4(f32x4.mul(r, r), sum, r), f32x4.splat(1.0));
  const whole = i32x4.sub(shifted, i32x4.splat(ROUNDER_BITS));
  const half = i32x4.shr_s(whole, 1);
  return f32x4.mul(f32x4.mul(power, powerOfTwo4(half)), powerOfTwo4(i32x4.sub(whole, half)));
}

/**
 * expit(z) = 1 / (1 + e^−z) in float32
 *
 * Error    ≤ 1e-7 absolute, ≤ 3 ulp of float32 for z ≥ −87 (test/elementwise-f32.test.ts).
 * Special  NaN → NaN, −Infinity and z < −88.73 → 0, +Infinity → 1, ±0 → ½.
 */
@inline
export function expitF32Lanes(z: v128): v128 {
  const one = f32x4.splat(1.0);
  return f32x4.div(one, f32x4.add(one, expF32Lanes(f32x4.neg(z))));
}
