import type { KernelCalls } from "@onset/kernel";
import { getCurve } from "../../curves/registry.ts";
import { fitData } from "../../fit/fit-data.ts";
import type { FitData } from "../../fit/fit-data.ts";
import type { FittableCurve } from "../../fit/fit-result.ts";
import { scaleToX } from "../../series/axis.ts";
import type { DerivedJob, FitSettings, SliceResult } from "../../worker/slice-job.ts";
import { wholeEvidence } from "../combine-parts.ts";
import { drawPosterior } from "../draws.ts";
import type { PosteriorDraws } from "../draws.ts";
import { drawOnsets, drawScores, drawSlopes } from "../draw-scores.ts";
import { gapAt, reachOf } from "../data-reach.ts";
import { askedBy } from "../fit-restraints.ts";
import { sampleDistribution } from "../marginal.ts";
import { isPosteriorCurve } from "../shapes.ts";
import { shapeProbabilities } from "../shape-probabilities.ts";
import { solvePosteriors } from "../solve-posterior.ts";
import type { ShapeAsked, SolvedPosterior } from "../solve-posterior.ts";
import type { DrawnQuantity } from "./derived-draws.ts";

/** Draws of a series, shared out between its shapes by their probability. */
const drawCount = 4000;

/** One shape with its share of the draws. */
interface ShapeDraws {
  readonly solved: SolvedPosterior;
  readonly draws: PosteriorDraws;
}

/** Draws of everything two posteriors can differ in, of one series. Pure: the same job gives the same bytes anywhere. */
export function runDerivedJob(
  kernel: KernelCalls,
  { series, settings }: DerivedJob,
): Extract<SliceResult, { kind: "derived" }> {
  const data = fitData(series, settings);
  const curves = [...new Set(settings.curves.map((curve) => getCurve(curve).sameAs ?? curve))];
  const asked = curves.map((curve) =>
    askedBy(data, { curve: curve as FittableCurve, direction: null }, settings),
  );
  const shapes = asked.filter((one): one is ShapeAsked & typeof one => !("fault" in one));
  if (shapes.length === 0) {
    // Of several curves those that a posterior knows speak of the series, the others of themselves.
    const faults = asked.flatMap((one, i) =>
      "fault" in one ? [{ ...one, own: isPosteriorCurve(curves[i]!) }] : [],
    );
    const { fault } = faults.find(({ own }) => own) ?? faults[0]!;
    return { kind: "derived", draws: { fault } };
  }
  const drawn = shapeDraws(kernel, solvePosteriors(kernel, data, shapes), settings.seed);
  return { kind: "derived", draws: { quantities: quantitiesOf(kernel, data, { drawn, settings }) } };
}

function shapeDraws(kernel: KernelCalls, solved: readonly SolvedPosterior[], seed: number): ShapeDraws[] {
  const probabilities = shapeProbabilities(
    kernel,
    solved.map(({ parts }) => wholeEvidence(kernel, parts).logEvidence),
  );
  let below = 0;
  return solved.flatMap((one, i) => {
    const from = Math.round(below * drawCount);
    below += probabilities[i]!;
    const to = one === solved.at(-1) ? drawCount : Math.round(below * drawCount);
    return to > from ? [{ solved: one, draws: drawPosterior(kernel, one, { draws: to - from, seed }) }] : [];
  });
}

interface Drawn {
  readonly drawn: readonly ShapeDraws[];
  readonly settings: FitSettings;
}

function quantitiesOf(kernel: KernelCalls, data: FitData, { drawn, settings }: Drawn): DrawnQuantity[] {
  const over = (of: (shape: ShapeDraws) => Float64Array): Float64Array<ArrayBuffer> =>
    Float64Array.from(drawn.flatMap((shape) => [...of(shape)]));
  const thresholds = over(({ draws }) => draws.threshold);
  const told = widthsTold(
    data,
    over(({ draws }) => draws.width),
    medianOf(thresholds),
  );
  const slopes = over(({ solved, draws }) => drawSlopes(solved, draws));
  const plain = (quantity: "guessRate" | "lapseRate"): DrawnQuantity => {
    return { quantity, at: null, values: over(({ draws }) => draws[quantity]), reason: null };
  };
  return [
    { quantity: "threshold", at: null, values: withinReach(data, thresholds), reason: null },
    { quantity: "width", at: null, ...told },
    { quantity: "slope", at: null, values: steepened(slopes, told.values), reason: told.reason },
    plain("guessRate"),
    plain("lapseRate"),
    ...settings.at.map((at): DrawnQuantity => {
      const x = scaleToX(data.series.axis, [at])[0]!;
      const values = over(({ solved, draws }) => drawScores(kernel, solved, draws, x));
      return { quantity: "scoreAt", at, values, reason: null };
    }),
    ...settings.onsetAt.map((at): DrawnQuantity => {
      const x = over(({ solved, draws }) => drawOnsets(kernel, solved, draws, at));
      return { quantity: "onsetAt", at, values: withinReach(data, x), reason: null };
    }),
  ];
}

function medianOf(values: Float64Array): number {
  return sampleDistribution(values).quantile(0.5);
}

/** Beyond half a decade outside of the data it is the curve that speaks: no more is known than the side. */
function withinReach(data: FitData, x: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const { from, to } = reachOf(data);
  return x.map((one) => {
    if (one < from) return -Infinity;
    return one > to ? Infinity : one;
  });
}

/** Below the gap between two sizes, and far beyond the range, the prior tells how wide; where that is most of it, it tells all. */
function widthsTold(
  data: FitData,
  widths: Float64Array<ArrayBuffer>,
  threshold: number,
): Pick<DrawnQuantity, "values" | "reason"> {
  const gap = gapAt(data, threshold);
  const values = widths.map((one) => {
    if (one < gap) return -Infinity;
    return one > data.range + 1 ? Infinity : one;
  });
  const narrow = medianOf(widths) < gap;
  return {
    values,
    reason: narrow
      ? "The rise is narrower than the gap between two sizes: how narrow and how steep, the prior tells."
      : null,
  };
}

/** Where the width is anything below the gap, the slope is anything above. */
function steepened(slopes: Float64Array<ArrayBuffer>, widths: Float64Array): Float64Array<ArrayBuffer> {
  return slopes.map((slope, i) => {
    if (widths[i] !== -Infinity) return slope;
    return slope < 0 ? -Infinity : Infinity;
  });
}
