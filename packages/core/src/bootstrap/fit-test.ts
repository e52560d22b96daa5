import type { KernelCalls } from "@onset/kernel";
import type { FitData } from "../fit/fit-data.ts";
import { curveScores } from "../fit/general/curve-scores.ts";
import { knownSpread } from "../fit/general/cuts.ts";
import { freeCount } from "../fit/general/free-count.ts";
import type { GeneralFit } from "../fit/general/highest.ts";
import type { FitSettings } from "../worker/slice-job.ts";
import { notApplicable } from "./bootstrap-test.ts";
import type { BootstrapTest } from "./bootstrap-test.ts";
import { exactObjectives, objectivesOfEach } from "./objectives-of-each.ts";
import { drawnUnder } from "./drawn-under.ts";
import { ranked } from "./ranked.ts";
import { refit } from "./refit.ts";
import { screenedGains } from "./screened.ts";

/** Why nothing can be said of misfit, or `null`: there must be points to spare, and a scatter that is not estimated. */
export function fitTestRefusal({ data }: GeneralFit, degreesOfFreedom: number): string | null {
  if (data.likelihood === "beta-binomial") {
    return "A beta-binomial takes scatter as part of the model: there is nothing left to hold the fit against. Take binomial.";
  }
  if (!knownSpread(data)) {
    return "The spread of the scores is estimated from the residuals: it makes up for any misfit. Counts of items would tell, or standard errors that are known.";
  }
  if (degreesOfFreedom < 1) {
    return `The curve has ${data.points - degreesOfFreedom} free parameters, and ${data.points} scores leave none to spare.`;
  }
  return null;
}

/**
 * How far the fit falls short of scores that are met exactly, against series simulated under the fit: χ² is no good law for it
 * where expected counts are small or parameters stand on bounds. It holds misfit and scatter together.
 */
export function fitTest(
  kernel: KernelCalls,
  fit: GeneralFit,
  settings: Pick<FitSettings, "seed" | "bootstrap">,
): BootstrapTest {
  const { data } = fit;
  const refusal = fitTestRefusal(fit, data.points - freeCount(fit));
  if (refusal !== null) return notApplicable("fit", refusal);
  const { draw, from } = drawnUnder(kernel, fit, settings);
  const most = (series: readonly FitData[]): Float64Array => exactObjectives(kernel, series);
  const none = (series: readonly FitData[]): Float64Array => {
    // A series without a curve of its own is held against the one that it was drawn from.
    const own = refit(kernel, fit, series).map((one) => one ?? fit.solution.own);
    return objectivesOfEach(kernel, series, curveScores(kernel, fit.model, own, data.x), null);
  };
  const ranks = {
    // Rounding apart, no curve does better.
    observed: Math.max(0, 2 * (most([data])[0]! - fit.solution.objective)),
    drawn: (begin: number, end: number, least: number): Float64Array =>
      screenedGains(kernel, fit, { series: draw(begin, end), least, most, none }),
    nullHypothesis: "the curve as fitted",
    from,
  };
  return ranked("fit", ranks, settings.bootstrap);
}
