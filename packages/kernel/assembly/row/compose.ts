import { FLOOR, Run } from "../sweep/run";
import { logisticPair, logisticRow } from "./logistic";
import { steepnessOf, thresholdOf } from "./skill";
import { findTable, h, tableFound } from "./tables";

// Skill by skill: the row of one after the other, taken into what there is. Complements are carried beside where they are
// needed, as sums of positive terms.

/** Row of skill j: s in `value` and, where the run is careful, 1 − s in `rest`. */
export function skillRow(run: Run, j: i32, n: i32, value: usize, rest: usize): void {
  oneLogistic(run, j, thresholdOf(run, j, n), steepnessOf(run, j), value, rest);
}

/** A logistic with the tables of a group. */
export function oneLogistic(run: Run, group: i32, c: f64, k: f64, value: usize, rest: usize): void {
  findTable(run, group, k, c);
  if (run.careful) logisticPair(tableFound, h, value, rest, run.bytes);
  else logisticRow(tableFound, h, value, run.bytes, 1.0, 0.0);
}

/** value ← Π s_j, rest ← 1 − Π s_j: what a skill loses is its share of what was left. */
export function productOfSkills(run: Run, n: i32, value: usize, rest: usize): void {
  const floor = f64x2.splat(run.careful ? 0.0 : FLOOR);
  skillRow(run, 0, n, value, rest);
  for (let j = 1; j < n; j++) {
    skillRow(run, j, n, run.scratch, run.second);
    for (let i: usize = 0; i < run.bytes; i += 16) {
      const before = v128.load(value + i);
      if (run.careful) {
        const lost = f64x2.mul(before, v128.load(run.second + i));
        v128.store(rest + i, f64x2.add(v128.load(rest + i), lost));
      }
      v128.store(value + i, f64x2.pmax(f64x2.mul(before, v128.load(run.scratch + i)), floor));
    }
  }
}

/** value ← min s_j, rest ← max (1 − s_j). */
export function weakestOfSkills(run: Run, n: i32, value: usize, rest: usize): void {
  skillRow(run, 0, n, value, rest);
  for (let j = 1; j < n; j++) {
    skillRow(run, j, n, run.scratch, run.second);
    for (let i: usize = 0; i < run.bytes; i += 16) {
      v128.store(value + i, f64x2.pmin(v128.load(value + i), v128.load(run.scratch + i)));
      if (run.careful) {
        v128.store(rest + i, f64x2.pmax(v128.load(rest + i), v128.load(run.second + i)));
      }
    }
  }
}

/** value ← ρ least + (1 − ρ) value, the same with the complements. */
export function correlate(run: Run, rho: f64, value: usize, rest: usize): void {
  blend(value, run.least, run.bytes, rho);
  if (run.careful) blend(rest, run.most, run.bytes, rho);
}

function blend(value: usize, other: usize, bytes: usize, share: f64): void {
  for (let i: usize = 0; i < bytes; i += 16) {
    const own = f64x2.mul(f64x2.splat(1.0 - share), v128.load(value + i));
    v128.store(value + i, f64x2.add(f64x2.mul(f64x2.splat(share), v128.load(other + i)), own));
  }
}
