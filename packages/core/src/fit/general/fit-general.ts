import type { KernelCalls } from "@onset/kernel";
import { readable } from "../../readable.ts";
import { xToScale } from "../../series/axis.ts";
import type { FitSettings } from "../../worker/slice-job.ts";
import { goodness, total } from "../fit-data.ts";
import type { FitData } from "../fit-data.ts";
import type { CurveFit, FittableCurve } from "../fit-result.ts";
import { flatNullCut } from "../flat-null.ts";
import { criteria } from "../information-criteria.ts";
import { afterFit } from "../interval-methods.ts";
import { deviance } from "../log-likelihood.ts";
import { naturalOf } from "../model/fit-model.ts";
import { restraintsFor } from "../model/model-bounds.ts";
import { withinRestraints } from "../model/within-restraints.ts";
import { noExtras } from "../no-extras.ts";
import type { Uncertainty } from "../uncertainty.ts";
import { bestFits } from "./best-fits.ts";
import type { GeneralFit } from "./highest.ts";
import { checksOf } from "./checks.ts";
import { curveScores } from "./curve-scores.ts";
import { freeCount } from "./free-count.ts";
import { profileGeneral } from "./profile-general.ts";
import { profiledUncertainty } from "./profile-uncertainty.ts";
import { onsetsOf, placedAt, scoresAt, slopeOf, standardErrors } from "./record-parts.ts";
import { solveTapes } from "./solve-tapes.ts";
import { uncertaintyOf } from "./uncertainty-of.ts";
import { leastFree, untold } from "./untold.ts";
import { unsearchable } from "./unsearchable.ts";
import { generalVerdict } from "./verdict.ts";

const notFinite = "No curve could be computed: the likelihood is not a finite number anywhere.";

/** Fits one curve of the registry to many series; those that it cannot be fitted to get a result that says why. */
export function fitGeneral(
  kernel: KernelCalls,
  curve: FittableCurve,
  series: readonly FitData[],
  settings: FitSettings,
): CurveFit[] {
  const records = new Map<FitData, CurveFit>();
  const fittable: FitData[] = [];
  for (const data of series) {
    const missing = unsearchable(curve, data, settings);
    const free = missing === null ? leastFree(curve, data, settings) : 0;
    const reason = missing ?? untold(curve, data, free);
    if (reason === null) fittable.push(data);
    else records.set(data, noCurve(kernel, { curve, data, free, objective: null, reason }));
  }
  const best = bestFits(kernel, curve, fittable, settings);
  const curved: GeneralFit[] = [];
  const levels = constantObjectives(kernel, best, settings);
  for (const data of fittable) {
    const fit = best.get(data);
    if (fit === undefined) {
      records.set(data, noCurve(kernel, { curve, data, free: 0, objective: null, reason: notFinite }));
      continue;
    }
    const free = freeCount(fit);
    const few = untold(curve, data, free);
    const reason = few ?? flatness(kernel, fit, levels.get(data)!);
    // Its likelihood takes part in comparisons; its parameters would be picked from noise.
    const objective = few === null ? fit.solution.objective : null;
    if (reason === null) curved.push(fit);
    else records.set(data, noCurve(kernel, { curve, data, free, objective, reason }));
  }
  for (const record of curvedRecords(kernel, curved, settings)) records.set(...record);
  return series.map((data) => records.get(data)!);
}

/** What the constant reaches under the same likelihood. */
function constantObjectives(
  kernel: KernelCalls,
  fits: ReadonlyMap<FitData, GeneralFit>,
  settings: FitSettings,
): Map<FitData, number> {
  const plain = { ...settings, parameters: {}, overdispersion: null };
  const constants = bestFits(kernel, "constant", [...fits.keys()].filter(plainLikelihood), plain);
  const levels = new Map([...constants].map(([data, { solution }]) => [data, solution.objective]));
  const scattered = [...fits.values()].filter(({ data }) => !plainLikelihood(data));
  const models = bestFits(
    kernel,
    "constant",
    scattered.map(({ data }) => data),
    {
      ...plain,
      overdispersion: 0.08,
    },
  );
  // The same scatter η as the curve's, or its flexibility and η could not be told apart.
  const requests = scattered.flatMap(({ data, overdispersion }) => {
    const found = models.get(data);
    if (found === undefined) return [];
    return [{ ...found, overdispersion: overdispersion!, starts: [found.solution.own] }];
  });
  for (const [i, { objective }] of solveTapes(kernel, requests, "fast").entries()) {
    levels.set(requests[i]!.data, objective);
  }
  return levels;
}

function plainLikelihood({ likelihood }: FitData): boolean {
  return likelihood !== "beta-binomial";
}

