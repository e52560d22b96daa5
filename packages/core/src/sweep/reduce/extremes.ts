// Least and greatest value of each group, and the first row of the sweep where each stands.
//
// Special NaN is no value and left out; infinite values count; no value: NaN, row −1. Of equal values (0 and −0 among
//         them) the first row stands.
import type { GroupField, SliceStatistic, SliceValues } from "./group-statistic.ts";

export class Extremes implements SliceStatistic<Extremes> {
  readonly least: Float64Array<ArrayBuffer>;
  readonly leastRow: Float64Array<ArrayBuffer>;
  readonly most: Float64Array<ArrayBuffer>;
  readonly mostRow: Float64Array<ArrayBuffer>;

  constructor(groups: number) {
    this.least = new Float64Array(groups).fill(NaN);
    this.leastRow = new Float64Array(groups).fill(-1);
    this.most = new Float64Array(groups).fill(NaN);
    this.mostRow = new Float64Array(groups).fill(-1);
  }

  add({ values, groups, ends, step, firstRow }: SliceValues): void {
    const { least, leastRow, most, mostRow } = this;
    for (let run = 0, row = 0; run < ends.length; run++) {
      const end = ends[run]!;
      for (let group = groups[run]!; row < end; row++, group += step) {
        const value = values[row]!;
        if (least[group]! <= value && value <= most[group]!) continue;
        // Negated, so that the NaN of a group without values gives way.
        if (value === value && !(least[group]! <= value)) {
          least[group] = value;
          leastRow[group] = firstRow + row;
        }
        if (value === value && !(most[group]! >= value)) {
          most[group] = value;
          mostRow[group] = firstRow + row;
        }
      }
    }
  }

  merge(later: Extremes, offset: number): void {
    for (let from = 0; from < later.least.length; from++) {
      if (later.leastRow[from] === -1) continue;
      const group = offset + from;
      if (!(this.least[group]! <= later.least[from]!)) {
        this.least[group] = later.least[from]!;
        this.leastRow[group] = later.leastRow[from]!;
      }
      if (!(this.most[group]! >= later.most[from]!)) {
        this.most[group] = later.most[from]!;
        this.mostRow[group] = later.mostRow[from]!;
      }
    }
  }

  fields(): readonly GroupField[] {
    return [
      { values: this.least, width: 1, valid: isAny },
      { values: this.leastRow, width: 1, valid: isRow },
      { values: this.most, width: 1, valid: isAny },
      { values: this.mostRow, width: 1, valid: isRow },
    ];
  }
}

function isAny(): boolean {
  return true;
}

function isRow(value: number): boolean {
  return Number.isSafeInteger(value) && value >= -1;
}
