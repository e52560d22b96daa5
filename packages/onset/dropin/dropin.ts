// The drop-in: one file, one script tag. Its worker and its WASM travel inside it, so that it works from any origin and
// from a file; where a page's policy refuses workers it computes in the page, where it refuses WASM on the plain twins.
// Only what a page of curves needs is in it: sweeps have a larger file of their own, reports are for the package.
import { makeWorker } from "virtual:onset-worker";
import { setWorkerFactory } from "@onset/core";
import { installCurves } from "../src/compose-curves.ts";

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

setWorkerFactory(makeWorker);
installCurves();
