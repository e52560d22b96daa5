import type { TapeRows } from "../../sweep-calls.ts";
import { TAPE } from "../../sweep/slots.ts";
import { runTape } from "../tape/run-tape.ts";

/** F over x by a tape. */
export function tapeRow(model: TapeRows, slots: Float64Array, x: Float64Array): Float64Array {
  const { tape, columns = [] } = model;
  return runTape(tape, slots.subarray(TAPE, TAPE + tape.parameters), [x, ...columns]);
}
