import { mathematics } from "../../mathematics.ts";
import { fitFrame } from "../model/search-parameter.ts";
import { curveScores } from "./curve-scores.ts";
import type { GeneralFit } from "./highest.ts";

/** Places of a first look for the greatest slope: their steps are small against any width that is searched. */
const looks = 128;
/** Slopes are differences over twice this share of the range. */
const reach = 1e-5;

/** A slope, score per unit of x, and where it is. */
export interface Slope {
  readonly value: number;
  readonly x: number;
}

type Stretch = readonly [from: number, to: number];

/** The greatest change per unit of x inside the observed range, and where. */
export function steepest(fit: GeneralFit, own: Float64Array): Slope {
  const { first, last, range } = fitFrame(fit.data);
  const [coarse] = looked(fit, [own], [first, last]);
  const near = range / looks;
  const [fine] = looked(fit, [own], [Math.max(first, coarse!.x - near), Math.min(last, coarse!.x + near)]);
  return fine!;
}

/** The same value for many curves of one fit, from one look over all of them and parabolas through what it saw. */
export function slopeOver(fit: GeneralFit, own: readonly Float64Array[]): number[] {
  const { first, last } = fitFrame(fit.data);
  return looked(fit, own, [first, last]).map(({ value }) => value);
}

/** Slopes of many curves at one place. */
export function slopeAt(fit: GeneralFit, own: readonly Float64Array[], x: number): number[] {
  const slopes = slopesAt(fit, own, Float64Array.of(x));
  return Array.from(slopes);
}

function looked(fit: GeneralFit, own: readonly Float64Array[], [from, to]: Stretch): Slope[] {
  const x = Float64Array.from({ length: looks + 1 }, (_, i) => from + ((to - from) * i) / looks);
  const slopes = slopesAt(fit, own, x);
  return own.map((_, curve) => {
    const row = slopes.subarray(curve * x.length, (curve + 1) * x.length);
    let at = 0;
    for (let i = 1; i < row.length; i++) if (Math.abs(row[i]!) > Math.abs(row[at]!)) at = i;
    return peak(row, at, x);
  });
}

/** The top of the parabola through the greatest of a row and its neighbours; at an end, and where nothing bends, the greatest. */
function peak(row: Float64Array, at: number, x: Float64Array): Slope {
  const [before, most, after] = [row[at - 1], row[at]!, row[at + 1]];
  const place = x[at]!;
  if (before === undefined || after === undefined) return { value: most, x: place };
  const bend = before - 2 * most + after;
  if (bend === 0) return { value: most, x: place };
  const tilt = (after - before) / 2;
  return { value: most - (tilt * tilt) / (2 * bend), x: place - (tilt / bend) * (x[at + 1]! - place) };
}

/** Curve after curve, a slope for each place. */
function slopesAt({ model, data }: GeneralFit, own: readonly Float64Array[], x: Float64Array): Float64Array {
  const half = reach * fitFrame(data).range;
  const sides = new Float64Array(2 * x.length);
  for (const [i, place] of x.entries()) {
    sides[2 * i] = place - half;
    sides[2 * i + 1] = place + half;
  }
  const scores = curveScores(mathematics(), model, own, sides);
  return Float64Array.from(
    { length: scores.length / 2 },
    (_, i) => (scores[2 * i + 1]! - scores[2 * i]!) / (2 * half),
  );
}
