import { refuse } from "../shape.ts";
import type { TapeInputs } from "../tape-calls.ts";
import { type Tape, TAPE_OPERATIONS } from "../tape.ts";
import { BINARY } from "./operands.ts";

/** More would not fit beside the columns, and no formula has them. */
export const MOST_INSTRUCTIONS = 4096;

/** Refuses a tape that breaks the rules of {@link Tape}. */
export function checkTape(tape: Tape): void {
  const { constants, parameters, columns, code } = tape;
  checkCount("parameters", parameters);
  checkCount("columns", columns);
  if (code.length === 0 || code.length % 3 !== 0 || code.length > 3 * MOST_INSTRUCTIONS) {
    refuse(
      `code must hold three numbers for each of 1 to ${MOST_INSTRUCTIONS} instructions`,
      `${code.length} numbers`,
      "give operation, first and second register",
    );
  }
  const given = constants.length + parameters + columns;
  for (let at = 0; at < code.length; at += 3) checkInstruction(code, at, given + at / 3);
}

function checkCount(name: string, count: number): void {
  if (!(Number.isInteger(count) && count >= 0)) {
    refuse(`${name} of a tape must be a count`, count, "give an integer, 0 or more");
  }
}

function checkInstruction(code: Int32Array, at: number, register: number): void {
  const place = `instruction ${at / 3}`;
  const operation = TAPE_OPERATIONS[code[at] as number];
  if (operation === undefined) {
    refuse(
      `${place} must be one of the ${TAPE_OPERATIONS.length} operations`,
      code[at],
      "give an index in TAPE_OPERATIONS",
    );
  }
  for (const operand of [code[at + 1] as number, code[at + 2] as number]) {
    if (!(operand >= 0 && operand < register)) {
      refuse(`${place} must read registers below its own, ${register}`, operand, "put instructions in order");
    }
  }
  if (!BINARY.has(code[at] as number) && code[at + 1] !== code[at + 2]) {
    refuse(
      `${place} (${operation}) must name its register twice`,
      `${code[at + 1]} and ${code[at + 2]}`,
      "repeat the first",
    );
  }
}

/** Numbers of curves and points that a tape is to be run over; refuses what does not fit it. */
export function checkTapeInputs({ tape, parameters, columns }: TapeInputs): {
  readonly curves: number;
  readonly points: number;
} {
  checkTape(tape);
  if (tape.parameters === 0 ? parameters.length > 0 : parameters.length % tape.parameters !== 0) {
    refuse(
      `parameters must hold ${tape.parameters} for each curve`,
      `${parameters.length} values`,
      "give them curve by curve",
    );
  }
  if (columns.length !== tape.columns) {
    refuse(`the tape reads ${tape.columns} columns`, columns.length, "give one array for each");
  }
  const points = columns[0]?.length ?? 1;
  for (const column of columns) {
    if (column.length !== points) {
      refuse(
        "columns must have equal length",
        `${column.length} beside ${points}`,
        "give one value per point",
      );
    }
  }
  return { curves: tape.parameters === 0 ? 1 : parameters.length / tape.parameters, points };
}
