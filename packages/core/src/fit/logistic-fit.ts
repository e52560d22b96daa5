import type { KernelCalls } from "@onset/kernel";
import { logisticSpread } from "../curves/width.ts";
import { xToScale } from "../series/axis.ts";
import type { FitSettings } from "../worker/slice-job.ts";
import { profileBand } from "./band.ts";
import { bestConstant } from "./constant-fit.ts";
import { goodness } from "./fit-data.ts";
import type { FitData } from "./fit-data.ts";
import type { CurveBand, CurveFit } from "./fit-result.ts";
import { criteria } from "./information-criteria.ts";
import { logisticBoxes } from "./logistic-box.ts";
import { logisticIntervals } from "./logistic-intervals.ts";
import type { LogisticIntervals } from "./logistic-intervals.ts";
import { solveLogistic, solutionScores } from "./logistic-solution.ts";
import { flatness, unfit, verdict } from "./logistic-verdict.ts";
import { freeParameters, profileFits } from "./profile-fits.ts";
import type { BestLogistic } from "./profile-fits.ts";

/** Logistic fits of many series; those that no sigmoid can be fitted to get a result that says why. */
export function fitLogistics(
  kernel: KernelCalls,
  series: readonly FitData[],
  settings: FitSettings,
): CurveFit[] {
  const reasons = series.map(unfit);
  const best = bestLogistics(
    kernel,
    series.filter((_, i) => reasons[i] === null),
    settings,
  );
  const fitted =
    settings.interval === "none"
      ? best.map((fit) => logisticFit(kernel, fit))
      : profiled(kernel, best, settings);
  let next = 0;
  return series.map((data, i) =>
    reasons[i] === null ? fitted[next++]! : noLogistic(kernel, data, settings, reasons[i]!),
  );
}

/** The best curve of each series over its boxes: one box, or a rising and a falling one. */
function bestLogistics(
  kernel: KernelCalls,
  series: readonly FitData[],
  settings: FitSettings,
): BestLogistic[] {
  const requests = series.flatMap((data) => logisticBoxes(data, settings).map((box) => ({ data, box })));
  const solutions = solveLogistic(kernel, requests);
  const best = new Map<FitData, BestLogistic>();
  for (const [i, request] of requests.entries()) {
    const solution = solutions[i]!;
    const rival = best.get(request.data);
    if (rival === undefined || solution.objective > rival.solution.objective) {
      best.set(request.data, { ...request, solution });
    }
  }
  return [...best.values()];
}

function profiled(kernel: KernelCalls, fits: readonly BestLogistic[], settings: FitSettings): CurveFit[] {
  const usable = fits.filter((fit) => fit.solution.status <= 1);
  const profiles = profileFits(kernel, usable, settings.confidence);
  let next = 0;
  return fits.map((fit) => {
    if (fit.solution.status > 1) return logisticFit(kernel, fit);
    const known = profiles[next++]!;
    // Under a constant a threshold means nothing, so an interval of it would mean nothing either.
    const intervals =
      flatness(kernel, known) === null ? logisticIntervals(kernel, known, settings.confidence) : {};
    return logisticFit(kernel, known, intervals, profileBand(kernel, known, settings.confidence));
  });
}

function logisticFit(
  kernel: KernelCalls,
  fit: BestLogistic,
  intervals: LogisticIntervals = {},
  band: CurveBand | null = null,
): CurveFit {
  const { data, solution, box } = fit;
  const { status, reasons } = verdict(kernel, fit, intervals);
  const falling = solution.right < solution.left;
  const identified = status !== "not-identified";
  return {
    curve: "logistic",
    status,
    reasons,
    direction: falling ? "falling" : "rising",
    parameters: {
      threshold: solution.threshold,
      steepness: solution.steepness,
      guessRate: falling ? solution.right : solution.left,
      lapseRate: 1 - (falling ? solution.left : solution.right),
    },
    thresholdScale: identified ? xToScale(data.series.axis, [solution.threshold])[0]! : null,
    width: identified ? logisticSpread() / solution.steepness : null,
    standardErrors: standardErrors(fit),
    intervals,
    ...goodness(data, solutionScores(kernel, solution, data.x)),
    ...criteria(kernel, data, solution.objective, freeParameters(box)),
    weight: null,
    band,
  };
}

/** From the kernel's covariance; null for what is fixed, stands on a bound, or has a singular information. */
function standardErrors({ data, box, solution }: BestLogistic): Record<string, number | null> {
  const degrees = data.points - freeParameters(box);
  const scale =
    data.likelihood === "binomial" ? 1 : degrees > 0 ? (-2 * solution.objective) / degrees : Number.NaN;
  const error = (index: number): number | null => {
    const variance = solution.covariance[index]! * scale;
    return variance > 0 && Number.isFinite(variance) ? Math.sqrt(variance) : null;
  };
  const [left, right] = [error(7), error(9)];
  const falling = solution.right < solution.left;
  const steepness = error(4);
  return {
    threshold: error(0),
    steepness,
    width:
      steepness === null ? null : (logisticSpread() / solution.steepness / solution.steepness) * steepness,
    guessRate: falling ? right : left,
    lapseRate: falling ? left : right,
  };
}

/** The result for data that no sigmoid is fitted to: no parameters, and the residuals about the mean. */
function noLogistic(kernel: KernelCalls, data: FitData, settings: FitSettings, reason: string): CurveFit {
  const { level } = bestConstant(kernel, data);
  return {
    curve: "logistic",
    status: "not-identified",
    reasons: [reason],
    direction: null,
    parameters: {},
    thresholdScale: null,
    width: null,
    standardErrors: {},
    intervals: {},
    ...goodness(data, new Float64Array(data.points).fill(level)),
    logLikelihood: null,
    aicc: null,
    bic: null,
    freeParameters: settings.guessRate === "free" ? 4 : 3,
    weight: null,
    band: null,
  };
}
