// The drop-in with sweeps: everything of the smaller one, `<onset-sweep>`, and the verbs behind it. What reads YAML and
// writes Parquet lies in a file beside, `onset.files.js`, fetched when first asked for.
import { OnsetError } from "@onset/core";
import { installSweeps } from "../src/compose-sweeps.ts";
import type { Files } from "../src/files-loader.ts";

export * from "./dropin.ts";
export { parseSweepSpec, sweep } from "@onset/core";
export { heatmapFigure, heatmapSvg } from "@onset/figure";
export {
  OnsetCellFocusEvent,
  OnsetSweep,
  OnsetSweepCompleteEvent,
  OnsetSweepErrorEvent,
} from "@onset/elements";

/** The other file, by its place. */
const beside = "./onset.files.js";

installSweeps(async () => {
  try {
    // Kept out of the bundle: a browser resolves it beside the script, be it a module or a classic one.
    return (await import(/* @vite-ignore */ beside)) as Files;
  } catch (cause) {
    throw new OnsetError(
      "invalid-option",
      "YAML specs and Parquet files need onset.files.js beside onset.sweep.js, and it could not be loaded: put it there and serve the page over HTTP, or write the spec as JSON and save as CSV",
      {},
      { cause },
    );
  }
});
