// Everything beyond the plain fits (constant, line and logistic with profile intervals): every other curve, likelihood
// and restraint, the delta method, the bootstrap, the posterior. The files for plain pages are built with more-fits.drop-in.ts in place of
// this file (packages/onset/vite.config.ts): they would hold all of it twice, in the page and in its worker.
export { withFalseDiscoveries } from "../../bootstrap/false-discoveries.ts";
export { runTests } from "../../bootstrap/run-tests.ts";
export { runDerivedJob } from "../../posterior/difference/run-derived-job.ts";
export { runPosteriorJob } from "../../posterior/run-posterior-job.ts";
export { sharedOverdispersions } from "../../posterior/share-overdispersion.ts";
export { runScatterJob } from "../../posterior/scatter-evidence.ts";
export { checksOf } from "../general/checks.ts";
export { fitGeneral } from "../general/fit-general.ts";
export { lineUncertainty } from "../general/line-uncertainty.ts";
export { uncertaintyOf } from "../general/uncertainty-of.ts";
export { afterFit } from "../interval-methods.ts";
