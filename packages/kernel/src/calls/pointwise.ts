import type { Arena } from "../Arena.ts";
import type { ArenaExports, PointwiseCall } from "../modules/exports.ts";
import { check, type WasmModule } from "../modules/WasmModule.ts";
import { checkOut } from "../shape.ts";

/** Values computed at a time: both blocks (16 kB each) stay in the nearest cache, and the memory does not grow with the array. */
const BLOCK_LENGTH = 2048;

/**
 * One value out for one in, block by block. `prepare` puts into the arena what all blocks share and answers the call.
 * The results go to `out` where it is given, which may be the input itself.
 */
export function pointwise(
  module: WasmModule<ArenaExports>,
  values: Float64Array,
  out: Float64Array<ArrayBuffer> | undefined,
  prepare: (arena: Arena) => PointwiseCall,
): Float64Array<ArrayBuffer> {
  const from = checkOut(values, out);
  return module.arena.scope((arena) => {
    const call = prepare(arena);
    const results = out ?? new Float64Array(values.length);
    const block = arena.reserve(Math.min(values.length, BLOCK_LENGTH));
    const output = arena.reserve(block.length);
    for (let begin = 0; begin < values.length; begin += BLOCK_LENGTH) {
      const part = from.subarray(begin, begin + BLOCK_LENGTH);
      arena.write(block.ptr, part);
      check(call(block.ptr, output.ptr, part.length));
      arena.read(output.ptr, results.subarray(begin, begin + part.length));
    }
    return results;
  });
}
