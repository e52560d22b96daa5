import type { Draws } from "../random-calls.ts";
import { refuse } from "../shape.ts";

/** The most items of a simulated measurement. */
export const MOST_ITEMS = 1e6;

function checkInteger(name: string, value: number, most: number): void {
  if (!(Number.isInteger(value) && value >= 0 && value <= most)) {
    refuse(`${name} must be an integer from 0 to ${most}`, value, "count from 0");
  }
}

/** Refuses a seed or stream that is no safe integer, and indices beyond 2^53. */
export function checkStream(seed: number, stream: number, begin: number, count: number): void {
  checkInteger("seed", seed, Number.MAX_SAFE_INTEGER);
  checkInteger("stream", stream, Number.MAX_SAFE_INTEGER);
  checkInteger("begin", begin, Number.MAX_SAFE_INTEGER);
  checkInteger("count", count, Number.MAX_SAFE_INTEGER - begin);
}

/** Refuses numbers of items that are no counts, and draws that lie outside of the counters. */
export function checkDraws(draws: Draws, items: Float64Array, shares: Float64Array): void {
  checkInteger("seed", draws.seed, Number.MAX_SAFE_INTEGER);
  checkInteger("curve", draws.curve, Number.MAX_SAFE_INTEGER);
  checkInteger("end", draws.end, 2 ** 32);
  checkInteger("begin", draws.begin, draws.end);
  if (items.length !== shares.length) {
    refuse(
      "items and shares must have equal length",
      `${items.length} and ${shares.length}`,
      "give one of each per place",
    );
  }
  for (const count of items) checkItems(count);
}

/** Refuses what is no number of items. */
export function checkItems(items: number): void {
  if (!(Number.isInteger(items) && items >= 1 && items <= MOST_ITEMS)) {
    refuse(
      `items must be an integer from 1 to ${MOST_ITEMS}`,
      items,
      "give the number of tries behind a score",
    );
  }
}
