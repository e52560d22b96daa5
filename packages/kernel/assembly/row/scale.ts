import { mulAdd } from "../lanes";
import { Run, slot, SLOT_GUESS, SLOT_LAPSE } from "../sweep/run";

// From F^L to the score ψ = γ + (1 − γ − λ) F^L.

@inline
export function noteAmplitude(run: Run): void {
  run.amplitude = 1.0 - slot(run, SLOT_GUESS) - slot(run, SLOT_LAPSE);
}

export function scale(row: usize, out: usize, bytes: usize, amplitude: f64, low: f64): void {
  for (let i: usize = 0; i < bytes; i += 16) {
    v128.store(out + i, mulAdd(f64x2.splat(amplitude), v128.load(row + i), f64x2.splat(low)));
  }
}

export function scaleF32(row: usize, out: usize, bytes: usize, amplitude: f64, low: f64): void {
  for (let i: usize = 0; i < bytes; i += 32) {
    const first = mulAdd(f64x2.splat(amplitude), v128.load(row + i), f64x2.splat(low));
    const second = mulAdd(f64x2.splat(amplitude), v128.load(row + i, 16), f64x2.splat(low));
    const narrow = f32x4.demote_f64x2_zero(first);
    v128.store(out + (i >> 1), v128.shuffle<i32>(narrow, f32x4.demote_f64x2_zero(second), 0, 1, 4, 5));
  }
}
