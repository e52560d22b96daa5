import type { FitExports } from "../modules/exports.ts";
import { check, type WasmModule } from "../modules/WasmModule.ts";
import type { Draws } from "../random-calls.ts";
import { checkDraws, checkStream } from "../random/check-random.ts";
import { wordsOf } from "../random/words.ts";

type Fit = WasmModule<FitExports>;
type Values = Float64Array<ArrayBuffer>;

/** Numbers made at a time: they stay in the nearest caches. */
const BLOCK_LENGTH = 2048;
/** Places (an even number) and replicates drawn at a time; a table of the distribution is made for each place of a piece. */
const PLACES = 256;
const REPLICATES = 4096;
/** Numbers that the module makes together: four blocks of two. */
const GROUP = 8;

/** A range of a stream, see `KernelCalls.uniforms`. */
interface StreamRange {
  readonly seed: number;
  readonly stream: number;
  readonly begin: number;
  readonly count: number;
}

export function uniforms(module: Fit, { seed, stream, begin, count }: StreamRange): Values {
  checkStream(seed, stream, begin, count);
  const results = new Float64Array(count);
  module.arena.scope((arena) => {
    const block = arena.reserve(BLOCK_LENGTH + GROUP);
    for (let done = 0; done < count;) {
      // Groups start at multiples of eight; what lies before the first number asked for is passed over.
      const skipped = (begin + done) % GROUP;
      const part = results.subarray(done, done + BLOCK_LENGTH - skipped);
      const first = wordsOf((begin + done - skipped) / 2);
      const groups = Math.ceil((skipped + part.length) / GROUP);
      check(module.exports.uniforms(...wordsOf(seed), ...wordsOf(stream), ...first, block.ptr, groups));
      arena.read(block.ptr + 8 * skipped, part);
      done += part.length;
    }
  });
  return results;
}

export function binomials(module: Fit, draws: Draws, items: Float64Array, shares: Float64Array): Values {
  checkDraws(draws, items, shares);
  const { seed, curve, begin, end } = draws;
  const places = items.length;
  const results = new Float64Array((end - begin) * places);
  if (results.length === 0) return results;
  const most = items.reduce((high, count) => Math.max(high, count), 0);
  const key = [...wordsOf(seed), ...wordsOf(curve)];
  // Pieces of the table of results, so that the memory does not grow with it.
  for (let place = 0; place < places; place += PLACES) {
    const part = [items, shares].map((values) => values.subarray(place, place + PLACES));
    const width = Math.min(PLACES, places - place);
    for (let from = begin; from < end; from += REPLICATES) {
      const count = Math.min(REPLICATES, end - from);
      module.arena.scope((arena) => {
        const [n, p] = part.map((values) => arena.copyIn(values).ptr) as [number, number];
        const output = arena.reserve(count * width);
        check(module.exports.binomials(...key, from | 0, count, place / 2, n, p, width, most, output.ptr));
        const rows = width === places ? 1 : count;
        for (let row = 0; row < rows; row++) {
          const at = (from - begin + row) * places + place;
          const length = (count / rows) * width;
          arena.read(output.ptr + 8 * row * width, results.subarray(at, at + length));
        }
      });
    }
  }
  return results;
}
