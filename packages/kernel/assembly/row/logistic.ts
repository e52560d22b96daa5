import { invariant } from "../lanes";

// F_i = h / (E_i + h) from a table E of exponentials (tables.ts). Within their limits (e^±130 and e^±30) four
// denominators can be multiplied without leaving the range, so that one division serves four vectors:
//
//   r = a / (d0 d1 d2 d3),   a / d0 = r (d2 d3) d1, …
//
// Error    ≤ 9e-16 absolute; ≤ 5e-15 relative above 1e-12 (test/golden/rows.json).
// Source   the inversion of many numbers by one: P. L. Montgomery, Math. Comp. 48 (1987) 243–264, §10.3.1.

/** out[i] = low + amplitude · h / (table[i] + h), over whole 64-byte blocks; `out` need not be aligned. */
export function logisticRow(table: usize, h: f64, out: usize, bytes: usize, amplitude: f64, low: f64): void {
  const shift = invariant(h, 0);
  const scaled = invariant(amplitude * h, 1);
  const floor = invariant(low, 2);
  for (let i: usize = 0; i < bytes; i += 64) {
    const d0 = f64x2.add(v128.load(table + i), shift);
    const d1 = f64x2.add(v128.load(table + i, 16), shift);
    const d2 = f64x2.add(v128.load(table + i, 32), shift);
    const d3 = f64x2.add(v128.load(table + i, 48), shift);
    const d01 = f64x2.mul(d0, d1);
    const d23 = f64x2.mul(d2, d3);
    const r = f64x2.div(scaled, f64x2.mul(d01, d23));
    const r01 = f64x2.mul(r, d23);
    const r23 = f64x2.mul(r, d01);
    v128.store(out + i, f64x2.add(floor, f64x2.mul(r01, d1)));
    v128.store(out + i, f64x2.add(floor, f64x2.mul(r01, d0)), 16);
    v128.store(out + i, f64x2.add(floor, f64x2.mul(r23, d3)), 32);
    v128.store(out + i, f64x2.add(floor, f64x2.mul(r23, d2)), 48);
  }
}

/**
 * The same in float32, from a float32 table with exponents within ±36 and h within e^±10: one division for two vectors.
 * `bytes` are those of the float64 row.
 *
 * Error    ≤ 2e-7 absolute, rates included.
 */
export function logisticRowF32(table: usize, h: f64, out: usize, bytes: usize, amplitude: f64, low: f64): void {
  const shift = f32x4.splat(<f32>h);
  const scaled = f32x4.splat(<f32>(amplitude * h));
  const floor = f32x4.splat(<f32>low);
  for (let i: usize = 0, end = bytes >> 1; i < end; i += 32) {
    const d0 = f32x4.add(v128.load(table + i), shift);
    const d1 = f32x4.add(v128.load(table + i, 16), shift);
    const r = f32x4.div(scaled, f32x4.mul(d0, d1));
    v128.store(out + i, f32x4.add(floor, f32x4.mul(r, d1)));
    v128.store(out + i, f32x4.add(floor, f32x4.mul(r, d0)), 16);
  }
}

/** value[i] = F_i and rest[i] = 1 − F_i, each from its own small side; exponents up to e^±640. */
export function logisticPair(table: usize, h: f64, value: usize, rest: usize, bytes: usize): void {
  const one = invariant(1.0, 0);
  const shift = invariant(h, 1);
  for (let i: usize = 0; i < bytes; i += 16) {
    const e = v128.load(table + i);
    const r = f64x2.div(one, f64x2.add(e, shift));
    v128.store(value + i, f64x2.mul(shift, r));
    v128.store(rest + i, f64x2.mul(e, r));
  }
}
