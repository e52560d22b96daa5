// Points in a box. A point is a function of (spec, seed, index) alone: any range of them can be made at any time.
import { OnsetError } from "../errors.ts";
import { mathematics } from "../mathematics.ts";
import type { PointsSpec } from "../sweep/sweep-spec.ts";
import { sobolDimensions, sobolPoints } from "./sobol.ts";
import { streams } from "./streams.ts";

/** One side of the box. */
type Side = PointsSpec["of"][string];

/**
 * Points [begin, end) in the box, row by row: one value for each side, in the order of `spec.of`.
 *
 * `sobol` points are Sobol's sequence with a digital shift by the seed, `random` ones independent. Values lie in
 * [from, to]; geometric sides are even in the logarithm. Integer sides give every integer of a linear side the same
 * chance, and of a geometric one the chance of [i, i + 1).
 *
 * @param begin,end indices from 0 to 2^52; `spec.count` is not looked at
 * @throws OnsetError `invalid-spec` for a box of more sides than the sequence has dimensions (64), or a side without
 *   integers that asks for them
 */
export function pointsInBox(
  spec: PointsSpec,
  seed: number,
  begin: number,
  end: number,
): Float64Array<ArrayBuffer> {
  const sides = sidesOf(spec);
  const points = unitPoints(spec.points, sides.length, seed, [begin, end]);
  sides.forEach((side, j) => stretch(points, side, j, sides.length));
  return points;
}

/**
 * Points [begin, end) of Saltelli's design over the box, row by row. Base point i gives d + 2 points in a row, d the
 * number of sides: A_i, B_i, and A_i with its j-th value taken from B_i for each j. A and B are the two halves of
 * 2 d-dimensional points (A. Saltelli et al., Comput. Phys. Commun. 181 (2010) 259).
 *
 * @throws OnsetError `invalid-spec` as {@link pointsInBox}, here for more than 32 sides
 */
export function saltelliPoints(
  spec: PointsSpec,
  seed: number,
  begin: number,
  end: number,
): Float64Array<ArrayBuffer> {
  const sides = sidesOf(spec);
  const d = sides.length;
  const block = d + 2;
  const firstBase = Math.floor(begin / block);
  const base = unitPoints(spec.points, 2 * d, seed, [firstBase, Math.ceil(end / block)]);
  // Sides of A, then of B.
  [...sides, ...sides].forEach((side, j) => stretch(base, side, j, 2 * d));
  const points = new Float64Array(Math.max(0, end - begin) * d);
  for (let index = begin, at = 0; index < end; index++) {
    const from = (Math.floor(index / block) - firstBase) * 2 * d;
    const member = index % block;
    for (let j = 0; j < d; j++) {
      const ofB = member === 1 || member === j + 2;
      points[at++] = base[from + j + (ofB ? d : 0)]!;
    }
  }
  return points;
}

/** Points of the unit box. */
function unitPoints(
  kind: PointsSpec["points"],
  dimensions: number,
  seed: number,
  [begin, end]: readonly [number, number],
): Float64Array<ArrayBuffer> {
  if (dimensions > sobolDimensions) {
    throw new OnsetError(
      "invalid-spec",
      `points can have at most ${sobolDimensions} dimensions (a sensitivity design has two for each parameter), got ${dimensions}: fix some parameters, or give them axes of their own`,
    );
  }
  const kernel = mathematics();
  if (kind === "random") {
    return kernel.uniforms(seed, streams.points, begin * dimensions, Math.max(0, end - begin) * dimensions);
  }
  return sobolPoints(dimensions, begin, end, kernel.uniforms(seed, streams.shift, 0, dimensions));
}

function sidesOf(spec: PointsSpec): Side[] {
  return Object.entries(spec.of).map(([name, side]) => {
    if (side.integer === true && Math.ceil(side.from) > Math.floor(side.to)) {
      throw new OnsetError(
        "invalid-spec",
        `points of ${name} must be integers, but there is none from ${side.from} to ${side.to}: widen the range`,
      );
    }
    return side;
  });
}

/** Stretches column j of the unit box's points to its side. */
function stretch(points: Float64Array<ArrayBuffer>, side: Side, j: number, columns: number): void {
  const integer = side.integer === true;
  const least = integer ? Math.ceil(side.from) : side.from;
  const most = integer ? Math.floor(side.to) : side.to;
  // Up to the next integer, so that the last one has its full share.
  const end = integer ? most + 1 : most;
  const spread = side.spacing === undefined || side.spacing === "linear" ? linear : geometric;
  const values = spread(column(points, j, columns), least, end);
  for (let i = 0; i < values.length; i++) {
    const value = integer ? Math.floor(values[i]!) : values[i]!;
    points[i * columns + j] = Math.min(most, Math.max(least, value));
  }
}

function column(points: Float64Array<ArrayBuffer>, j: number, columns: number): Float64Array<ArrayBuffer> {
  return Float64Array.from({ length: points.length / columns }, (_, i) => points[i * columns + j]!);
}

function linear(shares: Float64Array<ArrayBuffer>, from: number, to: number): Float64Array<ArrayBuffer> {
  return shares.map((share) => from + share * (to - from));
}

function geometric(shares: Float64Array<ArrayBuffer>, from: number, to: number): Float64Array<ArrayBuffer> {
  const kernel = mathematics();
  const [low, high] = kernel.log10(Float64Array.of(from, to)) as unknown as [number, number];
  return kernel.exp10(linear(shares, low, high));
}
