import type { Tape, TapeOperation } from "@onset/kernel";
import { mathematics } from "../mathematics.ts";
import { TapeBuilder } from "./TapeBuilder.ts";

const tapes = new Map<TapeOperation, Tape>();

/** One operation on one number, by the kernel: the same bits in every engine. */
export function applyOperation(operation: TapeOperation, value: number): number {
  const tape = tapes.get(operation) ?? make(operation);
  return mathematics().tape({ tape, parameters: Float64Array.of(value), columns: [] })[0]!;
}

function make(operation: TapeOperation): Tape {
  const builder = new TapeBuilder();
  const result = builder.apply(operation, builder.parameter(0));
  const tape = builder.finish(result, { parameters: 1, columns: 0 });
  tapes.set(operation, tape);
  return tape;
}
