import type { Marginal, PosteriorQuantity } from "@onset/core";
import { smoothDensity } from "./smooth-density.ts";

/** A marginal as it is drawn: smooth, at even places, by the posterior's own unit. */
export interface DrawnMarginal {
  readonly values: readonly number[];
  readonly density: readonly number[];
  readonly prior: readonly number[];
  /** Places and densities of the part inside the interval, its ends included. */
  readonly inside: { readonly values: readonly number[]; readonly density: readonly number[] };
  /** Indices of the cells on show: the first, and the one after the last. */
  readonly cells: readonly [first: number, end: number];
}

/** Places drawn: about one every other pixel. */
const places = 241;
/** Cells whose density is a smaller share of the greatest are not shown, unless the interval reaches into them. */
const visible = 2e-3;

/**
 * A marginal's cells as a smooth curve that holds the same mass: the logarithm of its density runs through the middles of
 * the cells ({@link smoothDensity}), along the coordinate that the grid was laid in.
 */
export function drawnMarginal(marginal: Marginal, quantity: PosteriorQuantity): DrawnMarginal {
  const { values, edges, density, prior, low, high } = marginal;
  const [first, end] = shownCells(marginal);
  const along = coordinates[quantity];
  // The first cell at a bound is a sliver that a midpoint rule gets wrong by some 7 %: beyond the second the line goes on by itself.
  const from = edges[0] === 0 && values.length > 4 ? 1 : 0;
  const known = values.slice(from).map(along);
  const smooth = (of: readonly number[], at: readonly number[]): number[] =>
    smoothDensity({ places: known, density: of.slice(from) }, at.map(along));
  const even = Array.from(
    { length: places },
    (_, i) => edges[first]! + ((edges[end]! - edges[first]!) * i) / (places - 1),
  );
  const within = [low, ...even.filter((value) => value > low && value < high), high];
  const raw = smooth(density, even);
  let mass = 0;
  for (let i = first; i < end; i++) mass += density[i]! * (edges[i + 1]! - edges[i]!);
  const kept = mass / areaUnder(even, raw);
  const whole = (one: number): number => one * kept;
  return {
    values: even,
    density: raw.map(whole),
    prior: smooth(prior, even),
    inside: { values: within, density: smooth(density, within).map(whole) },
    cells: [first, end],
  };
}

/** The coordinates of the grid: a threshold as it is, a width's logarithm, the root of a rate or a scatter. */
const coordinates: Readonly<Record<PosteriorQuantity, (value: number) => number>> = {
  threshold: (value) => value,
  width: Math.log,
  guessRate: Math.sqrt,
  lapseRate: Math.sqrt,
  overdispersion: Math.sqrt,
  jitter: Math.sqrt,
};

function shownCells({ edges, density, low, high }: Marginal): [first: number, end: number] {
  const least = visible * Math.max(...density);
  const shown = [...density.keys()].filter(
    (i) => density[i]! > least || (edges[i + 1]! > low && edges[i]! < high),
  );
  return [Math.max(0, shown[0]! - 1), Math.min(density.length, shown.at(-1)! + 2)];
}

/** By trapezoids. */
function areaUnder(x: readonly number[], y: readonly number[]): number {
  let area = 0;
  for (let i = 1; i < x.length; i++) area += ((y[i]! + y[i - 1]!) / 2) * (x[i]! - x[i - 1]!);
  return area;
}
