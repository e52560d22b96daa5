import type { KernelCalls } from "@onset/kernel";
import type { FitData } from "../fit/fit-data.ts";
import { curveScores } from "../fit/general/curve-scores.ts";
import type { GeneralFit } from "../fit/general/highest.ts";
import { deviance } from "../fit/log-likelihood.ts";
import { exactObjectives, objectivesOfEach } from "./objectives-of-each.ts";

/** The objectives of series, in their order. */
type Objectives = (series: readonly FitData[]) => ArrayLike<number>;

/** Series drawn from a null, and the gain that they may fall short of by any amount. */
export interface Wanted {
  readonly series: readonly FitData[];
  readonly least: number;
  /** The greatest objective with what is tested. */
  readonly most: Objectives;
  /** The greatest of the null. */
  readonly none: Objectives;
}

/**
 * What series drawn from a fitted null gain, twice the log-likelihood. The curve that they were drawn from is one of the null's, so
 * none gains more than its best curve gains over that one, nor more than scores met exactly do: where that falls short, it is told
 * instead, and the null is not fitted, or nothing is. The alternative holds the null, or comes as near as one likes: it never
 * does worse.
 */
export function screenedGains(
  kernel: KernelCalls,
  fit: GeneralFit,
  { series, least, most, none }: Wanted,
): Float64Array {
  const gains = new Float64Array(series.length);
  const drawnFrom = atTheirSource(kernel, fit, series);
  /** Series that may still reach the least, of those whose objective is at most so great. */
  const left = (places: readonly number[], greatest: ArrayLike<number>): number[] =>
    places.filter((i, at) => {
      gains[i] = deviance(kernel, series[i]!, greatest[at]!, drawnFrom[i]!);
      return !(gains[i] < least);
    });
  const objectivesAt = (places: readonly number[], of: Objectives): ArrayLike<number> =>
    places.length === 0 ? [] : of(places.map((i) => series[i]!));
  const first = left([...series.keys()], exactObjectives(kernel, series));
  const high = objectivesAt(first, most);
  const found = new Map(first.map((i, at) => [i, high[at]!]));
  const last = left(first, high);
  const low = objectivesAt(last, none);
  for (const [at, i] of last.entries()) {
    gains[i] = deviance(kernel, series[i]!, Math.max(found.get(i)!, low[at]!), low[at]!);
  }
  return gains;
}

function atTheirSource(kernel: KernelCalls, fit: GeneralFit, series: readonly FitData[]): Float64Array {
  const { x, points } = fit.data;
  const one = curveScores(kernel, fit.model, [fit.solution.own], x);
  const psi = Float64Array.from({ length: points * series.length }, (_, i) => one[i % points]!);
  return objectivesOfEach(kernel, series, psi, fit.overdispersion);
}
