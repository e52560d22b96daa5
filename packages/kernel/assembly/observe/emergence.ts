import { Run } from "../sweep/run";
import { medianOf } from "./median";

@inline
function at(row: usize, i: i32): f64 {
  return load<f64>(row + (<usize>i << 3));
}

/** Largest and smallest value of F^L, and their places: the ends where the row has a direction. */
let least: f64 = 0.0;
let most: f64 = 0.0;
let leastPlace: i32 = 0;
let mostPlace: i32 = 0;

function findExtremes(run: Run): void {
  const last = run.points - 1;
  leastPlace = run.direction < 0 ? last : 0;
  mostPlace = run.direction > 0 ? last : 0;
  for (let i = 1; run.direction == 0 && i <= last; i++) {
    const value = at(run.row, i);
    if (value < at(run.row, leastPlace)) leastPlace = i;
    if (value > at(run.row, mostPlace)) mostPlace = i;
  }
  least = at(run.row, leastPlace);
  most = at(run.row, mostPlace);
}

/** Smallest, largest F^L. */
export function leastOf(run: Run): f64 {
  findExtremes(run);
  return least;
}

export function mostOf(run: Run): f64 {
  findExtremes(run);
  return most;
}

/** I = sign(argmax − argmin)(max − min), of F^L: in both measures the amplitude cancels, unless it is 0. */
function rise(run: Run): f64 {
  if (run.amplitude == 0.0) return NaN;
  findExtremes(run);
  return mostPlace < leastPlace ? least - most : most - least;
}

/**
 * I / sqrt(median d²), d the differences of neighbours; of an even number of them the mean of the two middle squares
 *
 * Source   R. Schaeffer, B. Miranda and S. Koyejo, arXiv:2304.15004 (2023) §4.
 */
export function breakthroughnessOf(run: Run): f64 {
  const count = run.points - 1;
  for (let i = 0; i < count; i++) {
    store<f64>(run.scratch + (<usize>i << 3), abs(at(run.row, i + 1) - at(run.row, i)));
  }
  const middle = count >> 1;
  const upper = medianOf(run.scratch, count, middle);
  if (count & 1) return rise(run) / upper;
  // Selection left the smaller ones in front.
  let lower = 0.0;
  for (let i = 0; i < middle; i++) lower = max(lower, at(run.scratch, i));
  return rise(run) / sqrt(0.5 * (lower * lower + upper * upper));
}

/**
 * I / sqrt(mean d²)
 *
 * Source   A. Srivastava et al., arXiv:2206.04615 (2022), "linearity".
 */
export function linearityOf(run: Run): f64 {
  let sum = f64x2.splat(0.0);
  const count = run.points - 1;
  let i = 0;
  for (; i + 1 < count; i += 2) {
    const from = run.row + (<usize>i << 3);
    const d = f64x2.sub(v128.load(from, 8), v128.load(from));
    sum = f64x2.add(sum, f64x2.mul(d, d));
  }
  const last = i < count ? at(run.row, i + 1) - at(run.row, i) : 0.0;
  const squares = f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1) + last * last;
  return rise(run) / sqrt(squares / <f64>count);
}
