import { invariant } from "../lanes";
import { FLOOR, Run, slot, SLOT_STEPS } from "../sweep/run";

// F^L. Where steps ascend along the last axis, the row goes on from L to the next by single products, always from 1 on, so
// that a slice that begins anywhere has the same bits; elsewhere by squaring. 1 − F^L has positive terms only:
// 1 − F^(a+b) = (1 − F^a) + F^a (1 − F^b). Where no complement is asked, powers below 1e-150 stand at that.

/** Points `row` and `rest` of the run at F^L and 1 − F^L. */
export function raiseRow(run: Run): void {
  const steps = <i32>slot(run, SLOT_STEPS);
  if (steps == 1) {
    run.row = run.base;
    run.rest = run.baseRest;
    return;
  }
  run.row = run.power;
  run.rest = run.powerRest;
  if (run.powerSteps == steps) return;
  if (!run.chain) square(run, steps);
  else chainTo(run, steps);
  run.powerSteps = steps;
}

/** Takes `power` to F^steps by single products, from where it stands or from F. */
export function chainTo(run: Run, steps: i32): void {
  if (run.powerSteps == 0 || run.powerSteps > steps) {
    memory.copy(run.power, run.base, run.bytes);
    if (run.careful) memory.copy(run.powerRest, run.baseRest, run.bytes);
    run.powerSteps = 1;
  }
  while (run.powerSteps < steps) multiply(run);
}

/** One more factor. */
function multiply(run: Run): void {
  const power = run.power;
  const base = run.base;
  if (run.careful) {
    const rest = run.powerRest;
    const loss = run.baseRest;
    for (let i: usize = 0; i < run.bytes; i += 16) {
      const p = v128.load(power + i);
      v128.store(rest + i, f64x2.add(v128.load(rest + i), f64x2.mul(p, v128.load(loss + i))));
      v128.store(power + i, f64x2.mul(p, v128.load(base + i)));
    }
  } else multiplyRow(power, base, run.bytes);
  run.powerSteps++;
}

/** row[i] ← max(row[i] · factor[i], FLOOR), over whole 64-byte blocks. */
export function multiplyRow(row: usize, factor: usize, bytes: usize): void {
  const floor = invariant(FLOOR, 0);
  for (let i: usize = 0; i < bytes; i += 64) {
    const a = f64x2.pmax(f64x2.mul(v128.load(row + i), v128.load(factor + i)), floor);
    const b = f64x2.pmax(f64x2.mul(v128.load(row + i, 16), v128.load(factor + i, 16)), floor);
    const c = f64x2.pmax(f64x2.mul(v128.load(row + i, 32), v128.load(factor + i, 32)), floor);
    const d = f64x2.pmax(f64x2.mul(v128.load(row + i, 48), v128.load(factor + i, 48)), floor);
    v128.store(row + i, a);
    v128.store(row + i, b, 16);
    v128.store(row + i, c, 32);
    v128.store(row + i, d, 48);
  }
}

/** F^L by squaring, from the lowest bit of L up. */
function square(run: Run, steps: i32): void {
  const careful = run.careful;
  const floor = f64x2.splat(careful ? 0.0 : FLOOR);
  for (let i: usize = 0, bytes = run.bytes; i < bytes; i += 16) {
    let factor = v128.load(run.base + i);
    let loss = careful ? v128.load(run.baseRest + i) : factor;
    let power = f64x2.splat(1.0);
    let rest = f64x2.splat(0.0);
    for (let bits = steps; ; ) {
      if (bits & 1) {
        rest = f64x2.add(rest, f64x2.mul(power, loss));
        power = f64x2.pmax(f64x2.mul(power, factor), floor);
      }
      bits >>= 1;
      if (bits == 0) break;
      loss = f64x2.add(loss, f64x2.mul(factor, loss));
      factor = f64x2.pmax(f64x2.mul(factor, factor), floor);
    }
    v128.store(run.power + i, power);
    if (careful) v128.store(run.powerRest + i, rest);
  }
}
