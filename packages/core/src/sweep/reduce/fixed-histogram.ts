// Values of each group counted in bins of equal width between two given ends.
//
// Bins are closed below and open above, the last one closed on both sides, as in numpy.histogram; bin i begins at
// from + i (to − from)/bins, rounded, and values are compared with that very number. What lies outside is counted apart,
// infinite values with it; NaN is no value.
import { isCount, type GroupField, type SliceStatistic, type SliceValues } from "./group-statistic.ts";

export class FixedHistogram implements SliceStatistic<FixedHistogram> {
  /** bins + 1 ends. */
  readonly edges: Float64Array<ArrayBuffer>;
  /** `bins` counts a group. */
  readonly counts: Float64Array<ArrayBuffer>;
  readonly below: Float64Array<ArrayBuffer>;
  readonly above: Float64Array<ArrayBuffer>;
  readonly #bins: number;

  constructor(groups: number, { from, to, bins }: { from: number; to: number; bins: number }) {
    this.edges = Float64Array.from({ length: bins + 1 }, (_, i) => from + (i * (to - from)) / bins);
    this.edges[bins] = to;
    this.counts = new Float64Array(groups * bins);
    this.below = new Float64Array(groups);
    this.above = new Float64Array(groups);
    this.#bins = bins;
  }

  add({ values, groups }: SliceValues): void {
    const { edges, counts, below, above } = this;
    const bins = this.#bins;
    const from = edges[0]!;
    const to = edges[bins]!;
    const perUnit = bins / (to - from);
    for (let row = 0; row < values.length; row++) {
      const value = values[row]!;
      const group = groups[row]!;
      if (value < from) below[group]! += 1;
      else if (value > to) above[group]! += 1;
      else if (value === value) {
        let bin = Math.min(bins - 1, Math.floor((value - from) * perUnit));
        // The product may be off by rounding: the edges decide.
        while (value < edges[bin]!) bin--;
        while (bin < bins - 1 && value >= edges[bin + 1]!) bin++;
        counts[group * bins + bin]! += 1;
      }
    }
  }

  merge(later: FixedHistogram, offset: number): void {
    for (let i = 0; i < later.counts.length; i++) this.counts[offset * this.#bins + i]! += later.counts[i]!;
    for (let group = 0; group < later.below.length; group++) {
      this.below[offset + group]! += later.below[group]!;
      this.above[offset + group]! += later.above[group]!;
    }
  }

  fields(): readonly GroupField[] {
    return [
      { values: this.counts, width: this.#bins, valid: isCount },
      { values: this.below, width: 1, valid: isCount },
      { values: this.above, width: 1, valid: isCount },
    ];
  }
}
