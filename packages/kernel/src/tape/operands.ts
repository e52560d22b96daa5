import { TAPE_OPERATIONS, type TapeOperation } from "../tape.ts";

const TWO_OPERANDS: readonly TapeOperation[] = ["add", "subtract", "multiply", "divide", "pow", "min", "max"];

/** Codes of the operations of two operands; the others repeat their only one. */
export const BINARY: ReadonlySet<number> = new Set(
  TWO_OPERANDS.map((operation) => TAPE_OPERATIONS.indexOf(operation)),
);
