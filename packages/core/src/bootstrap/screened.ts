import type { KernelCalls } from "@onset/kernel";
import type { FitData } from "../fit/fit-data.ts";
import { curveScores } from "../fit/general/curve-scores.ts";
import { knownSpread } from "../fit/general/cuts.ts";
import type { GeneralFit } from "../fit/general/highest.ts";
import { exactObjectives, objectivesOfEach } from "./objectives-of-each.ts";

/** Series drawn from a null, the statistic that they are asked for, and the value that it may fall short of by any amount. */
export interface Wanted {
  readonly series: readonly FitData[];
  readonly least: number;
  /** Twice the log-likelihood that something gains over the null. */
  readonly statistics: (series: readonly FitData[]) => ArrayLike<number>;
}

/**
 * The statistics of series drawn from a fitted null. Nothing gains more over the best curve of the null than scores that are met
 * exactly gain over the curve drawn from, which is one of them: where even that falls short, nothing is fitted, and that is told.
 */
export function screened(
  kernel: KernelCalls,
  fit: GeneralFit,
  { series, least, statistics }: Wanted,
): Float64Array {
  // Of a spread that is estimated, exact scores leave nothing.
  if (!knownSpread(fit.data)) return Float64Array.from(statistics(series));
  const most = mostOf(kernel, fit, series);
  const places = [...most.keys()].filter((i) => !(most[i]! < least));
  if (places.length === 0) return most;
  const found = statistics(places.map((i) => series[i]!));
  for (const [at, i] of places.entries()) most[i] = found[at]!;
  return most;
}

function mostOf(kernel: KernelCalls, fit: GeneralFit, series: readonly FitData[]): Float64Array {
  const { x, points } = fit.data;
  const one = curveScores(kernel, fit.model, [fit.solution.own], x);
  const psi = Float64Array.from({ length: points * series.length }, (_, i) => one[i % points]!);
  const drawnFrom = objectivesOfEach(kernel, series, psi, fit.overdispersion);
  return exactObjectives(kernel, series).map((exact, i) => 2 * (exact - drawnFrom[i]!));
}
