import { allocate } from "../arena";
import { observeRow } from "../observe/observe";
import { Observer } from "../observe/observers";
import { fillTable, openTable } from "../random/binomial";
import { measurePair } from "../random/measure";
import { STATUS_NO_MEMORY, STATUS_OK } from "../status";
import { Run } from "../sweep/run";
import { noteValue, STATE, writeColumns } from "./moments";

/** Replicates made at a time: their rows and the tables share the second-level cache. */
const REPLICATES: i32 = 64;

/**
 * Simulated measurements of one curve, seen by every observer: mean, standard deviation and share ≥ level of each
 *
 * Method   one table of the binomial distribution a place; replicates in small groups, each a row of shares k / n whose
 *          observers are those of sweeps. Nothing is known of such a row's direction but which crossings count; levels
 *          of F^L are taken as the scores that the curve's own rates make of them. Mean and sum of squares by Welford's
 *          recurrence, in the order of the replicates.
 * Source   B. P. Welford, Technometrics 4 (1962) 419–420.
 * Layout   run: a record without axes whose slots are 0, 0, 1; scores[points] of the curve; levels[observers]; out holds
 *          three numbers an observer.
 */
export function studyRun(run: Run, scores: usize, items: i32, guess: f64, amplitude: f64, wanted: i32, seedLow: i32, seedHigh: i32, curveLow: i32, curveHigh: i32, replicates: f64, levels: usize, out: usize): i32 {
  const points = run.points;
  const observerBytes = <usize>run.observerCount << 5;
  const kept = allocate(<u32>observerBytes);
  const state = allocate(<u32>run.observerCount * <u32>STATE);
  const seen = allocate(<u32>run.observerCount << 3);
  const rows = allocate(<u32>REPLICATES * <u32>run.bytes);
  const tables = allocate(<u32>points << 2);
  if (kept == 0 || state == 0 || seen == 0 || rows == 0 || tables == 0) return STATUS_NO_MEMORY;
  for (let place = 0; place < points; place++) {
    const table = openTable(items);
    if (table == 0) return STATUS_NO_MEMORY;
    fillTable(table, items, load<f64>(scores + (<usize>place << 3)));
    store<usize>(tables + (<usize>place << 2), table);
  }
  memory.copy(kept, run.observers, observerBytes);
  memory.fill(state, 0, <usize>run.observerCount * STATE);
  moveLevels(run, guess, amplitude);
  run.amplitude = 1.0;
  run.direction = 0;
  run.wanted = wanted;
  const per = <f64>items;
  for (let first: u64 = 0, all = <u64>replicates; first < all; first += <u64>REPLICATES) {
    const count = <i32>min<u64>(<u64>REPLICATES, all - first);
    for (let place = 0; place < points; place += 2) {
      const own = tables + (<usize>place << 2);
      const second = place + 1 < points ? load<usize>(own, 4) : 0;
      const column = rows + (<usize>place << 3);
      measurePair(seedLow, seedHigh, curveLow, curveHigh, place >> 1, <u32>first, count, load<usize>(own), second, column, run.bytes, per, per);
    }
    for (let r = 0; r < count; r++) {
      run.row = rows + <usize>r * run.bytes;
      completeRow(run, per);
      observeRow(run, 0, seen, 8);
      for (let o = 0; o < run.observerCount; o++) {
        const at = <usize>o << 3;
        noteValue(state + <usize>o * STATE, load<f64>(seen + at), load<f64>(levels + at));
      }
    }
  }
  writeColumns(state, run.observerCount, replicates, levels, out);
  memory.copy(run.observers, kept, observerBytes);
  return STATUS_OK;
}

/** Levels of F^L as scores. */
function moveLevels(run: Run, guess: f64, amplitude: f64): void {
  for (let o = 0; o < run.observerCount; o++) {
    const observer = changetype<Observer>(run.observers + (<usize>o << 5));
    if (observer.observed != 0.0) continue;
    observer.low = guess + amplitude * observer.low;
    observer.high = guess + amplitude * observer.high;
  }
}

/** Repeats the last share behind the row, and takes the shares missed from the counts, which division kept to the last digit. */
function completeRow(run: Run, per: f64): void {
  const end = <usize>run.points << 3;
  const last = load<f64>(run.row + end - 8);
  for (let at = end; at < run.bytes; at += 8) store<f64>(run.row + at, last);
  if (!run.careful) return;
  run.rest = run.baseRest;
  const items = f64x2.splat(per);
  for (let i: usize = 0; i < run.bytes; i += 16) {
    const count = f64x2.nearest(f64x2.mul(v128.load(run.row + i), items));
    v128.store(run.rest + i, f64x2.div(f64x2.sub(items, count), items));
  }
}
