import type { KernelCalls } from "@onset/kernel";
import { fitTest } from "../../bootstrap/fit-test.ts";
import type { FitSettings } from "../../worker/slice-job.ts";
import type { FitData } from "../fit-data.ts";
import type { CurveFit, LeaveOneOut, Misfit } from "../fit-result.ts";
import { logLikelihood } from "../log-likelihood.ts";
import { bestFits } from "./best-fits.ts";
import { curveScores } from "./curve-scores.ts";
import { freeCount } from "./free-count.ts";
import type { GeneralFit } from "./highest.ts";
import { objectives } from "./objective.ts";

/** Series simulated for the misfit. */
const replicates = 199;

/** What is found by fitting again; nothing where it was not asked for. */
export function checksOf(
  kernel: KernelCalls,
  fit: GeneralFit,
  settings: FitSettings,
): Pick<CurveFit, "leaveOneOut" | "misfit"> {
  if (!settings.check) return { leaveOneOut: null, misfit: null };
  return { leaveOneOut: leaveOneOut(kernel, fit, settings), misfit: misfit(kernel, fit, settings) };
}

/**
 * Every size predicted from the others: the curve is searched anew without it, with all starts, and the size's scores are
 * weighed by their log-likelihood. `null` where so few sizes remain that the curve passes through them, and for Huber's
 * criterion, which is no likelihood.
 */
function leaveOneOut(kernel: KernelCalls, fit: GeneralFit, settings: FitSettings): LeaveOneOut | null {
  const { data, model } = fit;
  const sizes = [...new Set(data.x)];
  const without = sizes.map((size) => partOf(data, (x) => x !== size));
  const least = Math.min(...without.map(({ points }) => points));
  if (data.likelihood === "huber" || least <= freeCount(fit)) return null;
  const fits = bestFits(kernel, model.curve, without, settings);
  let logScore = 0;
  for (const [i, size] of sizes.entries()) {
    const found = fits.get(without[i]!);
    if (found === undefined) return null;
    logScore += predictive(
      kernel,
      found,
      partOf(data, (x) => x === size),
    );
  }
  return Number.isFinite(logScore) ? { logScore, sizes: sizes.length } : null;
}

function partOf(data: FitData, keep: (x: number) => boolean): FitData {
  const kept = [...data.x.keys()].filter((i) => keep(data.x[i]!));
  const pick = (values: Float64Array): Float64Array => Float64Array.from(kept, (i) => values[i]!);
  const x = pick(data.x);
  return {
    ...data,
    x,
    scores: pick(data.scores),
    weights: pick(data.weights),
    points: kept.length,
    sizes: new Set(x).size,
    range: x.at(-1)! - x[0]!,
  };
}

/** Log-likelihood of scores that a fit has not seen; of a normal law with the spread of the scores that it has seen. */
function predictive(kernel: KernelCalls, fit: GeneralFit, unseen: FitData): number {
  const scores = curveScores(kernel, fit.model, [fit.solution.own], unseen.x);
  if (unseen.likelihood === "gaussian" && unseen.errors !== "known") {
    const { data, solution } = fit;
    const variance = (-2 * solution.objective) / Math.max(1, data.points - freeCount(fit));
    const weights = unseen.weights.map((weight) => weight / variance);
    const known: FitData = { ...unseen, weights, errors: "known" };
    return logLikelihood(kernel, known, objectives(kernel, known, scores, null)[0]!)!;
  }
  return logLikelihood(kernel, unseen, objectives(kernel, unseen, scores, fit.overdispersion)[0]!)!;
}

/** The test of fit, with few replicates; see there. Binomial only: where scatter is estimated there is nothing to hold it against. */
function misfit(kernel: KernelCalls, fit: GeneralFit, settings: FitSettings): Misfit | null {
  if (fit.data.likelihood !== "binomial") return null;
  // All of them are drawn: the record tells of so many.
  const enough = replicates + 1;
  const bootstrap = { ...settings.bootstrap, replicates, enough, resample: "parametric" } as const;
  const { statistic, p } = fitTest(kernel, fit, { seed: settings.seed, bootstrap });
  if (statistic === null || p === null) return null;
  return {
    label: "misfit and scatter together",
    deviance: statistic,
    degreesOfFreedom: fit.data.points - freeCount(fit),
    p,
    replicates,
  };
}
