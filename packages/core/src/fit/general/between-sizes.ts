import { total } from "../fit-data.ts";
import type { FitData } from "../fit-data.ts";
import { log } from "../model/search-parameter.ts";
import type { TapeRequest } from "./solve-tapes.ts";

/** Asymmetry that a curve begins from where it has one: none. */
const symmetric = log(1);

/** Places in a gap. */
const shares = [0.2, 0.5, 0.8];

/**
 * A search of its own for changes that happen between two neighbouring sizes, which fall through a grid whose steps are
 * wider than they: starts at three places of every gap, narrow. For sigmoids that a threshold and a width place.
 */
export function betweenSizes(wanted: TapeRequest): TapeRequest[] {
  const { model, data, box } = wanted;
  const [place, width] = ["threshold", "width"].map((what) =>
    model.parameters.findIndex(({ name, measures }) =>
      what === "threshold" ? name === what : measures === "logWidth",
    ),
  ) as [number, number];
  if (model.levels !== "sides" || place < 0 || width < 0) return [];
  const narrow = box[width]![0] + log(1.5);
  const sizes = [...new Set(data.x)];
  const middles = sizes
    .slice(1)
    .flatMap((right, i) => shares.map((share) => sizes[i]! + share * (right - sizes[i]!)));
  const starts = middles.map((middle) =>
    box.map(([low, high], k) => {
      if (k === place) return middle;
      if (k === width) return narrow;
      return model.parameters[k]?.name === "asymmetry" ? symmetric : (low + high) / 2;
    }),
  );
  if (starts.length === 0) return [];
  const narrowStarts = { ...wanted, starts };
  return data.likelihood === "gaussian" ? [narrowStarts] : [narrowStarts, asSteps(narrowStarts, place)];
}

/** Of the gaps that many are tried as steps. */
const mostSteps = 2;

/**
 * From the middle of the gaps that part the scores best, with the means of both sides for levels, taken as they are. Where no
 * sum of squares gives the levels anew at every step, a search for them crawls: the place costs nothing to move and holds the
 * levels up.
 */
function asSteps(
  { starts, ...wanted }: TapeRequest & Required<Pick<TapeRequest, "starts">>,
  place: number,
): TapeRequest {
  const { data, box } = wanted;
  const steps = starts
    .filter((_, i) => i % shares.length === 1)
    .map((start) => {
      const [left, right] = [sideOf(data, (x) => x < start[place]!), sideOf(data, (x) => x > start[place]!)];
      const levels = [left.mean, right.mean].map((mean, side) => {
        const [low, high] = box[box.length - 2 + side]!;
        return Math.min(high, Math.max(low, mean));
      });
      const parted =
        (left.weight * right.weight * (left.mean - right.mean) ** 2) / (left.weight + right.weight);
      return { own: [...Array.from(start).slice(0, -2), ...levels], parted };
    })
    .toSorted((a, b) => b.parted - a.parted);
  return {
    ...wanted,
    starts: steps.slice(0, mostSteps).map(({ own }) => own),
    profiled: { whole: true, tolerance: 1e-9 },
  };
}

function sideOf(
  { x, scores, weights }: FitData,
  holds: (x: number) => boolean,
): { mean: number; weight: number } {
  const own = weights.map((weight, i) => (holds(x[i]!) ? weight : 0));
  const weight = total(own);
  return { mean: total(scores.map((score, i) => score * own[i]!)) / weight, weight };
}
