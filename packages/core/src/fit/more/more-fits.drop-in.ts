// Left out of the drop-in files. Options that would lead here are refused before any work, see fit-scope.drop-in.ts.
import { OnsetError } from "../../errors.ts";
import { noUncertainty } from "../uncertainty.ts";
import type * as whole from "./more-fits.ts";

export const fitGeneral: typeof whole.fitGeneral = () => absent();
export const runTests: typeof whole.runTests = () => absent();
export const withFalseDiscoveries: typeof whole.withFalseDiscoveries = () => absent();
export const runPosteriorJob: typeof whole.runPosteriorJob = () => absent();
export const runDerivedJob: typeof whole.runDerivedJob = () => absent();
export const runScatterJob: typeof whole.runScatterJob = () => absent();
export const sharedOverdispersions: typeof whole.sharedOverdispersions = () => absent();
export const afterFit: typeof whole.afterFit = (_kernel, _data, fit, { interval }) =>
  interval === "posterior" ? absent() : fit;
export const uncertaintyOf: typeof whole.uncertaintyOf = (_kernel, _fit, { interval }) =>
  interval === "none" ? noUncertainty : absent();
export const lineUncertainty: typeof whole.lineUncertainty = () => absent();
export const checksOf: typeof whole.checksOf = (_kernel, _fit, { check }) =>
  check ? absent() : { leaveOneOut: null, misfit: null };

function absent(): never {
  throw new OnsetError(
    "kernel-failed",
    "the drop-in files hold no fits beyond the plain ones: import the package onset",
  );
}
