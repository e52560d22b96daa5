/** The raw exports of kernel.wasm: pointers, lengths and scalars in, a status out. Seen by Kernel and Arena only. */
export interface KernelExports {
  readonly memory: WebAssembly.Memory;
  allocate(bytes: number): number;
  reset(): void;
  exp(inputPtr: number, outputPtr: number, length: number): number;
  log(inputPtr: number, outputPtr: number, length: number): number;
  log10(inputPtr: number, outputPtr: number, length: number): number;
  exp10(inputPtr: number, outputPtr: number, length: number): number;
  expit(inputPtr: number, outputPtr: number, length: number): number;
  logGamma(inputPtr: number, outputPtr: number, length: number): number;
  /** x, output, length, threshold, steepness, guess rate, lapse rate. */
  logistic(...call: number[]): number;
  /** x, output, length, thresholds, steepnesses, skills, guess rate, lapse rate. */
  product(...call: number[]): number;
  /** x, output, length, threshold, steepness, steps, guess rate, lapse rate. */
  exactMatch(...call: number[]): number;
  /** The grid (see Kernel), begin, end, onset, width. */
  sweepCurves(...call: number[]): number;
  /** The grid (see Kernel), begin, end, output. */
  sweepScores(...call: number[]): number;
  /** The batch (see Kernel), fits. */
  fitLogistic(...call: number[]): number;
  /** The batch (see Kernel), fits. */
  fitLinear(...call: number[]): number;
}

/** Names of the calls that take values one by one. */
export type ElementwiseName = "exp" | "log" | "log10" | "exp10" | "expit" | "logGamma";
