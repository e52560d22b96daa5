import { invariant } from "../lanes";
import { Run, slot, SLOT_FIRST_SKILL } from "../sweep/run";
import { expOfDifference } from "./exponentials";
import { placeOf, spreadOf } from "./skill";
import { findTable, h, tableFound } from "./tables";

/**
 * Π_j 1 / (1 + e o_j) for skills of one steepness, with e = e^(−k (x − c)) and o_j = e^(k (c_j − c))
 *
 * Method   1 / (a_0 + a_1 e + … + a_n e^n): the coefficients are the elementary symmetric polynomials of the o_j, made once
 *          for each (k, spread, n), all positive, so that Horner's rule cancels nothing. e is kept below e^(140/n), where the
 *          product is less than e^−140 anyhow; then two polynomials can be multiplied and share a division.
 * Error    ≤ 2e-15 (n + 1) / 4 relative (test/golden/rows.json).
 */
const EXPONENTS: f64 = 140.0;

/** Whether coefficients and products of two polynomials stay within the range, see Method; decided by the curve alone. */
export function isPolynomial(run: Run, k: f64, spread: f64, n: i32): bool {
  const reach = abs(k * spread);
  return !run.careful && <f64>n * reach <= 1280.0 && reach * 0.5 <= 60.0;
}

function makeCoefficients(run: Run, k: f64, spread: f64, n: i32): void {
  if (run.polynomialSteepness == k && run.polynomialSpread == spread && run.polynomialSkills == n) return;
  run.polynomialSteepness = k;
  run.polynomialSpread = spread;
  run.polynomialSkills = n;
  const a = run.coefficients;
  store<f64>(a, 1.0);
  for (let j = 0; j < n; j++) {
    const o = expOfDifference(k * spread, placeOf(j, n), 0.0, 700.0);
    store<f64>(a + (<usize>(j + 1) << 3), 0.0);
    for (let i = j + 1; i > 0; i--) {
      const at = a + (<usize>i << 3);
      store<f64>(at, load<f64>(at) + o * load<f64>(at - 8));
    }
  }
}

/** out ← the product; `c` is the middle of the thresholds. */
export function polynomialRow(run: Run, n: i32, out: usize): void {
  const c = slot(run, SLOT_FIRST_SKILL);
  const k = slot(run, SLOT_FIRST_SKILL + 1);
  makeCoefficients(run, k, spreadOf(run), n);
  findTable(run, 0, k, c);
  const table = tableFound;
  const one = invariant(1.0, 0);
  const scale = invariant(1.0 / h, 1);
  const cap = invariant(expOfDifference(EXPONENTS / <f64>n, 1.0, 0.0, 700.0), 2);
  const first = run.coefficients;
  const last = first + (<usize>n << 3);
  for (let i: usize = 0, bytes = run.bytes; i < bytes; i += 64) {
    const e0 = f64x2.pmin(f64x2.mul(v128.load(table + i), scale), cap);
    const e1 = f64x2.pmin(f64x2.mul(v128.load(table + i, 16), scale), cap);
    const e2 = f64x2.pmin(f64x2.mul(v128.load(table + i, 32), scale), cap);
    const e3 = f64x2.pmin(f64x2.mul(v128.load(table + i, 48), scale), cap);
    let p0 = v128.load64_splat(last);
    let p1 = p0;
    let p2 = p0;
    let p3 = p0;
    for (let a = last; a != first;) {
      a -= 8;
      const coefficient = v128.load64_splat(a);
      p0 = f64x2.add(f64x2.mul(p0, e0), coefficient);
      p1 = f64x2.add(f64x2.mul(p1, e1), coefficient);
      p2 = f64x2.add(f64x2.mul(p2, e2), coefficient);
      p3 = f64x2.add(f64x2.mul(p3, e3), coefficient);
    }
    const r01 = f64x2.div(one, f64x2.mul(p0, p1));
    const r23 = f64x2.div(one, f64x2.mul(p2, p3));
    v128.store(out + i, f64x2.mul(r01, p1));
    v128.store(out + i, f64x2.mul(r01, p0), 16);
    v128.store(out + i, f64x2.mul(r23, p3), 32);
    v128.store(out + i, f64x2.mul(r23, p2), 48);
  }
}
