// The drop-in: one file, one script tag. Its worker and its WASM travel inside it, so that it works from any origin and
// from a file; where a page's policy refuses workers it computes in the page, where it refuses WASM on the plain twins.
// Only what a page needs is in it: reports are for the package, and what reads YAML and writes Parquet lies in a file
// beside, `onset.files.js`, fetched when first asked for.
import { makeWorker } from "virtual:onset-worker";
import { OnsetError, setWorkerFactory } from "@onset/core";
import { installWith } from "../src/compose.ts";
import type { Files } from "../src/files-loader.ts";

export {
  analyse,
  evaluate,
  fit,
  fitAll,
  onsetAt,
  OnsetError,
  parseSweepSpec,
  simulate,
  sweep,
} from "@onset/core";
export { listDatasets, loadDataset } from "@onset/datasets";
export { readTable } from "@onset/formats";
export { curveFigure, toSvg } from "@onset/figure";
export {
  OnsetCellFocusEvent,
  OnsetCurve,
  OnsetDataLoadEvent,
  OnsetFitCompleteEvent,
  OnsetFitErrorEvent,
  OnsetPointFocusEvent,
  OnsetSweep,
  OnsetSweepCompleteEvent,
  OnsetSweepErrorEvent,
} from "@onset/elements";

/** The other file, by its place. */
const beside = "./onset.files.js";

setWorkerFactory(makeWorker);
installWith(async () => {
  try {
    // Kept out of the bundle: a browser resolves it beside the script, be it a module or a classic one.
    return (await import(/* @vite-ignore */ beside)) as Files;
  } catch (cause) {
    throw new OnsetError(
      "invalid-option",
      "YAML specs and Parquet files need onset.files.js beside onset.js, and it could not be loaded: put it there and serve the page over HTTP, or write the spec as JSON and save as CSV",
      {},
      { cause },
    );
  }
});
