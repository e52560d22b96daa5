// Count, sum and sum of squares of the values of each group.
//
// Method  Within a slice, sums are compensated (T. Ogita, S. M. Rump, S. Oishi, Accurate sum and dot product, SIAM J. Sci.
//         Comput. 26 (2005) 1955); the sums of slices are added exactly (exact-sums.ts). Mean and deviation are then read
//         out in twice the working precision, so that the subtraction of squares does not cancel what counts.
// Error   mean: correctly rounded but for 2^-104 of the largest |value|; standard deviation: 1e-12 relative as long as it is
//         above 1e-9 of the largest |value|.
// Special NaN is no value: left out, not counted. Infinite values make the mean infinite (NaN with both signs) and the
//         deviation NaN. No value: mean NaN. Fewer than two: deviation NaN. |value| above 1e152: deviation infinite.
import { divide, square, subtract, productRest } from "./double-double.ts";
import { ExactSums } from "./exact-sums.ts";
import { isCount, type GroupField, type SliceStatistic, type SliceValues } from "./group-statistic.ts";

/** Sums of one slice, high and low part, before they go to the exact ones. */
interface Pending {
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly sums: ExactSums;
}

export class Moments implements SliceStatistic<Moments> {
  readonly counts: Float64Array<ArrayBuffer>;
  readonly #sums: Pending;
  readonly #squares: Pending | null;
  /** Values of the slice under way by group, and the groups that have some. */
  readonly #fresh: Float64Array;
  readonly #touched: Int32Array;

  /** @param withSquares whether the standard deviation will be asked for */
  constructor(groups: number, withSquares: boolean) {
    this.counts = new Float64Array(groups);
    this.#sums = pending(groups);
    this.#squares = withSquares ? pending(groups) : null;
    this.#fresh = new Float64Array(groups);
    this.#touched = new Int32Array(groups);
  }

  add(slice: SliceValues): void {
    const touched = this.#count(slice);
    addSlice(this.#sums, slice);
    flush(this.#sums, this.#touched, touched);
    if (this.#squares === null) return;
    addSquares(this.#squares, slice);
    flush(this.#squares, this.#touched, touched);
  }

  /** Counts the values and lists the groups that have some. */
  #count({ values, groups }: SliceValues): number {
    const fresh = this.#fresh;
    let touched = 0;
    for (let row = 0; row < values.length;) {
      const group = groups[row]!;
      let seen = 0;
      do {
        const value = values[row]!;
        if (value === value) seen++;
        row++;
      } while (row < values.length && groups[row] === group);
      if (seen > 0 && fresh[group] === 0) this.#touched[touched++] = group;
      fresh[group]! += seen;
    }
    for (let i = 0; i < touched; i++) {
      const group = this.#touched[i]!;
      this.counts[group]! += fresh[group]!;
      fresh[group] = 0;
    }
    return touched;
  }

  merge(later: Moments, offset: number): void {
    for (let group = 0; group < later.counts.length; group++) {
      this.counts[offset + group]! += later.counts[group]!;
    }
    this.#sums.sums.merge(later.#sums.sums, offset);
    if (later.#squares !== null) this.#squares?.sums.merge(later.#squares.sums, offset);
  }

  fields(): readonly GroupField[] {
    return [
      { values: this.counts, width: 1, valid: isCount },
      ...this.#sums.sums.fields(),
      ...(this.#squares?.sums.fields() ?? []),
    ];
  }

  mean(group: number): number {
    const count = this.counts[group]!;
    const sum = this.#sums.sums.value(group);
    if (count === 0) return NaN;
    return Number.isFinite(sum.high) ? divide(sum, count).high : sum.high;
  }

  /** Sample standard deviation: divided by n − 1. */
  deviation(group: number): number {
    const count = this.counts[group]!;
    const sum = this.#sums.sums.value(group);
    const squares = this.#squares?.sums.value(group);
    if (count < 2 || squares === undefined || !Number.isFinite(sum.high)) return NaN;
    const spread = subtract(squares, divide(square(sum), count)).high;
    return Math.sqrt(Math.max(0, spread) / (count - 1));
  }
}

function pending(groups: number): Pending {
  return { high: new Float64Array(groups), low: new Float64Array(groups), sums: new ExactSums(groups) };
}

/** Adds values run by run of equal groups; the lost low parts are summed beside. */
function addSlice({ high, low }: Pending, { values, groups }: SliceValues): void {
  for (let row = 0; row < values.length;) {
    const group = groups[row]!;
    let sum = high[group]!;
    let lost = low[group]!;
    do {
      const value = values[row]!;
      if (value === value) {
        const next = sum + value;
        const back = next - sum;
        lost += sum - (next - back) + (value - back);
        sum = next;
      }
      row++;
    } while (row < values.length && groups[row] === group);
    high[group] = sum;
    low[group] = lost;
  }
}

function addSquares({ high, low }: Pending, { values, groups }: SliceValues): void {
  for (let row = 0; row < values.length;) {
    const group = groups[row]!;
    let sum = high[group]!;
    let lost = low[group]!;
    do {
      const value = values[row]!;
      if (value === value) {
        const product = value * value;
        const next = sum + product;
        const back = next - sum;
        lost += sum - (next - back) + (product - back) + productRest(value, value, product);
        sum = next;
      }
      row++;
    } while (row < values.length && groups[row] === group);
    high[group] = sum;
    low[group] = lost;
  }
}

/** Hands a slice's sums over and clears them. */
function flush({ high, low, sums }: Pending, touched: Int32Array, count: number): void {
  for (let i = 0; i < count; i++) {
    const group = touched[i]!;
    const sum = high[group]!;
    if (sum === sum) sums.add(group, sum);
    else {
      // Infinite values of both signs.
      sums.add(group, Infinity);
      sums.add(group, -Infinity);
    }
    // An infinite sum leaves no meaningful rest.
    if (Number.isFinite(low[group]!) && low[group] !== 0) sums.add(group, low[group]!);
    high[group] = 0;
    low[group] = 0;
  }
}
