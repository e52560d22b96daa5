// The only two functions of the kata that JavaScript engines compute differently; both come from the kernel.
import { axisFor, evaluate, scaleToX } from "@onset/core";

/** σ(steepness (capacity − difficulty)) = 1 / (1 + exp(−steepness (capacity − difficulty))). */
export function sigmoid(steepness: number, capacity: number, difficulty: number): number {
  const parameters = { threshold: difficulty, steepness, guessRate: 0, lapseRate: 0 };
  return evaluate({ curve: "logistic", parameters }, [capacity])[0]!;
}

/** ln(1 + n), the transform of the axis of shots. */
export function ln1p(n: number): number {
  return scaleToX(axisFor("shots"), [n])[0]!;
}

/** log10 of a number of parameters, the transform of that axis. */
export function log10(scale: number): number {
  return scaleToX(axisFor("params"), [scale])[0]!;
}
