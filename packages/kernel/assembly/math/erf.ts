import { mulAdd, select2 } from "../lanes";
import { erfcx, expOfSquare } from "./normal-tail";
import { ERF_SERIES } from "./normal-tables";

/**
 * erf x = 2/√π ∫₀ˣ e^(−t²) dt
 *
 * Method   |x| ≤ 0.7: x times a polynomial of degree 10 in x²; beyond: 1 − e^(−x²) · e^(x²) erfc |x| with the sign of x (see
 *          normal-tail.ts).
 * Error    ≤ 2.3 ulp (test/golden/elementwise.json).
 * Special  NaN → NaN, ±Infinity → ±1, ±0 → ±0.
 */
const SMALL: f64 = 0.7;
/** From here on erf is 1 to the last bit. */
const ONE: f64 = 6.0;

/** erf x of any value. */
@inline
export function erfLanes(x: v128): v128 {
  const a = f64x2.pmin(f64x2.abs(x), f64x2.splat(ONE));
  const tail = f64x2.mul(erfcx(a), expOfSquare(a, 1.0));
  const sign = v128.and(x, i64x2.splat(<i64>0x8000000000000000));
  const large = v128.or(f64x2.sub(f64x2.splat(1.0), tail), sign);
  return select2(f64x2.le(a, f64x2.splat(SMALL)), erfNearZero(x), large);
}

/** erf x for |x| ≤ √½. */
@inline
export function erfNearZero(x: v128): v128 {
  const u = f64x2.mul(x, x);
  let sum = v128.load64_splat(ERF_SERIES, 80);
  for (let place: usize = 80; place != 0; place -= 8) {
    sum = mulAdd(sum, u, v128.load64_splat(ERF_SERIES + place - 8));
  }
  return f64x2.mul(x, sum);
}
