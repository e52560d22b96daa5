import { mulAdd, select2 } from "../lanes";
import { exponentOf, fractionOf, lifted, liftOf, logBeyond, logSpecial, logTail } from "./log";

/**
 * log10 x = e log10 2 + ln(1 + f) / ln 10
 *
 * Method   reduction and polynomial of `log`; f − f²/2 is cut into a high part of 32 bits and a rest, 1 / ln 10 and
 *          log10 2 are held in two parts each, and the products are summed from the small to the large.
 * Source   the scheme of FreeBSD's e_log10.c (2011), here in lanes.
 * Error    ≤ 1 ulp (test/golden/elementwise.json); exact at 10^n for n = 0 … 22, the powers a float64 holds exactly,
 *          and equal to n at the nearest float64 of every other 10^n (tested one by one).
 * Special  as `log`.
 */
const HIGH: f64 = 0.4342944622039795;
const LOW: f64 = 1.9699272335463627e-8;
const LOG10_2_HIGH: f64 = 0.3010299955494702;
const LOG10_2_LOW: f64 = 1.1451100898021838e-10;

@inline
function log10Of(e: v128, f: v128): v128 {
  const halfSquare = f64x2.mul(f64x2.splat(0.5), f64x2.mul(f, f));
  const tail = logTail(f, halfSquare);
  const high = v128.and(f64x2.sub(f, halfSquare), i64x2.splat(<i64>0xffffffff00000000));
  const low = f64x2.add(f64x2.sub(f64x2.sub(f, high), halfSquare), tail);
  const large = f64x2.mul(high, f64x2.splat(HIGH));
  const whole = f64x2.mul(e, f64x2.splat(LOG10_2_HIGH));
  const sum = f64x2.add(whole, large);
  const lost = f64x2.add(f64x2.sub(whole, sum), large);
  const small = mulAdd(f64x2.add(low, high), f64x2.splat(LOW), f64x2.mul(low, f64x2.splat(HIGH)));
  return f64x2.add(f64x2.add(mulAdd(e, f64x2.splat(LOG10_2_LOW), small), lost), sum);
}

function log10Edge(x: v128): v128 {
  const up = lifted(x);
  return logSpecial(x, log10Of(f64x2.sub(exponentOf(up), liftOf(x)), fractionOf(up)));
}

/** log10 x of any value. */
@inline
export function log10Lanes(x: v128): v128 {
  const beyond = logBeyond(x);
  let result = log10Of(exponentOf(x), fractionOf(x));
  if (v128.any_true(beyond)) result = select2(beyond, log10Edge(x), result);
  return result;
}
