import { TAPE_OPERATIONS } from "@onset/kernel";
import type { Tape, TapeOperation } from "@onset/kernel";

/** Operations that are more than one or two instructions of the processor, in nanoseconds a cell. */
const nanoseconds: Partial<Record<TapeOperation, number>> = {
  divide: 1,
  sqrt: 1,
  exp: 2,
  expm1: 5,
  log: 3,
  log1p: 5,
  log10: 4,
  exp10: 3,
  expit: 3,
  pow: 10,
  erf: 12,
  phi: 12,
  sin: 8,
  cos: 8,
  tan: 12,
  atan: 8,
};
const quick = 0.5;

/** Rough nanoseconds of one cell. */
export function tapeCost({ code }: Tape): number {
  let sum = 1;
  for (let at = 0; at < code.length; at += 3) {
    sum += nanoseconds[TAPE_OPERATIONS[code[at]!] ?? "add"] ?? quick;
  }
  return sum;
}
