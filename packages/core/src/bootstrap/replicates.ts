import type { KernelCalls } from "@onset/kernel";
import type { FitData } from "../fit/fit-data.ts";
import type { GeneralFit } from "../fit/general/highest.ts";
import type { FitSettings } from "../worker/slice-job.ts";
import { simulated } from "./parametric.ts";
import { refit } from "./refit.ts";
import { drawnCases, drawnItems, withoutEach, withoutItems } from "./resampled.ts";

/** Refitted curves in the search's own numbers, those of the jackknife for BCa, and how many replicates had no fit. */
export interface Replicates {
  readonly own: readonly Float64Array[];
  readonly jackknife: readonly Float64Array[] | null;
  readonly failed: number;
}

/** Draws, and fits what was drawn. */
export function replicatesOf(kernel: KernelCalls, fit: GeneralFit, settings: FitSettings): Replicates {
  const { bootstrap, seed } = settings;
  const outcomes = bootstrap.outcomes[fit.data.series.id];
  const range = { seed, begin: 0, end: bootstrap.replicates };
  const byItems = bootstrap.resample === "items";
  const drawn = byItems
    ? drawnItems(kernel, fit.data, outcomes!, range)
    : bootstrap.resample === "cases"
      ? drawnCases(kernel, fit.data, seed, bootstrap.replicates)
      : simulated(kernel, fit, range);
  const found = refit(kernel, fit, drawn).filter((own) => own !== null);
  const without = byItems ? withoutItems(fit.data, outcomes!) : withoutEach(fit.data);
  return {
    own: found,
    jackknife: bootstrap.ends === "bca" ? jackknifed(kernel, fit, without) : null,
    failed: bootstrap.replicates - found.length,
  };
}

/** A fit that is missing has no numbers: its quantities are not there, and no skewness is told from them. */
function jackknifed(kernel: KernelCalls, fit: GeneralFit, without: readonly FitData[]): Float64Array[] {
  const missing = fit.solution.own.map(() => Number.NaN);
  return refit(kernel, fit, without).map((own) => own ?? missing);
}
