import type { KernelCalls } from "@onset/kernel";
import type { FitSettings } from "../../worker/slice-job.ts";
import type { FitData } from "../fit-data.ts";
import type { FittableCurve } from "../fit-result.ts";
import { fitModels } from "../model/fit-model.ts";
import { modelBoxes } from "../model/model-bounds.ts";
import { fitFrame } from "../model/search-parameter.ts";
import { brokenFits } from "./broken-fits.ts";
import { humpFits, isHumped } from "./hump-fits.ts";
import { highest, request } from "./highest.ts";
import type { GeneralFit } from "./highest.ts";
import { betweenSizes } from "./between-sizes.ts";
import { averagedOverdispersion } from "./overdispersion.ts";
import { withSharpChanges } from "./sharp-changes.ts";
import { withStraightLines } from "./straight-lines.ts";

/** The best fit of each series that has one, over a curve's models and their boxes. */
export function bestFits(
  kernel: KernelCalls,
  curve: FittableCurve,
  series: readonly FitData[],
  settings: FitSettings,
): Map<FitData, GeneralFit> {
  if (curve === "broken-power-law") {
    return averagedOverdispersion(kernel, brokenFits(kernel, series, settings), settings);
  }
  const models = fitModels(curve, { ...settings, lengths: curve === "product" ? settings.skills : 0 });
  if (models.length > 0 && models.every(isHumped)) {
    return averagedOverdispersion(kernel, humpFits(kernel, curve, series, settings), settings);
  }
  const requests = series.flatMap((data) =>
    models.flatMap((model) =>
      modelBoxes(model, data, settings).map((box) => request(data, model, box, settings)),
    ),
  );
  const narrow = settings.search === "thorough" ? requests.flatMap(betweenSizes) : [];
  const first = highest(kernel, [...requests, ...narrow], settings);
  const found =
    curve === "exact-match"
      ? betweenSteps(kernel, first, settings)
      : curve === "step"
        ? whole(first, "threshold", settings)
        : curve === "power-law"
          ? whole(first, "exponent", settings)
          : curve === "linear"
            ? withStraightLines(kernel, first, settings)
            : settings.search === "thorough"
              ? withSharpChanges(kernel, first, settings)
              : first;
  return averagedOverdispersion(kernel, found, settings);
}

/** A parameter that was searched piece by piece is free in all of its box. */
function whole(
  fits: ReadonlyMap<FitData, GeneralFit>,
  name: string,
  { parameters }: FitSettings,
): Map<FitData, GeneralFit> {
  if (parameters[name] !== undefined) return new Map(fits);
  return new Map(
    [...fits].map(([data, fit]) => {
      const at = fit.model.parameters.findIndex((parameter) => parameter.name === name);
      const range = fit.model.parameters[at]!.box(fitFrame(data));
      return [data, { ...fit, box: fit.box.map((old, i) => (i === at ? range : old)) }];
    }),
  );
}

/** Numbers of steps between those that were tried: every one where there are few, evenly spread ones where there are many. */
function betweenSteps(
  kernel: KernelCalls,
  fits: ReadonlyMap<FitData, GeneralFit>,
  settings: FitSettings,
): Map<FitData, GeneralFit> {
  const said = settings.parameters["steps"];
  if (said !== undefined && "fixed" in said) return new Map(fits);
  const counted = [...fits].map(([data, fit]) => [data, { ...fit, tried: 1 }] as const);
  if (said !== undefined) return new Map(counted);
  const requests = [...fits.values()].flatMap(({ data, model, box, solution, overdispersion }) => {
    const at = model.parameters.findIndex(({ name }) => name === "steps");
    const steps = solution.own[at]!;
    const reach = Math.max(1, Math.floor(steps / 4));
    const stride = Math.max(1, Math.floor(reach / 6));
    const counts: number[] = [];
    for (let count = Math.max(1, steps - reach); count <= steps + reach; count += stride) counts.push(count);
    return counts.map((count) => ({
      data,
      model,
      box: box.map((range, i) => (i === at ? ([count, count] as const) : range)),
      starts: [solution.own],
      ...(overdispersion !== null && { overdispersion }),
    }));
  });
  const between = highest(kernel, requests, settings);
  return new Map(
    [...fits].map(([data, fit]) => {
      const rival = between.get(data);
      const better = rival !== undefined && rival.solution.objective > fit.solution.objective;
      return [data, { ...(better ? rival : fit), tried: 1 }];
    }),
  );
}
