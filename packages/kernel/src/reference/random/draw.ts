import type { Draws } from "../../random-calls.ts";
import { checkDraws } from "../../random/check-random.ts";
import { binomialCount, binomialTable } from "./binomial.ts";
import { measurementUniform } from "./uniforms.ts";

/** Simulated counts, replicate by replicate: the plain twin of `KernelCalls.binomials`. */
export function drawCounts(
  draws: Draws,
  items: Float64Array,
  shares: Float64Array,
): Float64Array<ArrayBuffer> {
  checkDraws(draws, items, shares);
  const counts = new Float64Array((draws.end - draws.begin) * items.length);
  for (let place = 0; place < items.length; place++) {
    const table = binomialTable(items[place] as number, shares[place] as number);
    for (let replicate = draws.begin; replicate < draws.end; replicate++) {
      const at = (replicate - draws.begin) * items.length + place;
      counts[at] = binomialCount(table, measurementUniform(draws, replicate, place));
    }
  }
  return counts;
}
