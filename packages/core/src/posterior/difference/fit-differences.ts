import { defaultEngine } from "../../engine/default-engine.ts";
import { ProgressReport } from "../../engine/progress.ts";
import { getCurve } from "../../curves/registry.ts";
import { mathematics } from "../../mathematics.ts";
import { runOptions } from "../../run-options.ts";
import type { FitOptions } from "../../fit/fit-options.ts";
import type { FitResult } from "../../fit/fit-result.ts";
import { checkSettingsFor, fitSettings } from "../../fit/fit-settings.ts";
import type { Axis, Series } from "../../series/series.ts";
import type { DerivedJob, FitSettings } from "../../worker/slice-job.ts";
import { comparedPairs } from "./compared-pairs.ts";
import type { DifferenceField } from "./compared-pairs.ts";
import type { DerivedDraws, DerivedQuantity, DrawnQuantity } from "./derived-draws.ts";
import { differenceOfDraws } from "./difference-of-draws.ts";
import type { DrawDifference } from "./difference-of-draws.ts";
import { isPosteriorCurve } from "../shapes.ts";

/** How the fits were asked for, and what the series of a pair differ in. */
export interface DifferenceOptions extends FitOptions {
  readonly across: DifferenceField;
}

/** By how much a quantity of one series exceeds that of another. */
export interface QuantityDifference extends DrawDifference {
  readonly quantity: DerivedQuantity;
  /** The scale of `scoreAt`, the score of `onsetAt`; `null` for every other. */
  readonly at: number | null;
  /** a's scale over b's, for thresholds and onsets on log10 axes; `null` for every other. An end is `null` as in the difference. */
  readonly ratio: Readonly<Record<"median" | "low" | "high", number | null>> | null;
  /** Why there are no numbers; `null` where there are. */
  readonly reason: string | null;
}

/** Two series, and what they differ by: a − b. */
export interface SeriesDifference {
  readonly across: DifferenceField;
  readonly a: Series;
  readonly b: Series;
  readonly confidence: number;
  /** Why the two cannot be compared; `null` where they can. */
  readonly reason: string | null;
  /** Threshold, width, greatest slope, rates; then the scores at scales, and the scales of scores, that the fits were asked for. */
  readonly quantities: readonly QuantityDifference[];
}

/**
 * Posteriors of differences between fitted series that are alike but for their task, family, setting or metric: every
 * quantity's a − b, its central interval open where the data of either leave it open, and the probability that a's is the larger.
 * Over the distinct shapes that were fitted, by their probability. The two are taken to be independent: other items, or other models.
 * Where they answered the same items the true difference is known more narrowly.
 *
 * Method: 4000 draws of each posterior, every draw of one against every draw of the other. The options are those of the fits;
 * η that series share is taken from their results. Progress counts series.
 *
 * @throws OnsetError `unknown-name` or `invalid-option` before any work, also where no two series can be compared
 */
export async function fitDifferences(
  results: readonly FitResult[],
  { across, ...options }: DifferenceOptions,
): Promise<SeriesDifference[]> {
  const { tests: _tests, ...asked } = options;
  const settings = fitSettings({ ...asked, interval: "posterior" });
  const series = results.map((result) => result.series);
  for (const one of series) checkSettingsFor(settings, one);
  const { pairs } = comparedPairs(series, across);
  const draws = await drawsOf(results, { options, settings, compared: [...new Set(pairs.flat())] });
  const { confidence } = settings;
  return pairs.map(([a, b]): SeriesDifference => {
    const pair = { across, a: series[a]!, b: series[b]!, confidence };
    return { ...pair, ...between(draws.get(a)!, draws.get(b)!, { axis: series[a]!.axis, confidence }) };
  });
}

interface Drawing {
  readonly options: FitOptions;
  readonly settings: FitSettings;
  /** Places of the series that stand in some pair. */
  readonly compared: readonly number[];
}

/** Draws by place, or why there are none. */
async function drawsOf(
  results: readonly FitResult[],
  { options, settings, compared }: Drawing,
): Promise<ReadonlyMap<number, DerivedDraws>> {
  const draws = new Map<number, DerivedDraws>();
  for (const place of compared) {
    const fault = unfounded(results[place]!);
    if (fault !== null) draws.set(place, { fault });
  }
  const drawn = compared.filter((place) => !draws.has(place));
  const jobs = drawn.map((place): DerivedJob => {
    const { series, sharedOverdispersion = null } = results[place]!;
    return { kind: "derived", series, settings: { ...settings, sharedOverdispersion } };
  });
  const engine = options.engine ?? (await defaultEngine());
  const report = new ProgressReport(jobs.length, options.onProgress);
  const slices = await engine.run(jobs, { ...runOptions(options), onSlice: () => report.add(1) });
  report.end();
  for (const [i, slice] of slices.entries()) {
    if (slice.kind === "derived") draws.set(drawn[i]!, slice.draws);
  }
  return draws;
}

/** A threshold of scores that no sigmoid can be told from would be the priors' alone. */
function unfounded({ series, fits }: FitResult): string | null {
  const sigmoids = fits.filter(({ curve }) => isPosteriorCurve(getCurve(curve).sameAs ?? curve));
  const none = sigmoids.every(
    ({ status, parameters }) => status === "not-identified" && Object.keys(parameters).length === 0,
  );
  return none && sigmoids.length > 0
    ? `No difference from ${JSON.stringify(series.id)}: its scores tell no curve, and thresholds and widths would be the priors'.`
    : null;
}

interface Comparing {
  readonly axis: Axis;
  readonly confidence: number;
}

function between(
  a: DerivedDraws,
  b: DerivedDraws,
  comparing: Comparing,
): Pick<SeriesDifference, "reason" | "quantities"> {
  if ("fault" in a) return { reason: a.fault, quantities: [] };
  if ("fault" in b) return { reason: b.fault, quantities: [] };
  const quantities = a.quantities.flatMap((one, i) => {
    const other = b.quantities[i]!;
    // What is held in both is no question.
    return isHeld(one) && isHeld(other) ? [] : [quantityBetween(one, other, comparing)];
  });
  return { reason: null, quantities };
}

function isHeld({ values }: DrawnQuantity): boolean {
  return Number.isFinite(values[0]) && values.every((value) => value === values[0]);
}

function quantityBetween(
  a: DrawnQuantity,
  b: DrawnQuantity,
  { axis, confidence }: Comparing,
): QuantityDifference {
  const { quantity, at } = a;
  const found = differenceOfDraws(a.values, b.values, confidence);
  const reason = a.reason ?? b.reason;
  const none = { median: null, low: null, high: null };
  const told = reason === null ? found : { ...found, ...none, probabilityOfMore: null };
  const places = quantity === "threshold" || quantity === "onsetAt";
  const ratio = places && axis.transform === "log10" ? ratioOf(told) : null;
  return { quantity, at, ...told, ratio, reason };
}

/** Differences of logarithms as ratios of scales. */
function ratioOf({ median, low, high }: DrawDifference): NonNullable<QuantityDifference["ratio"]> {
  const [middle, from, to] = [median, low, high].map((one) =>
    one === null ? null : mathematics().exp10(Float64Array.of(one))[0]!,
  );
  return { median: middle ?? null, low: from ?? null, high: to ?? null };
}
