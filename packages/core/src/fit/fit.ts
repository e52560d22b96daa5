import { defaultEngine } from "../engine/default-engine.ts";
import type { Engine } from "../engine/engine.ts";
import { ProgressReport } from "../engine/progress.ts";
import { runOptions } from "../run-options.ts";
import type { Series } from "../series/series.ts";
import { validateSeries } from "../series/validate-series.ts";
import type { FitSettings, SliceJob } from "../worker/slice-job.ts";
import type { FitOptions } from "./fit-options.ts";
import type { FitResult, SharedOverdispersion } from "./fit-result.ts";
import { checkSettingsFor, fitSettings } from "./fit-settings.ts";
import { sharedOverdispersions, withFalseDiscoveries } from "./more/more-fits.ts";

/**
 * Fits the curves asked for to one series. Data that cannot say give a fit with a status, never an exception.
 *
 * @throws OnsetError `invalid-series`, `invalid-option`, `unknown-name` before any work; what the engine rejects with
 */
export async function fit(series: Series, options: FitOptions = {}): Promise<FitResult> {
  const [result] = await fitAll([series], options);
  return result!;
}

/** Series in one slice: profile intervals cost some 200 fits a series, bare fits a handful. */
const seriesPerSlice = { profile: 1, delta: 16, bootstrap: 1, posterior: 1, none: 16 } as const;

/**
 * Fits the curves asked for to every series, in the order given. Progress counts series; where they share
 * their scatter each is gone through twice, and counts half the first time. Throws as {@link fit} does,
 * before the first fit, whichever series is at fault.
 */
export async function fitAll(series: readonly Series[], options: FitOptions = {}): Promise<FitResult[]> {
  const settings = fitSettings(options);
  const checked = series.map((one) => validateSeries(one));
  for (const one of checked) checkSettingsFor(settings, one);
  const engine = options.engine ?? (await defaultEngine());
  const report = new ProgressReport(checked.length, options.onProgress);
  const { shared, left } = await sharedScatter(engine, checked, { settings, options, report });
  const results: FitResult[] = [];
  // A test fits as often as a bootstrap does.
  const size = settings.tests.length > 0 ? 1 : seriesPerSlice[settings.interval];
  await engine.run(fitJobs(checked, settings, { size, shared }), {
    ...runOptions(options),
    keep: false,
    onSlice: (index, slice) => {
      if (slice.kind !== "fit") return;
      for (const [offset, result] of slice.results.entries()) results[index * size + offset] = result;
      report.add(slice.results.length * left);
    },
  });
  report.end();
  return settings.tests.length > 0 ? withFalseDiscoveries(results) : results;
}

/** The scatter that series share, where they do, and how much of each series' work is `left` after it. */
async function sharedScatter(
  engine: Engine,
  series: readonly Series[],
  { settings, options, report }: { settings: FitSettings; options: FitOptions; report: ProgressReport },
): Promise<{ shared: readonly (SharedOverdispersion | null)[] | null; left: number }> {
  if (settings.shareOverdispersion === null) return { shared: null, left: 1 };
  const run = { ...runOptions(options), onSlice: () => report.add(HALF) };
  return { shared: await sharedOverdispersions(engine, series, { settings, run }), left: HALF };
}

const HALF = 0.5;

function* fitJobs(
  series: readonly Series[],
  settings: FitSettings,
  { size, shared }: { size: number; shared: readonly (SharedOverdispersion | null)[] | null },
): Generator<SliceJob, void, undefined> {
  for (let from = 0; from < series.length; from += size) {
    // Posteriors have one series a slice.
    const own = shared === null ? settings : { ...settings, sharedOverdispersion: shared[from]! };
    yield { kind: "fit", series: series.slice(from, from + size), settings: own };
  }
}
