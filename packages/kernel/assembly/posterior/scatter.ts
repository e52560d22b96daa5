import { clamp2, mulAdd, pinned } from "../lanes";
import { expClamped } from "../math/exp";
import { cellBytes, RECORD } from "./scatter-table";
import { currentShift, moveShift, shiftFor } from "./shift";

// The likelihood of a curve under every pair of rates and every η: a look-up a point (scatter-table.ts), shared by all η.

const ONES = memory.data<f64>([1.0, 1.0], 16);
const MIDDLES = memory.data<f64>([1.5, 1.5], 16);

/** Bytes of what is known of one point under two pairs: the places in their cells, and the cells. */
export const PLACE: usize = 32;

/** Where p/q of two pairs lies in every point's table. */
function findPlaces(points: i32, rises: usize, falls: usize, guess: v128, lapse: v128, height: v128, bytes: usize, records: usize, places: usize): void {
  const one = pinned(ONES), middle = pinned(MIDDLES);
  for (const end = rises + (<usize>points << 3), apart = falls - rises; rises < end; rises += 8, records += RECORD, places += PLACE) {
    const p = mulAdd(height, v128.load64_splat(rises), guess), q = mulAdd(height, v128.load64_splat(rises + apart), lapse);
    const ratio = clamp2(f64x2.div(p, q), v128.load64_splat(records), v128.load64_splat(records, 8));
    const cells = i64x2.shr_u(ratio, 48), table = load<usize>(records, 16);
    // What is left of the mantissa, as a number from 1 to 2.
    v128.store(places, f64x2.sub(v128.or(i64x2.shr_u(i64x2.shl(ratio, 16), 12), one), middle));
    store<usize>(places, table + <usize>i32x4.extract_lane(cells, 0) * bytes, 16);
    store<usize>(places, table + <usize>i32x4.extract_lane(cells, 2) * bytes, 24);
  }
}

/** Of two η, in three halves so that no sum waits for a longer one. */
@inline
function polynomials(at: usize, t: v128, square: v128): v128 {
  const low = mulAdd(v128.load(at, 16), t, v128.load(at)), middle = mulAdd(v128.load(at, 48), t, v128.load(at, 32));
  const high = mulAdd(v128.load(at, 80), t, v128.load(at, 64));
  return mulAdd(mulAdd(high, square, middle), square, low);
}

/** Nats that a curve may outweigh the shift by. */
const SLACK: f64 = 170.0;

/**
 * row[pair][η] = ln likelihood of a curve, two pairs and four η at a time: a look-up a point (`places`). `heights` are those of
 * `startPlanes`.
 */
export function scatterRow(points: i32, rises: usize, falls: usize, pairs: i32, guess: usize, lapse: usize, heights: usize, etas: i32, records: usize, places: usize, row: usize): void {
  const bytes = cellBytes(etas), rowBytes = <usize>etas << 3, last = places + <usize>points * PLACE;
  for (let pair: usize = 0, end = <usize>pairs << 3; pair < end; pair += 16, row += 2 * rowBytes) {
    findPlaces(points, rises, falls, v128.load(guess + pair), v128.load(lapse + pair), v128.load(heights + pair), bytes, records, places);
    for (let e: usize = 0, cell: usize = 0; e < rowBytes; e += 32, cell += 192) {
      let a0 = f64x2.splat(0.0), a1 = a0, b0 = a0, b1 = a0;
      for (let at = places; at < last; at += PLACE) {
        const s = v128.load64_splat(at), t = v128.load64_splat(at, 8), s2 = f64x2.mul(s, s), t2 = f64x2.mul(t, t);
        const first = load<usize>(at, 16) + cell, second = load<usize>(at, 24) + cell;
        a0 = f64x2.add(a0, polynomials(first, s, s2));
        a1 = f64x2.add(a1, polynomials(first + 96, s, s2));
        b0 = f64x2.add(b0, polynomials(second, t, t2));
        b1 = f64x2.add(b1, polynomials(second + 96, t, t2));
      }
      v128.store(row + e, a0);
      v128.store(row + e, a1, 16);
      v128.store(row + rowBytes + e, b0);
      v128.store(row + rowBytes + e, b1, 16);
    }
  }
}

/** Moves the shift (in nats) where a row must have another. */
export function followShift(row: usize, bytes: usize): void {
  let both = v128.load(row);
  for (let at = row, end = row + bytes; at < end; at += 16) both = f64x2.pmax(both, v128.load(at));
  const now = currentShift();
  const next = shiftFor(max(f64x2.extract_lane(both, 0), f64x2.extract_lane(both, 1)), SLACK);
  if (next != now) moveShift(next, f64x2.extract_lane(expClamped(f64x2.splat(now - next)), 0));
}