/** Why a curve is no better than a constant. Every parameter beyond a sigmoid's four raises what chance alone reaches. */
function flatness(kernel: KernelCalls, fit: GeneralFit, constant: number): string | null {
  const { data, model, solution } = fit;
  if (model.curve === "constant") return null;
  const gain = deviance(kernel, data, solution.objective, constant);
  // A line may be flat; only one that is held elsewhere is worse than a constant, by more than rounding.
  if (model.curve === "linear" && gain > -1e-6 * (1 + Math.abs(constant))) return null;
  const needed = flatNullCut(data.likelihood, data.points) + 2 * Math.max(0, freeCount(fit) - 4);
  if (gain >= needed) return null;
  if (gain < 0) {
    return "A constant score describes the data better than any curve within the restraints: free one of them.";
  }
  return `A constant score describes the data about as well as this curve: twice the gain in log-likelihood is ${readable(gain, 3)}, and chance alone reaches about ${readable(needed, 3)} in one flat series of twenty.`;
}

function curvedRecords(
  kernel: KernelCalls,
  fits: readonly GeneralFit[],
  settings: FitSettings,
): [FitData, CurveFit][] {
  if (settings.interval === "profile") {
    return profileGeneral(kernel, fits, settings.confidence).map((profiled) => [
      profiled.fit.data,
      recordOf(kernel, profiled.fit, profiledUncertainty(kernel, profiled, settings), settings),
    ]);
  }
  return fits.map((fit) => {
    return [fit.data, recordOf(kernel, fit, uncertaintyOf(kernel, fit, settings), settings)];
  });
}

/** The result of a fitted curve. */
function recordOf(
  kernel: KernelCalls,
  fit: GeneralFit,
  uncertainty: Uncertainty,
  settings: FitSettings,
): CurveFit {
  const { data, model, solution, overdispersion } = fit;
  const { status, reasons } = generalVerdict(kernel, fit, uncertainty, settings);
  const { parameters: found, direction } = naturalOf(model, solution.own);
  const parameters = withinRestraints(found, restraintsFor(data, settings));
  const { threshold, width } = placedAt(fit);
  const identified = status !== "not-identified" || threshold === null || threshold === undefined;
  const record: CurveFit = {
    ...noExtras,
    curve: model.curve,
    base: model.base,
    status,
    reasons,
    direction: direction ?? directionOf(kernel, fit),
    parameters,
    thresholdScale:
      threshold === null || !identified ? null : finiteOrNull(xToScale(data.series.axis, [threshold])[0]!),
    width: identified ? width : null,
    standardErrors: standardErrors(fit),
    intervals: uncertainty.intervals,
    parameterIntervals: uncertainty.parameterIntervals,
    slope: slopeOf(fit, uncertainty),
    scoresAt: scoresAt(kernel, fit, uncertainty, settings),
    onsets: onsetsOf(fit, uncertainty, settings),
    ...goodness(data, curveScores(kernel, model, [solution.own], data.x)),
    ...criteria(kernel, data, solution.objective, freeCount(fit)),
    weight: null,
    overdispersion,
    ...checksOf(kernel, fit, settings),
    band: uncertainty.band,
    simultaneousBand: uncertainty.simultaneousBand,
    predictionBand: uncertainty.predictionBand,
  };
  return afterFit(kernel, data, record, settings);
}

function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** Which way a law or a line goes over the data; `null` for a constant. */
function directionOf(kernel: KernelCalls, { model, data, solution }: GeneralFit): CurveFit["direction"] {
  if (model.curve === "constant") return null;
  const scores = curveScores(kernel, model, [solution.own], data.x);
  return scores.at(-1)! < scores[0]! ? "falling" : "rising";
}

interface Missing {
  readonly curve: FittableCurve;
  readonly data: FitData;
  readonly free: number;
  /** What the curve reaches, where that says something. */
  readonly objective: number | null;
  readonly reason: string;
}

/** The result for data that a curve is not fitted to: no parameters, and the residuals about the mean. */
function noCurve(kernel: KernelCalls, { curve, data, free, objective, reason }: Missing): CurveFit {
  const level = total(data.scores.map((score, i) => score * data.weights[i]!)) / total(data.weights);
  return {
    ...noExtras,
    curve,
    status: "not-identified",
    reasons: [reason],
    direction: null,
    parameters: {},
    thresholdScale: null,
    width: null,
    standardErrors: {},
    intervals: {},
    ...goodness(data, new Float64Array(data.points).fill(level)),
    r2: null,
    ...(objective !== null
      ? criteria(kernel, data, objective, free)
      : { logLikelihood: null, aicc: null, bic: null, freeParameters: free }),
    weight: null,
    band: null,
  };
}
