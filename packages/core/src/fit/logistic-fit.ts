import type { KernelCalls } from "@onset/kernel";
import type { FitSettings } from "../worker/slice-job.ts";
import { profileBand } from "./band.ts";
import type { FitData } from "./fit-data.ts";
import type { CurveFit } from "./fit-result.ts";
import { logisticBoxes } from "./logistic-box.ts";
import { logisticIntervals } from "./logistic-intervals.ts";
import { logisticRecord, noLogistic } from "./logistic-record.ts";
import { solveLogistic } from "./logistic-solution.ts";
import { flatness, unfit } from "./logistic-verdict.ts";
import { profileFits } from "./profile-fits.ts";
import type { BestLogistic } from "./profile-fits.ts";

const notFinite = "No curve could be computed: the likelihood is not a finite number anywhere.";

/** Logistic fits of many series; those that no sigmoid can be fitted to get a result that says why. */
export function fitLogistics(
  kernel: KernelCalls,
  series: readonly FitData[],
  settings: FitSettings,
): CurveFit[] {
  const reasons = new Map(series.map((data) => [data, unfit(data)]));
  const best = bestLogistics(
    kernel,
    series.filter((data) => reasons.get(data) === null),
    settings,
  );
  const records =
    settings.interval === "none"
      ? best.map((fit) => logisticRecord(kernel, fit, { intervals: {}, band: null }))
      : profiledRecords(kernel, best, settings.confidence);
  const fitted = new Map(best.map((fit, i) => [fit.data, records[i]!]));
  return series.map(
    (data) => fitted.get(data) ?? noLogistic(kernel, data, settings, reasons.get(data) ?? notFinite),
  );
}

/** The best curve of each series over its boxes: one box, or a rising and a falling one. */
function bestLogistics(
  kernel: KernelCalls,
  series: readonly FitData[],
  settings: FitSettings,
): BestLogistic[] {
  const requests = series.flatMap((data) => logisticBoxes(data, settings).map((box) => ({ data, box })));
  const best = new Map<FitData, BestLogistic>();
  for (const [i, solution] of solveLogistic(kernel, requests).entries()) {
    const request = requests[i]!;
    const rival = best.get(request.data);
    if (!Number.isFinite(solution.objective)) continue;
    if (rival === undefined || solution.objective > rival.solution.objective) {
      best.set(request.data, { ...request, solution });
    }
  }
  return [...best.values()];
}

function profiledRecords(kernel: KernelCalls, fits: readonly BestLogistic[], confidence: number): CurveFit[] {
  return profileFits(kernel, fits, confidence).map((fit) => {
    // Under a constant a threshold means nothing, so an interval of it would mean nothing either.
    const flat = flatness(kernel, fit) !== null;
    const intervals = flat ? {} : logisticIntervals(kernel, fit, confidence);
    return logisticRecord(kernel, fit, { intervals, band: profileBand(kernel, fit, confidence) });
  });
}
