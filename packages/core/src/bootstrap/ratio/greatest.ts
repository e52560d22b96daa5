import type { KernelCalls } from "@onset/kernel";
import { logisticSpread } from "../../curves/width.ts";
import { bestConstant } from "../../fit/constant-fit.ts";
import type { FitData } from "../../fit/fit-data.ts";
import { usualLikelihood } from "../../fit/is-plain.ts";
import type { LogisticBox } from "../../fit/logistic-box.ts";
import { solveLogistic } from "../../fit/logistic-solution.ts";
import type { LogisticSolution } from "../../fit/logistic-solution.ts";
import { fitModels } from "../../fit/model/fit-model.ts";
import type { FitModel } from "../../fit/model/fit-model.ts";
import type { TapeRequest } from "../../fit/general/solve-tapes.ts";
import { mostScattered } from "../most-scattered.ts";
import { bestSteps } from "./best-steps.ts";
import type { Hypothesis } from "./hypothesis.ts";
import { manyFits } from "./many-fits.ts";
import type { ManyFits } from "./many-fits.ts";
import { plainBoxes } from "./plain-boxes.ts";

/** The greatest objectives of series, call after call; NaN where there is none. */
export type Greatest = (all: readonly FitData[]) => Float64Array;

/**
 * The greatest objective that a hypothesis reaches for every series, over η as well where that is free. Series share their sizes
 * and items, and differ by chance alone.
 */
export function greatest(kernel: KernelCalls, hypothesis: Hypothesis): Greatest {
  const search: Search = { kernel, hypothesis, fits: manyFits(kernel, hypothesis) };
  return (all) => (all.length === 0 ? new Float64Array() : greatestOf(search, all));
}

interface Search {
  readonly kernel: KernelCalls;
  readonly hypothesis: Hypothesis;
  /** Remembers the curves that it found. */
  readonly fits: ManyFits;
}

function greatestOf(search: Search, all: readonly FitData[]): Float64Array {
  const { kernel, hypothesis } = search;
  const { curve, settings } = hypothesis;
  const [first] = all as [FitData];
  if (first.likelihood === "beta-binomial" && settings.overdispersion === null) {
    return greatestScattered(search, all);
  }
  if (curve === "constant" && usualLikelihood(first)) {
    return Float64Array.from(all, (one) => bestConstant(kernel, one).objective);
  }
  if (curve === "step" && first.likelihood !== "huber" && first.likelihood !== "beta-binomial") {
    return bestSteps(kernel, all, settings).objective;
  }
  const boxes = plainBoxes(first, hypothesis);
  if (boxes !== null) {
    return Float64Array.from(bestLogistics(kernel, boxes, all), ({ solution }) => solution.objective);
  }
  const fits = search.fits(all);
  return Float64Array.from(all, (one) => fits.get(one)?.solution.objective ?? Number.NaN);
}

interface Boxed {
  readonly solution: LogisticSolution;
  readonly box: LogisticBox;
}

/** The best logistic of every series over all boxes. */
function bestLogistics(kernel: KernelCalls, boxes: readonly LogisticBox[], all: readonly FitData[]): Boxed[] {
  const solved = boxes.map((box) =>
    solveLogistic(
      kernel,
      all.map((data) => ({ data, box })),
      "fast",
    ),
  );
  return all.map((_, i) => {
    let best = 0;
    for (let b = 1; b < boxes.length; b++) {
      const [one, most] = [solved[b]![i]!.objective, solved[best]![i]!.objective];
      if (one > most || Number.isNaN(most)) best = b;
    }
    return { solution: solved[best]![i]!, box: boxes[best]! };
  });
}

/** A series with the curve that it has without scatter. */
interface Counted {
  readonly model: FitModel;
  readonly box: TapeRequest["box"];
  readonly own: Float64Array;
}

/** The best binomial curve first, then η and the curve about it. Series that share a model and a box go together. */
function greatestScattered(search: Search, all: readonly FitData[]): Float64Array {
  const { kernel } = search;
  const data = all.map((one): FitData => ({ ...one, likelihood: "binomial" }));
  const curves = countedCurves(search, data);
  const groups = new Map<FitModel, Map<string, number[]>>();
  for (const [i, one] of curves.entries()) {
    if (one === null) continue;
    const boxes = groups.get(one.model) ?? new Map<string, number[]>();
    groups.set(one.model, boxes);
    const key = one.box.join(" ");
    boxes.set(key, [...(boxes.get(key) ?? []), i]);
  }
  const best = new Float64Array(all.length).fill(Number.NaN);
  for (const places of [...groups.values()].flatMap((boxes) => [...boxes.values()])) {
    const found = mostScattered(kernel, curves[places[0]!]!, {
      data: places.map((i) => data[i]!),
      own: places.map((i) => curves[i]!.own),
    });
    for (const [at, i] of places.entries()) best[i] = found.scattered[at]!;
  }
  return best;
}

function countedCurves(
  { kernel, hypothesis, fits: fitsOf }: Search,
  data: readonly FitData[],
): (Counted | null)[] {
  const { curve, settings } = hypothesis;
  if (curve === "step") {
    const { model, box, own } = bestSteps(kernel, data, settings);
    return own.map((one, i) => ({ model, box: box[i]!, own: one }));
  }
  const boxes = plainBoxes(data[0]!, hypothesis);
  if (boxes === null) {
    const fits = fitsOf(data);
    return data.map((one) => {
      const fit = fits.get(one);
      return fit === undefined ? null : { model: fit.model, box: fit.box, own: fit.solution.own };
    });
  }
  const [model] = fitModels("logistic", { ...settings, lengths: 0 }) as [FitModel];
  const found = bestLogistics(kernel, boxes, data);
  const spread = logisticSpread();
  const logs = kernel.log(Float64Array.from(found, ({ solution }) => spread / solution.steepness));
  const tapeBoxes = new Map(boxes.map((box) => [box, tapeBox(kernel, box)]));
  return found.map(({ solution: { threshold, left, right, status }, box }, i) => {
    if (status > 1) return null;
    return { model, box: tapeBoxes.get(box)!, own: Float64Array.of(threshold, logs[i]!, left, right) };
  });
}

/** The box in the numbers of the general search, which counts widths by their logarithm. */
function tapeBox(kernel: KernelCalls, { threshold, width, left, right }: LogisticBox): TapeRequest["box"] {
  const [low, high] = kernel.log(Float64Array.of(...width));
  return [threshold, [low!, high!], left, right];
}
