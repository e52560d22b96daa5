import { fillTable, openTable } from "./binomial";
import { measurePair } from "./measure";
import { STATUS_NO_MEMORY, STATUS_OK } from "../status";

/**
 * out[(r − begin) · places + i] = count of replicate r at place 2 · firstPair + i
 *
 * Layout   seed and curve in two words each; items[places] and shares[places] float64; `most` the largest of the items.
 */
export function binomials(
  seedLow: i32,
  seedHigh: i32,
  curveLow: i32,
  curveHigh: i32,
  begin: u32,
  count: i32,
  firstPair: i32,
  items: usize,
  shares: usize,
  places: i32,
  most: i32,
  output: usize,
): i32 {
  const first = openTable(most);
  const second = openTable(most);
  if (first == 0 || second == 0) return STATUS_NO_MEMORY;
  const stride = <usize>places << 3;
  for (let place = 0; place < places; place += 2) {
    const at = <usize>place << 3;
    fillTable(first, <i32>load<f64>(items + at), load<f64>(shares + at));
    const two = place + 1 < places;
    if (two) fillTable(second, <i32>load<f64>(items + at, 8), load<f64>(shares + at, 8));
    measurePair(seedLow, seedHigh, curveLow, curveHigh, firstPair + (place >> 1), begin, count, first, two ? second : 0, output + at, stride, 1.0, 1.0);
  }
  return STATUS_OK;
}
