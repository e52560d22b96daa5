// What the statistics of a spec need to be gathered, and how much memory that takes.
import { OnsetError } from "../../errors.ts";
import type { StatisticSpec } from "../sweep-spec.ts";
import type { ReducedSweep } from "./reduced-sweep.ts";
import type { RowGroups } from "./row-groups.ts";

/** Values of all observables that are kept for exact quantiles and sensitivity indices: 128 MB. */
export const keptValues: number = 2 ** 24;
/** Counts that histograms may hold: 8 MB, which every part of a sweep that touches all groups writes. */
const keptCounts = 2 ** 20;
const mostBins = 65_536;
const leastBins = 256;
/** Groups × observables whose sums and extremes are kept: some 200 bytes each. */
const keptGroups = 2 ** 20;

/** What is gathered for each observable. */
export interface StatisticsAsked {
  readonly moments: boolean;
  readonly deviation: boolean;
  readonly extremes: boolean;
  /** `exact`: every value is kept. A number: counts in so many bins. */
  readonly quantiles: "none" | "exact" | number;
  readonly histogram: { readonly from: number; readonly to: number; readonly bins: number } | null;
}

/**
 * Depends on the sweep alone, not on the machine, so that a result does not either.
 *
 * @throws OnsetError `invalid-spec` where the groups are too many for what is asked of them, with the remedy
 */
export function statisticsAsked(sweep: ReducedSweep, groups: RowGroups): StatisticsAsked {
  const { reduce, observables } = sweep;
  if ("sensitivity" in reduce) {
    if (groups.rows * observables.length > keptValues) {
      refuse(
        `reduce.sensitivity keeps every value, at most ${keptValues}, got ${groups.rows * observables.length}`,
        "lower count, or ask for fewer observables",
      );
    }
    return { moments: false, deviation: false, extremes: false, quantiles: "exact", histogram: null };
  }
  const named = (name: StatisticSpec): boolean => reduce.statistics.includes(name);
  const histogram = reduce.statistics.flatMap((one) =>
    typeof one === "object" && "histogram" in one ? [one] : [],
  );
  if (histogram.length > 1)
    refuse(`reduce.statistics can have one histogram, got ${histogram.length}`, "leave one");
  if (groups.groups * observables.length > keptGroups) {
    refuse(
      `reduce can leave at most ${keptGroups} rows times observables, got ${groups.groups * observables.length}`,
      "reduce over more axes, or keep the sweep whole",
    );
  }
  const bins = histogram[0]?.histogram.bins ?? 0;
  if (bins * groups.groups * observables.length > keptCounts) {
    refuse(
      `reduce.statistics histogram can have at most ${keptCounts} counts in all (bins × rows × observables), got ${bins * groups.groups * observables.length}`,
      "lower bins, or reduce over more axes",
    );
  }
  return {
    moments: (["count", "mean", "sum", "sd"] as const).some(named),
    deviation: named("sd"),
    extremes: (["min", "max", "argmin", "argmax"] as const).some(named),
    quantiles: reduce.statistics.some((one) => typeof one === "object" && "quantiles" in one)
      ? quantileStore(groups, observables.length)
      : "none",
    histogram: histogram[0]?.histogram ?? null,
  };
}

/** Every value where they are few enough, else as many bins as there is room for. */
function quantileStore(groups: RowGroups, observables: number): "exact" | number {
  if (groups.rows * observables <= keptValues) return "exact";
  const room = keptCounts / (groups.groups * observables);
  if (room < leastBins) {
    refuse(
      `reduce.statistics quantiles of ${groups.rows} rows can be kept for at most ${keptCounts / leastBins} rows times observables, got ${groups.groups * observables}`,
      "reduce over more axes, or leave quantiles out",
    );
  }
  let bins = mostBins;
  while (bins > room) bins /= 2;
  return bins;
}

function refuse(rule: string, remedy: string): never {
  throw new OnsetError("invalid-spec", `${rule}: ${remedy}`);
}

/** Bytes for each group: count, two exact sums with what is pending of them, extremes with their rows. */
const groupBytes = 8 + 2 * (42 + 16) + 8 + 32;

/** Bytes that the reduction of a whole sweep holds, at most; twice that while states are merged into it. */
export function reductionBytes(sweep: ReducedSweep, groups: RowGroups): number {
  const { quantiles, histogram } = statisticsAsked(sweep, groups);
  const counts = (typeof quantiles === "number" ? quantiles : 0) + (histogram?.bins ?? 0);
  const values = quantiles === "exact" ? groups.rows * 8 : 0;
  return sweep.observables.length * (groups.groups * (groupBytes + counts * 8) + values);
}
