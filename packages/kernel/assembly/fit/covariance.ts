import { getLane, TRIAL_INFORMATION } from "./layout";

/** A 4 × 4 matrix for the inversion, and the diagonal it began with. */
const MATRIX: usize = memory.data(16 * 8, 16);
const DIAGONAL: usize = memory.data(4 * 8, 16);

@inline
function at(i: i32, j: i32): usize {
  return MATRIX + (<usize>(4 * i + j) << 3);
}

/** Place of (i, j), i ≤ j, in the upper triangle row by row. */
@inline
function triangle(i: i32, j: i32): i32 {
  return 4 * i - ((i * (i - 1)) >> 1) + (j - i);
}

/**
 * output[10] = upper triangle of the inverse information of one lane over the parameters whose bit in `held` is 0
 *
 * Method   the information in (c, ln k) goes over to (c, k) by 1/k a row and column; the sweep operator inverts in
 *          place, one free parameter after the other.
 * Source   J. H. Goodnight, A tutorial on the SWEEP operator, The American Statistician 33 (1979) 149–158.
 * Special  0 in rows and columns of held parameters; NaN where a pivot is below 1e-12 of its diagonal (singular).
 */
export function covariance(lane: i32, steepness: f64, held: i32, output: usize): void {
  for (let i = 0; i < 4; i++) {
    for (let j = i; j < 4; j++) {
      let value = getLane(TRIAL_INFORMATION + (<usize>triangle(i, j) << 4), lane);
      if (i == 1) value /= steepness;
      if (j == 1) value /= steepness;
      store<f64>(at(i, j), value);
      store<f64>(at(j, i), value);
    }
    store<f64>(DIAGONAL + (<usize>i << 3), load<f64>(at(i, i)));
  }
  let regular = true;
  for (let i = 0; i < 4; i++) {
    if (((held >> i) & 1) == 0 && !sweep(i, held)) regular = false;
  }
  for (let i = 0; i < 4; i++) {
    for (let j = i; j < 4; j++) {
      const free = (((held >> i) | (held >> j)) & 1) == 0;
      const value = free ? (regular ? -load<f64>(at(i, j)) : NaN) : 0.0;
      store<f64>(output + (<usize>triangle(i, j) << 3), value);
    }
  }
}

/** Sweeps the free part on pivot p; the free part ends as minus its inverse. */
function sweep(p: i32, held: i32): bool {
  const pivot = load<f64>(at(p, p));
  if (!(pivot > 1e-12 * load<f64>(DIAGONAL + (<usize>p << 3)))) return false;
  const inverse = 1.0 / pivot;
  for (let i = 0; i < 4; i++) {
    if (i == p || ((held >> i) & 1)) continue;
    const factor = load<f64>(at(i, p)) * inverse;
    for (let j = 0; j < 4; j++) {
      if (j == p || ((held >> j) & 1)) continue;
      store<f64>(at(i, j), load<f64>(at(i, j)) - factor * load<f64>(at(p, j)));
    }
  }
  for (let i = 0; i < 4; i++) {
    if (i == p) continue;
    const value = load<f64>(at(i, p)) * inverse;
    store<f64>(at(i, p), value);
    store<f64>(at(p, i), value);
  }
  store<f64>(at(p, p), -inverse);
  return true;
}
