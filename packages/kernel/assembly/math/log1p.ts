import { logBeyond, logSpecial, logWithin } from "./log";
import { select2 } from "../lanes";

/**
 * ln(1 + x) = ln u + c / u, u = 1 + x as it rounds and c = (1 + x) − u what rounding lost
 *
 * Method   c is exact wherever it matters; ln u as in `log`.
 * Source   D. Goldberg, What every computer scientist should know about floating-point arithmetic, ACM Comput. Surv. 23
 *          (1991), theorem 4, with the correction added instead of multiplied.
 * Error    ≤ 1.5 ulp (test/golden/elementwise.json).
 * Special  NaN and x < −1 → NaN, −1 → −Infinity, +Infinity → +Infinity, ±0 → ±0, |x| < 2^−53 → x.
 */
/** ln(1 + x) of any value. */
@inline
export function log1pLanes(x: v128): v128 {
  const u = f64x2.add(x, f64x2.splat(1.0));
  const lost = f64x2.sub(x, f64x2.sub(u, f64x2.splat(1.0)));
  const sum = f64x2.add(logWithin(u), f64x2.div(lost, u));
  // The sign of x is that of the result, also of −0.
  let result = v128.or(sum, v128.and(x, i64x2.splat(<i64>0x8000000000000000)));
  const beyond = logBeyond(u);
  if (v128.any_true(beyond)) result = select2(beyond, logSpecial(u, u), result);
  return result;
}
