import { DyadicHistogram } from "./dyadic-histogram.ts";
import { Extremes } from "./extremes.ts";
import { FixedHistogram } from "./fixed-histogram.ts";
import type { GroupField, SliceStatistic, SliceValues } from "./group-statistic.ts";
import { Moments } from "./moments.ts";
import type { StatisticsAsked } from "./statistics-asked.ts";

/** Everything that is gathered group by group of one observable; what was not asked for is null. */
export class ObservableStatistics implements SliceStatistic<ObservableStatistics> {
  readonly moments: Moments | null;
  readonly extremes: Extremes | null;
  readonly dyadic: DyadicHistogram | null;
  readonly histogram: FixedHistogram | null;

  constructor(groups: number, asked: StatisticsAsked) {
    this.moments = asked.moments ? new Moments(groups, asked.deviation) : null;
    this.extremes = asked.extremes ? new Extremes(groups) : null;
    this.dyadic = typeof asked.quantiles === "number" ? new DyadicHistogram(groups, asked.quantiles) : null;
    this.histogram = asked.histogram === null ? null : new FixedHistogram(groups, asked.histogram);
  }

  add(slice: SliceValues): void {
    this.moments?.add(slice);
    this.extremes?.add(slice);
    this.dyadic?.add(slice);
    this.histogram?.add(slice);
  }

  merge(later: ObservableStatistics, offset: number): void {
    if (later.moments !== null) this.moments?.merge(later.moments, offset);
    if (later.extremes !== null) this.extremes?.merge(later.extremes, offset);
    if (later.dyadic !== null) this.dyadic?.merge(later.dyadic, offset);
    if (later.histogram !== null) this.histogram?.merge(later.histogram, offset);
  }

  fields(): readonly GroupField[] {
    return [this.moments, this.extremes, this.dyadic, this.histogram].flatMap((part) => part?.fields() ?? []);
  }

  consistent(): boolean {
    return this.dyadic?.consistent() ?? true;
  }
}
