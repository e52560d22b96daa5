import type { KernelCalls } from "@onset/kernel";
import type { FitSettings } from "../../worker/slice-job.ts";
import type { FitData } from "../fit-data.ts";
import { criteria } from "../information-criteria.ts";
import { fitModels } from "../model/fit-model.ts";
import type { FitModel } from "../model/fit-model.ts";
import { modelBoxes } from "../model/model-bounds.ts";
import { highest, request } from "./highest.ts";
import type { GeneralFit } from "./highest.ts";
import { freeCount } from "./free-count.ts";
import type { TapeRequest } from "./solve-tapes.ts";

/** Most breaks that are tried unasked: with more, the data of a series are used up. */
const mostBreaks = 3;

/** Where one more break is tried: shares of the range, changes of the exponent, decades that it is spread over. */
const tries = { places: 7, changes: [-4, -1.5, -0.5, 0.5, 1.5, 4], spreads: [0.05, 0.4] } as const;

/**
 * Broken power laws. One break is searched over a grid; each further one from the best curve so far, with a break added
 * wherever it may be. As many as AICc prefers, unless the number is asked for.
 */
export function brokenFits(
  kernel: KernelCalls,
  series: readonly FitData[],
  settings: FitSettings,
): Map<FitData, GeneralFit> {
  const models = Array.from({ length: settings.breaks ?? mostBreaks }, (_, i) => {
    const [model] = fitModels("broken-power-law", { ...settings, lengths: i + 1 });
    return model!;
  });
  const first = series.flatMap((data) => boxesOf(models[0]!, data, settings));
  const chosen = highest(kernel, first, settings);
  let last = new Map(chosen);
  for (const model of models.slice(1)) {
    last = extended(kernel, last, model, settings);
    for (const [data, fit] of last) {
      const rival = chosen.get(data)!;
      if (settings.breaks !== null || prefers(kernel, fit, rival)) chosen.set(data, fit);
    }
  }
  return chosen;
}

function boxesOf(model: FitModel, data: FitData, settings: FitSettings): TapeRequest[] {
  return modelBoxes(model, data, settings).map((box) => request(data, model, box, settings));
}

function extended(
  kernel: KernelCalls,
  fits: ReadonlyMap<FitData, GeneralFit>,
  model: FitModel,
  settings: FitSettings,
): Map<FitData, GeneralFit> {
  const requests = [...fits.values()].flatMap((fit) => {
    const free = freeCount(fit) + 3;
    // More parameters than scores: nothing to compare.
    if (settings.breaks === null && fit.data.points < free + 2) return [];
    const starts = withOneMore(fit);
    const same = { starts: [withIdleBreak(fit)], profiled: { whole: true, tolerance: 1e-9 } };
    return boxesOf(model, fit.data, settings).flatMap((one) => [
      { ...one, starts },
      { ...one, ...same },
    ]);
  });
  return highest(kernel, requests, settings);
}

/** The best curve with a break added wherever it may be. */
function withOneMore(fit: GeneralFit): Float64Array[] {
  const { data } = fit;
  const spread = fit.model.parameters.at(-1)!.own!;
  return Array.from(
    { length: tries.places },
    (_, i) => data.x[0]! + (data.range * (i + 0.5)) / tries.places,
  ).flatMap((place) =>
    tries.changes.flatMap((change) =>
      tries.spreads.map((width) => withBreak(fit, { place, change, spread: spread(width) })),
    ),
  );
}

/** The same curve: its further break changes nothing. From here nothing is lost. */
function withIdleBreak(fit: GeneralFit): Float64Array {
  const { data, solution } = fit;
  return withBreak(fit, {
    place: (data.x[0]! + data.x.at(-1)!) / 2,
    change: 0,
    spread: solution.own.at(-1)!,
  });
}

interface Break {
  readonly place: number;
  readonly change: number;
  readonly spread: number;
}

/** A curve's numbers with those of one more break, in the order of the longer model's. */
function withBreak({ model, solution }: GeneralFit, { place, change, spread }: Break): Float64Array {
  const n = model.parameters.filter(({ name }) => name.startsWith("break")).length;
  const from = model.parameters.length - 3 * n;
  const part = (index: number): Float64Array =>
    solution.own.subarray(from + index * n, from + (index + 1) * n);
  const head = solution.own.subarray(0, from);
  return Float64Array.of(...head, ...part(0), place, ...part(1), change, ...part(2), spread);
}

function prefers(kernel: KernelCalls, fit: GeneralFit, rival: GeneralFit): boolean {
  const valueOf = (one: GeneralFit): number | null =>
    criteria(kernel, one.data, one.solution.objective, freeCount(one)).aicc;
  const [own, other] = [valueOf(fit), valueOf(rival)];
  return own !== null && (other === null || own < other);
}
