import { mulAdd, select2 } from "../lanes";
import { logLanes } from "./log";

/**
 * Φ⁻¹(p), the quantile of the normal distribution
 *
 * Method   three rational functions of degree seven over seven: of p − ½ for 0.075 ≤ p ≤ 0.925, else of √(−ln p') with p'
 *          the smaller of p and 1 − p, up to 5 and beyond.
 * Source   M. J. Wichura, Algorithm AS 241: the percentage points of the normal distribution, Appl. Statist. 37 (1988)
 *          477–484, routine PPND16, with its coefficients.
 * Error    ≤ 6 ulp, down to p = 5e-324 (test/golden/elementwise.json).
 * Special  NaN, p < 0 and p > 1 → NaN; 0 → −Infinity, 1 → +Infinity, ½ → 0.
 */
const CENTRAL = memory.data<f64>([
  2509.0809287301227, 5226.495278852854,
  33430.57558358813, 28729.085735721943,
  67265.7709270087, 39307.89580009271,
  45921.95393154987, 21213.794301586597,
  13731.69376550946, 5394.196021424751,
  1971.5909503065513, 687.1870074920579,
  133.14166789178438, 42.31333070160091,
  3.3871328727963665, 1.0,
], 16);
const MIDDLE = memory.data<f64>([
  0.0007745450142783414, 1.0507500716444169e-09,
  0.022723844989269184, 0.0005475938084995345,
  0.2417807251774506, 0.015198666563616457,
  1.2704582524523684, 0.14810397642748008,
  3.6478483247632045, 0.6897673349851,
  5.769497221460691, 1.6763848301838038,
  4.630337846156546, 2.053191626637759,
  1.4234371107496835, 1.0,
], 16);
const FAR = memory.data<f64>([
  2.0103343992922881e-07, 2.0442631033899397e-15,
  2.7115555687434876e-05, 1.421511758316446e-07,
  0.0012426609473880784, 1.8463183175100548e-05,
  0.026532189526576124, 0.0007868691311456133,
  0.29656057182850487, 0.014875361290850615,
  1.7848265399172913, 0.1369298809227358,
  5.463784911164114, 0.599832206555888,
  6.657904643501103, 1.0,
], 16);

/** The quotient of two polynomials of degree seven, whose coefficients lie side by side, the highest first. */
function quotient(table: usize, x: f64): f64 {
  const at = f64x2.splat(x);
  let sum = v128.load(table);
  for (let place: usize = 16; place < 128; place += 16) sum = mulAdd(sum, at, v128.load(table + place));
  return f64x2.extract_lane(sum, 0) / f64x2.extract_lane(sum, 1);
}

function quantileLane(p: f64, root: f64): f64 {
  const q = p - 0.5;
  if (abs(q) <= 0.425) return q * quotient(CENTRAL, 0.180625 - q * q);
  const size = root <= 5.0 ? quotient(MIDDLE, root - 1.6) : quotient(FAR, root - 5.0);
  return q < 0.0 ? -size : size;
}

/** Φ⁻¹(p) of any value. */
@inline
export function quantileLanes(p: v128): v128 {
  const rest = f64x2.sub(f64x2.splat(1.0), p);
  const tail = select2(f64x2.lt(p, rest), p, rest);
  const root = f64x2.sqrt(f64x2.neg(logLanes(tail)));
  const first = quantileLane(f64x2.extract_lane(p, 0), f64x2.extract_lane(root, 0));
  const second = quantileLane(f64x2.extract_lane(p, 1), f64x2.extract_lane(root, 1));
  let result = f64x2.replace_lane(f64x2.splat(first), 1, second);
  const one = f64x2.splat(1.0);
  const zero = f64x2.splat(0.0);
  result = select2(f64x2.eq(p, zero), f64x2.splat(-Infinity), select2(f64x2.eq(p, one), f64x2.splat(Infinity), result));
  return select2(v128.and(f64x2.ge(p, zero), f64x2.le(p, one)), result, f64x2.splat(NaN));
}
