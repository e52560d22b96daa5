import type { KernelCalls } from "@onset/kernel";
import { getCurve } from "../curves/registry.ts";
import type { FitSettings, SliceJob, SliceResult } from "../worker/slice-job.ts";
import { averagedScores } from "./averaged-scores.ts";
import { averagedThreshold } from "./averaged-threshold.ts";
import { fitConstant } from "./constant-fit.ts";
import { fitData } from "./fit-data.ts";
import type { FitData } from "./fit-data.ts";
import type { CurveFit, FittableCurve } from "./fit-result.ts";
import { withWeights } from "./information-criteria.ts";
import { isPlain } from "./is-plain.ts";
import { lineIntervals } from "./line-profile.ts";
import { fitLines } from "./linear-fit.ts";
import { fitLogistics } from "./logistic-fit.ts";
import { fitGeneral, lineUncertainty, runTests } from "./more/more-fits.ts";

/** Fits every series of one slice. Pure: the same job gives the same bytes anywhere. */
export function runFitJob(
  kernel: KernelCalls,
  job: Extract<SliceJob, { kind: "fit" }>,
): Extract<SliceResult, { kind: "fit" }> {
  const { settings } = job;
  const series = job.series.map((one) => fitData(one, settings));
  const byCurve = settings.curves.map((curve) => fitCurve(kernel, curve, series, settings));
  const results = series.map((data, i) => {
    const fits = withWeights(
      kernel,
      byCurve.map((of) => of[i]!),
    );
    return {
      series: data.series,
      likelihood: data.likelihood,
      likelihoodReason: data.likelihoodReason,
      errors: data.errors,
      engine: kernel.engine,
      ...(settings.sharedOverdispersion !== null && { sharedOverdispersion: settings.sharedOverdispersion }),
      fits,
      averagedThreshold: averagedThreshold(kernel, data, fits, settings.confidence),
      averagedScores: averagedScores(kernel, fits, settings.confidence),
    };
  });
  return { kind: "fit", results };
}

/** One curve fitted to every series, under the name that was asked for. */
export function fitCurve(
  kernel: KernelCalls,
  curve: FittableCurve,
  series: readonly FitData[],
  settings: FitSettings,
): CurveFit[] {
  const original = (getCurve(curve).sameAs ?? curve) as FittableCurve;
  const [plain, other] = [series.filter((data) => isPlain(data, original, settings)), new Set(series)];
  for (const data of plain) other.delete(data);
  const records = new Map<FitData, CurveFit>();
  const keep = (list: readonly FitData[], fits: readonly CurveFit[]): void => {
    for (const [i, data] of list.entries()) records.set(data, { ...fits[i]!, curve });
  };
  if (plain.length > 0) keep(plain, fitPlain(kernel, original, plain, settings));
  if (other.size > 0) keep([...other], fitGeneral(kernel, original, [...other], settings));
  const told = series.map((data) => withLineIntervals(kernel, data, records.get(data)!, settings));
  if (settings.tests.length === 0) return told;
  return told.map((fit, i) => ({ ...fit, tests: runTests(kernel, curve, series[i]!, settings) }));
}

/** Constants and lines are profiled without a search, whichever way they were fitted; other methods take the general fit. */
function withLineIntervals(
  kernel: KernelCalls,
  data: FitData,
  fit: CurveFit,
  settings: FitSettings,
): CurveFit {
  if (fit.curve !== "constant" && fit.curve !== "linear") return fit;
  if (settings.interval === "delta" || settings.interval === "bootstrap") {
    return isPlain(data, fit.curve, settings)
      ? { ...fit, ...lineUncertainty(kernel, data, fit, settings) }
      : fit;
  }
  if (settings.interval !== "profile") return fit;
  const unrestrained = Object.keys(settings.parameters).length === 0;
  if ((data.likelihood === "binomial" || data.likelihood === "gaussian") && unrestrained) {
    return { ...fit, parameterIntervals: lineIntervals(kernel, data, fit, settings) };
  }
  // The search's own profiles lose a line that leaves [0, 1] on the way: no interval is better than a wrong one.
  return fit.curve === "linear" ? { ...fit, parameterIntervals: {} } : fit;
}

function fitPlain(
  kernel: KernelCalls,
  curve: FittableCurve,
  series: readonly FitData[],
  settings: FitSettings,
): CurveFit[] {
  if (curve === "constant") return series.map((data) => fitConstant(kernel, data));
  if (curve === "linear") return fitLines(kernel, series);
  return fitLogistics(kernel, series, settings);
}
