import { getCurve } from "../curves/registry.ts";
import type { FitSettings } from "../worker/slice-job.ts";
import type { FitData } from "./fit-data.ts";
import type { FittableCurve } from "./fit-result.ts";

/** The two likelihoods that have searches of their own. */
export function usualLikelihood({ likelihood, errors }: FitData): boolean {
  return (likelihood === "binomial" || likelihood === "gaussian") && errors !== "known";
}

/** Nothing is asked of the curve itself. */
function unrestrained({ parameters, direction }: FitSettings): boolean {
  return Object.keys(parameters).length === 0 && direction === null;
}

/** Constant, line and logistic have searches of their own for the two plain likelihoods. */
export function isPlain(data: FitData, curve: FittableCurve, settings: FitSettings): boolean {
  const known = curve === "constant" || curve === "linear" || curve === "logistic";
  const asked = settings.at.length > 0 || settings.onsetAt.length > 0 || settings.check;
  return known && usualLikelihood(data) && unrestrained(settings) && (curve === "logistic" || !asked);
}

/** A logistic, by whatever name, that the fast search takes as it is. */
export function isPlainLogistic(data: FitData, curve: FittableCurve, settings: FitSettings): boolean {
  return (getCurve(curve).sameAs ?? curve) === "logistic" && isPlain(data, "logistic", settings);
}
