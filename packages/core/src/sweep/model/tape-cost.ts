import { TAPE_OPERATIONS } from "@onset/kernel";
import type { Tape } from "@onset/kernel";

/** Operations of a table and a polynomial; all others are one or two instructions of the processor. */
const slow: ReadonlySet<string> = new Set([
  "pow",
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
]);
const slowNanoseconds = 4;
const quickNanoseconds = 0.5;

/** Rough nanoseconds of one cell. */
export function tapeCost({ code }: Tape): number {
  let sum = 1;
  for (let at = 0; at < code.length; at += 3) {
    sum += slow.has(TAPE_OPERATIONS[code[at]!] ?? "") ? slowNanoseconds : quickNanoseconds;
  }
  return sum;
}
