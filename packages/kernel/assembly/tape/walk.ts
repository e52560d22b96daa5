import { observeRow } from "../observe/observe";
import { claimBase } from "../row/base";
import { raiseRow } from "../row/power";
import { noteAmplitude, scale, scaleF32 } from "../row/scale";
import { STATUS_OK } from "../status";
import { next, seek } from "../sweep/design";
import { Run, slot, SLOT_GUESS } from "../sweep/run";
import { runCurve, startWindow } from "./forward";
import { Program } from "./program";

// Sweeps of tapes: as sweep/walk.ts, with rows made by a program.

/** Slot of a tape's first parameter, as in src/sweep/slots.ts. */
const SLOT_TAPE: usize = 3;

/** Gives a run the program of its rows, whose columns are in place. */
export function attachRun(run: Run, program: usize, result: usize): void {
  run.program = program;
  run.result = result;
  startWindow(changetype<Program>(program));
}

/** Moves to a curve and makes its row F^L. */
function makeRow(run: Run, begin: f64, i: i32): void {
  if (i == 0) seek(run, begin);
  else next(run);
  noteAmplitude(run);
  // A tape without parameters has no slots to tell its rows by: it has one.
  if (claimBase(run) || !run.made) {
    run.made = 1;
    run.powerSteps = 0;
    runCurve(changetype<Program>(run.program), run.slots + (SLOT_TAPE << 3));
    const bytes = <usize>run.points << 3;
    memory.copy(run.base, run.result, bytes);
    const last = load<f64>(run.base + bytes - 8);
    for (let at = bytes; at < run.bytes; at += 8) store<f64>(run.base + at, last);
    if (run.careful) complement(run.base, run.baseRest, run.bytes);
  }
  raiseRow(run);
}

function complement(row: usize, rest: usize, bytes: usize): void {
  for (let i: usize = 0; i < bytes; i += 16) v128.store(rest + i, f64x2.sub(f64x2.splat(1.0), v128.load(row + i)));
}

/** out[o (end − begin) + i] = what observer o sees of curve begin + i */
export function observeRun(run: Run, begin: f64, count: i32, out: usize): i32 {
  for (let i = 0; i < count; i++) {
    makeRow(run, begin, i);
    observeRow(run, 0, out + (<usize>i << 3), <usize>count << 3);
  }
  return STATUS_OK;
}

/** Scores of the curves from `begin` on, row after row without padding; up to 64 bytes behind the last are overwritten. */
export function scoresRun(run: Run, begin: f64, count: i32, out: usize): i32 {
  for (let i = 0; i < count; i++) {
    makeRow(run, begin, i);
    scale(run.row, out, run.bytes, run.amplitude, slot(run, SLOT_GUESS));
    out += <usize>run.points << 3;
  }
  return STATUS_OK;
}

/** As `scoresRun` in float32. */
export function scoresF32Run(run: Run, begin: f64, count: i32, out: usize): i32 {
  for (let i = 0; i < count; i++) {
    makeRow(run, begin, i);
    scaleF32(run.row, out, run.bytes, run.amplitude, slot(run, SLOT_GUESS));
    out += <usize>run.points << 2;
  }
  return STATUS_OK;
}
