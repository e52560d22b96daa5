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
  readonly #perUnit: number;

  constructor(groups: number, { from, to, bins }: { from: number; to: number; bins: number }) {
    this.edges = Float64Array.from({ length: bins + 1 }, (_, i) => from + (i * (to - from)) / bins);
    this.edges[bins] = to;
    this.counts = new Float64Array(groups * bins);
    this.below = new Float64Array(groups);
    this.above = new Float64Array(groups);
    this.#bins = bins;
    this.#perUnit = bins / (to - from);
  }

  add({ values, groups, ends, step }: SliceValues): void {
    for (let run = 0, row = 0; run < ends.length; run++) {
      const end = ends[run]!;
      for (let group = groups[run]!; row < end; row++, group += step) this.#count(group, values[row]!);
    }
  }

  #count(group: number, value: number): void {
    const { edges } = this;
    const bins = this.#bins;
    if (value < edges[0]!) this.below[group]! += 1;
    else if (value > edges[bins]!) this.above[group]! += 1;
    else if (value === value) {
      let bin = Math.min(bins - 1, Math.floor((value - edges[0]!) * this.#perUnit));
      // The product may be off by rounding: the edges decide.
      while (value < edges[bin]!) bin--;
      while (bin < bins - 1 && value >= edges[bin + 1]!) bin++;
      this.counts[group * bins + bin]! += 1;
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
