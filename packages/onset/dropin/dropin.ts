// The drop-in: one file, one script tag. Its worker and its WASM travel inside it, so that it works from any origin and
// from a file; where a page's policy refuses workers it computes in the page, where it refuses WASM on the plain twins.
// Only what a page needs is in it: sweeps and reports are for the package.
// oxlint-disable-next-line import/default -- Vite makes the default export: a class of workers
import OnsetWorker from "@onset/core/worker.browser?worker&inline";
import { setWorkerFactory } from "@onset/core";
import { installElements } from "../src/compose.ts";

export { analyse, evaluate, fit, fitAll, onsetAt, OnsetError, simulate } from "@onset/core";
export { listDatasets, loadDataset } from "@onset/datasets";
export { readTable } from "@onset/formats";
export { curveFigure, toSvg } from "@onset/figure";
export {
  OnsetCurve,
  OnsetDataLoadEvent,
  OnsetFitCompleteEvent,
  OnsetFitErrorEvent,
  OnsetPointFocusEvent,
} from "@onset/elements";

setWorkerFactory(() => new OnsetWorker());
installElements();
