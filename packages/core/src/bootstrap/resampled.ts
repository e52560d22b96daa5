import type { KernelCalls } from "@onset/kernel";
import type { FitData } from "../fit/fit-data.ts";
import { streamOf, streams } from "../random/streams.ts";
import { drawItems } from "./draw-items.ts";
import type { ItemOutcomes } from "./item-outcomes.ts";
import { seriesCurve } from "./series-curve.ts";

/** Points drawn with replacement, in the order of the axis; the same number of them. */
export function drawnCases(kernel: KernelCalls, data: FitData, seed: number, replicates: number): FitData[] {
  const m = data.points;
  const stream = streamOf(streams.cases, seriesCurve(data.series.id));
  const uniforms = kernel.uniforms(seed, stream, 0, replicates * m);
  return Array.from({ length: replicates }, (_, r) =>
    chosen(
      data,
      uniforms
        .slice(r * m, (r + 1) * m)
        .map((u) => Math.floor(u * m))
        .sort(),
    ),
  );
}

/** The series without one point each. */
export function withoutEach(data: FitData): FitData[] {
  return Array.from({ length: data.points }, (_, out) =>
    chosen(
      data,
      Float64Array.from({ length: data.points - 1 }, (__, i) => (i < out ? i : i + 1)),
    ),
  );
}

function chosen(data: FitData, places: Float64Array): FitData {
  const pick = (column: Float64Array): Float64Array => places.map((place) => column[place]!);
  const x = pick(data.x);
  return {
    ...data,
    x,
    scores: pick(data.scores),
    weights: pick(data.weights),
    points: x.length,
    sizes: new Set(x).size,
    range: x.at(-1)! - x[0]!,
  };
}

/** Whole items drawn with replacement, all points of an item together; groups of items first, where there are any. */
export function drawnItems(
  kernel: KernelCalls,
  data: FitData,
  outcomes: ItemOutcomes,
  { seed, begin, end }: { readonly seed: number; readonly begin: number; readonly end: number },
): FitData[] {
  const curve = seriesCurve(data.series.id);
  return Array.from({ length: end - begin }, (_, r) => {
    const times = drawItems(kernel, outcomes, seed, streamOf(streams.items, curve) + begin + r);
    return weighed(data, outcomes, times);
  });
}

/** Blocks of the jackknife over items. */
const blocks = 40;

/** The series without a block of items each; without a widest group each, where there are groups. */
export function withoutItems(data: FitData, outcomes: ItemOutcomes): FitData[] {
  const group = outcomes.groups?.[0] ?? Int32Array.from({ length: outcomes.items }, (_, i) => i % blocks);
  return [...new Set(group)].map((out) =>
    weighed(
      data,
      outcomes,
      Float64Array.from(group, (own) => (own === out ? 0 : 1)),
    ),
  );
}

/** The scores of items taken so many times each. */
function weighed(data: FitData, { items, correct }: ItemOutcomes, times: Float64Array): FitData {
  let all = 0;
  for (const count of times) all += count;
  const scores = Float64Array.from({ length: data.points }, (_, point) => {
    let hits = 0;
    for (let i = 0; i < items; i++) hits += times[i]! * correct[point * items + i]!;
    return hits / all;
  });
  const weights = data.likelihood === "binomial" ? new Float64Array(data.points).fill(all) : data.weights;
  return { ...data, scores, weights };
}
