import type { Tape } from "../tape.ts";

/** What a register's value changes with. */
export interface Dependence {
  readonly parameters: boolean;
  readonly columns: boolean;
}

/** One instruction as it stands on the tape. */
export interface Instruction {
  readonly register: number;
  readonly operation: number;
  readonly first: number;
  readonly second: number;
}

/** What a tape says, register by register. */
export interface Reading {
  /** Number of registers that are given: constants, parameters, columns. */
  readonly given: number;
  /** The instructions that the value follows from, in order; others are left out. */
  readonly instructions: readonly Instruction[];
  readonly dependence: readonly Dependence[];
  /** For each register the last instruction's register that reads it. */
  readonly lastReader: ReadonlyMap<number, number>;
  readonly value: number;
}

export function readTape({ constants, parameters, columns, code }: Tape): Reading {
  const given = constants.length + parameters + columns;
  const dependence: Dependence[] = Array.from({ length: given }, (_, register) => ({
    parameters: register >= constants.length && register < constants.length + parameters,
    columns: register >= constants.length + parameters,
  }));
  const all: Instruction[] = [];
  for (let at = 0; at < code.length; at += 3) {
    const [operation, first, second] = code.subarray(at, at + 3) as unknown as [number, number, number];
    const [a, b] = [dependence[first] as Dependence, dependence[second] as Dependence];
    dependence.push({ parameters: a.parameters || b.parameters, columns: a.columns || b.columns });
    all.push({ register: given + at / 3, operation, first, second });
  }
  const value = given + all.length - 1;
  const lastReader = new Map<number, number>();
  const needed = new Set([value]);
  // From the end: whoever is needed needs its operands.
  for (const { register, first, second } of all.toReversed()) {
    if (!needed.has(register)) continue;
    for (const operand of [first, second]) {
      needed.add(operand);
      if (!lastReader.has(operand)) lastReader.set(operand, register);
    }
  }
  const instructions = all.filter(({ register }) => needed.has(register));
  return { given, instructions, dependence, lastReader, value };
}
