import { KernelError } from "../../kernel-error.ts";
import type { TapeRows } from "../../sweep-calls.ts";

/** F over x by a tape. */
export function tapeRow(model: TapeRows, slots: Float64Array, x: Float64Array): Float64Array {
  throw new KernelError(
    "kernel-unavailable",
    `rows of a tape are not made yet, got one of ${model.tape.parameters} parameters, ${slots.length} slots and ${x.length} points`,
  );
}
