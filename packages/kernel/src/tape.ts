/**
 * A formula as a list of instructions, run over blocks of rows. Every instruction writes a register of its own (single
 * assignment), so that a reverse sweep can differentiate it. Registers are numbered in the order
 * constants, parameters, columns, instructions; the last instruction's register is the value.
 */
export interface Tape {
  readonly constants: Float64Array;
  /** Number of parameters: one value each for a whole row (a curve). */
  readonly parameters: number;
  /** Number of columns: one value for each point of a row. */
  readonly columns: number;
  /** Three int32 for each instruction: operation (index in `TAPE_OPERATIONS`), first and second register; unary ones repeat the first. */
  readonly code: Int32Array;
}

/** Operations, in the order of their codes. `pow` follows C99; `expit(z) = 1/(1+e^−z)`; `phi` is the normal distribution function. */
export const TAPE_OPERATIONS = [
  "add",
  "subtract",
  "multiply",
  "divide",
  "pow",
  "negate",
  "square",
  "sqrt",
  "abs",
  "exp",
  "expm1",
  "log",
  "log1p",
  "log10",
  "exp10",
  "expit",
  "phi",
  "erf",
  "sin",
  "cos",
  "tan",
  "atan",
  "min",
  "max",
] as const;

/** Name of an operation of a {@link Tape}. */
export type TapeOperation = (typeof TAPE_OPERATIONS)[number];
