import type { KernelCalls } from "@onset/kernel";
import type { FitData } from "../fit/fit-data.ts";
import { freeCount } from "../fit/general/free-count.ts";
import type { GeneralFit } from "../fit/general/highest.ts";
import type { FitSettings } from "../worker/slice-job.ts";
import { notApplicable } from "./bootstrap-test.ts";
import type { BootstrapTest } from "./bootstrap-test.ts";
import { mostScattered } from "./most-scattered.ts";
import { drawnUnder } from "./drawn-under.ts";
import { ranked } from "./ranked.ts";
import { refit } from "./refit.ts";

/** Why scatter beyond the items cannot be asked for, or `null`. */
export function scatterRefusal({ errors, weights, series }: FitData): string | null {
  if (errors !== "items") {
    return series.points.every(({ items }) => items !== null)
      ? "The gaussian likelihood leaves the items aside, and they alone say how much scores scatter by themselves: take auto, binomial or beta-binomial."
      : "The scores come without items, so nothing says how much they would scatter by themselves.";
  }
  if (weights.every((items) => items < 2)) {
    return "Every score counts one item, and single items cannot scatter more or less.";
  }
  return null;
}

/**
 * Beta-binomial scatter η > 0 against the binomial law, η = 0, of the same curve. η stands on its bound under the null: half of
 * all series, or more, gain nothing, which is no χ² law.
 *
 * @param fit the best curve under the binomial likelihood
 */
export function scatterTest(
  kernel: KernelCalls,
  fit: GeneralFit,
  settings: Pick<FitSettings, "seed" | "bootstrap">,
): BootstrapTest {
  const free = freeCount(fit);
  if (free >= fit.data.points) {
    return notApplicable(
      "scatter",
      `The curve has ${free} free parameters, and ${fit.data.points} scores leave none to scatter about it.`,
    );
  }
  const { draw, from } = drawnUnder(kernel, fit, settings);
  const ranks = {
    observed: gainsAbout(kernel, fit, { data: [fit.data], own: [fit.solution.own] })[0]!,
    drawn: (begin: number, end: number): Float64Array => scatterGains(kernel, fit, draw(begin, end)),
    nullHypothesis: "the curve as fitted, without scatter",
    from,
  };
  return ranked("scatter", ranks, settings.bootstrap);
}

/** Twice the log-likelihood that scatter gains, of series drawn from a fit. */
export function scatterGains(kernel: KernelCalls, fit: GeneralFit, data: readonly FitData[]): Float64Array {
  // A series without a curve of its own is held against the one that it was drawn from.
  const own = refit(kernel, fit, data).map((one) => one ?? fit.solution.own);
  return gainsAbout(kernel, fit, { data, own });
}

/** The same, about curves that are known. */
function gainsAbout(
  kernel: KernelCalls,
  fit: GeneralFit,
  fitted: { readonly data: readonly FitData[]; readonly own: readonly Float64Array[] },
): Float64Array {
  const { binomial, scattered } = mostScattered(kernel, fit, fitted);
  return scattered.map((objective, i) => 2 * (objective - binomial[i]!));
}
