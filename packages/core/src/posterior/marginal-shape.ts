import type { AxisGrid } from "./axis.ts";

/** Where the mass of an axis lies, in t. */
export interface Extent {
  readonly mean: number;
  readonly sd: number;
  /** Whole cells that hold all but a share of the mass. */
  readonly low: number;
  readonly high: number;
  /** The largest cell within two standard deviations of the mean. */
  readonly cell: number;
  /** How far mass may reach beyond what was looked at, on either side: 0 but where the outermost cell is dense. */
  readonly cut: readonly [low: number, high: number];
}

/** Density of an outermost cell, of the greatest, at which it is no tail but where the region ends: that of a normal 3.3 deviations out. */
const noTail = 5e-3;
/** Standard deviations, as far as they were seen, that the mass may reach beyond a region which cuts it off. */
const farther = 2;

/** What the masses of an axis' cells say of its extent; a share of `outside` may be lost on either side. */
export function extentOf({ edges, middles }: AxisGrid, masses: Float64Array, outside: number): Extent {
  let [mean, square] = [0, 0];
  for (let i = 0; i < masses.length; i++) mean += masses[i]! * middles[i]!;
  for (let i = 0; i < masses.length; i++) square += masses[i]! * (middles[i]! - mean) * (middles[i]! - mean);
  // What lies within one cell cannot be seen to be narrower than a quarter of it.
  const heaviest = masses.indexOf(masses.reduce((most, mass) => Math.max(most, mass), 0));
  const sd = Math.max(Math.sqrt(square), (edges[heaviest + 1]! - edges[heaviest]!) / 4);
  let [from, to] = [0, masses.length - 1];
  const size = (cell: number): number => edges[cell + 1]! - edges[cell]!;
  const densest = noTail * masses.reduce((most, mass, i) => Math.max(most, mass / size(i)), 0);
  const beyond = (cell: number): number => (masses[cell]! < densest * size(cell) ? 0 : farther * sd);
  const cut = [beyond(from), beyond(to)] as const;
  for (let lost = masses[from]!; lost < outside && from < to; lost += masses[from]!) from += 1;
  for (let lost = masses[to]!; lost < outside && to > from; lost += masses[to]!) to -= 1;
  return { mean, sd, low: edges[from]!, high: edges[to + 1]!, cell: largestCell(edges, mean, sd), cut };
}

function largestCell(edges: Float64Array, mean: number, sd: number): number {
  let largest = 0;
  for (let i = 1; i < edges.length; i++) {
    const near = edges[i]! > mean - 2 * sd && edges[i - 1]! < mean + 2 * sd;
    if (near) largest = Math.max(largest, edges[i]! - edges[i - 1]!);
  }
  return largest;
}
