// Sobol's sequence in base 2, 53 bits deep.
//
// Method: direction numbers of Joe & Kuo (see joe-kuo.ts) continued by Sobol's recurrence; point n is the XOR of the
// directions at the one bits of n's Gray code (I. A. Antonov and V. M. Saleev, USSR Comput. Math. Math. Phys. 19 (1979)
// 252), so that neighbours differ by one XOR and any point can be had directly. The order is SciPy's and Joe & Kuo's.
// A digital shift (one 53-bit number a dimension, added bitwise) makes the sequence random without harming its balance:
// every value becomes uniform on its own (A. B. Owen, Monte Carlo theory, methods and examples, ch. 17).
import { joeKuo } from "./joe-kuo.ts";

/** Most dimensions a point may have. */
export const sobolDimensions: number = joeKuo.length + 1;

const BITS = 53;
/** A 53-bit number is kept as its upper 32 and lower 21 bits: bitwise operations of JavaScript end at 32. */
const LOW_BITS = 21;
const LOW_MASK = 2 ** LOW_BITS - 1;
const UNIT = 2 ** -BITS;

/** The directions of all dimensions: number k of dimension d at `d * 53 + k`. */
interface Directions {
  readonly high: Int32Array;
  readonly low: Int32Array;
}

/**
 * Points [begin, end) of the sequence in [0, 1)^dimensions, row by row.
 *
 * @param dimensions 1 to {@link sobolDimensions}
 * @param shift one number in [0, 1) for each dimension, XORed bit by bit; none: the plain sequence, whose first point is
 *   the origin
 */
export function sobolPoints(
  dimensions: number,
  begin: number,
  end: number,
  shift?: Float64Array,
): Float64Array<ArrayBuffer> {
  const points = new Float64Array(Math.max(0, end - begin) * dimensions);
  if (points.length === 0) return points;
  const { high, low } = directionsOf(dimensions);
  const stateHigh = new Int32Array(dimensions);
  const stateLow = new Int32Array(dimensions);
  for (let d = 0; d < dimensions; d++) {
    const [shiftHigh, shiftLow] = halves(shift?.[d] ?? 0);
    stateHigh[d] = shiftHigh;
    stateLow[d] = shiftLow;
  }
  const flip = (bit: number): void => {
    for (let d = 0; d < dimensions; d++) {
      stateHigh[d]! ^= high[d * BITS + bit]!;
      stateLow[d]! ^= low[d * BITS + bit]!;
    }
  };
  for (const bit of grayBits(begin)) flip(bit);
  for (let index = begin, at = 0; index < end; index++) {
    for (let d = 0; d < dimensions; d++) {
      points[at++] = ((stateHigh[d]! >>> 0) * 2 ** LOW_BITS + stateLow[d]!) * UNIT;
    }
    flip(trailingZeros(index + 1));
  }
  return points;
}

/** Upper 32 and lower 21 bits of a number in [0, 1). */
function halves(value: number): [number, number] {
  const high = Math.floor(value * 2 ** 32);
  return [high | 0, Math.floor((value * 2 ** 32 - high) * 2 ** LOW_BITS)];
}

/** The one bits of index XOR (index >> 1). */
function grayBits(index: number): number[] {
  const bits: number[] = [];
  for (let k = 0, rest = index; rest > 0; k++, rest = Math.floor(rest / 2)) {
    if (rest % 4 === 1 || rest % 4 === 2) bits.push(k);
  }
  return bits;
}

function trailingZeros(index: number): number {
  let zeros = 0;
  for (let rest = index; rest % 2 === 0; rest /= 2) zeros++;
  return zeros;
}

let known: Directions = { high: new Int32Array(0), low: new Int32Array(0) };

function directionsOf(dimensions: number): Directions {
  if (known.high.length >= dimensions * BITS) return known;
  const high = new Int32Array(dimensions * BITS);
  const low = new Int32Array(dimensions * BITS);
  for (let d = 0; d < dimensions; d++) {
    const own = [high, low].map((all) => all.subarray(d * BITS, (d + 1) * BITS)) as [Int32Array, Int32Array];
    // The first dimension is van der Corput's sequence: every m is 1.
    if (d === 0) for (let k = 0; k < BITS; k++) setDirection(own, k, 1);
    else fillDirections(own, joeKuo[d - 1]!);
  }
  known = { high, low };
  return known;
}

/** v_k = m_k 2^(53 − k), counting from 1. */
function setDirection([high, low]: [Int32Array, Int32Array], k: number, m: number): void {
  [high[k], low[k]] = halves(m * 2 ** -(k + 1));
}

/** v_k = a_1 v_{k−1} ⊕ … ⊕ a_{s−1} v_{k−s+1} ⊕ v_{k−s} ⊕ (v_{k−s} >> s), a the polynomial's inner coefficients. */
function fillDirections(own: [Int32Array, Int32Array], row: readonly number[]): void {
  const [polynomial, ...initial] = row as [number, ...number[]];
  const degree = initial.length;
  const [high, low] = own;
  initial.forEach((m, k) => setDirection(own, k, m));
  for (let k = degree; k < BITS; k++) {
    const oldHigh = high[k - degree]!;
    const oldLow = low[k - degree]!;
    let newHigh = oldHigh ^ (oldHigh >>> degree);
    let newLow = oldLow ^ (oldLow >>> degree) ^ ((oldHigh << (LOW_BITS - degree)) & LOW_MASK);
    for (let j = 1; j < degree; j++) {
      if (((polynomial >> (degree - j)) & 1) === 0) continue;
      newHigh ^= high[k - j]!;
      newLow ^= low[k - j]!;
    }
    high[k] = newHigh;
    low[k] = newLow;
  }
}
