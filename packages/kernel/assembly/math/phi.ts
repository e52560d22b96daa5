import { erfNearZero } from "./erf";
import { mulAdd, select2 } from "../lanes";
import { erfcx, expOfSquare } from "./normal-tail";

/**
 * Φ(x) = ½ erfc(−x / √2), the normal distribution function
 *
 * Method   for x ≤ 0: ½ e^(−x²/2) · e^(v²) erfc v at v = |x| / √2 (see normal-tail.ts); for x > 0 one less that;
 *          for |x| ≤ 0.98 ½ + ½ erf(x / √2) by the series of `erf`.
 * Error    ≤ 6 ulp for every x, so that Φ(−37) = 5.7e-300 has its digits; subnormal results within 1e-323
 *          (test/golden/elementwise.json).
 * Special  NaN → NaN, −Infinity → 0, +Infinity → 1, ±0 → ½; below −38.57 → 0.
 */
const SQRT_HALF: f64 = 0.7071067811865476;
/** Where e^(−x²/2) ends to be a normal number. */
const EDGE: f64 = 37.5;
/** Where Φ(−x) has become 0. */
const NOTHING: f64 = 40.0;
const CENTRAL: f64 = 0.98;

/** Φ(x) of any value. */
@inline
export function phiLanes(x: v128): v128 {
  // NaN fails the comparison of pmin and stays.
  const a = f64x2.pmin(f64x2.abs(x), f64x2.splat(NOTHING));
  const factor = f64x2.mul(f64x2.splat(0.5), erfcx(f64x2.mul(a, f64x2.splat(SQRT_HALF))));
  const far = f64x2.gt(a, f64x2.splat(EDGE));
  // Far lanes in two steps, e^(−a²/4) twice, so that the last product rounds into the subnormal numbers.
  let tail = f64x2.mul(factor, expOfSquare(f64x2.pmin(a, f64x2.splat(EDGE)), 0.5));
  if (v128.any_true(far)) {
    const root = expOfSquare(a, 0.25);
    tail = select2(far, f64x2.mul(f64x2.mul(factor, root), root), tail);
  }
  const side = select2(f64x2.gt(x, f64x2.splat(0.0)), f64x2.sub(f64x2.splat(1.0), tail), tail);
  const half = f64x2.splat(0.5);
  const central = mulAdd(half, erfNearZero(f64x2.mul(x, f64x2.splat(SQRT_HALF))), half);
  return select2(f64x2.le(a, f64x2.splat(CENTRAL)), central, side);
}
