// Count, sum and sum of squares of the values of each group.
//
// Method  Within a slice, sums are compensated (T. Ogita, S. M. Rump, S. Oishi, Accurate sum and dot product, SIAM J. Sci.
//         Comput. 26 (2005) 1955); the sums of slices are added exactly (exact-sums.ts). Mean and deviation are then read
//         out in twice the working precision, so that the subtraction of squares does not cancel what counts.
// Error   mean: correctly rounded but for 2^-104 of the largest |value|; standard deviation: 1e-12 relative as long as it is
//         above 1e-9 of the largest |value|.
// Special NaN is no value: left out, not counted. Infinite values make the mean infinite (NaN with both signs) and the
//         deviation NaN; a sum above 8.7e304 counts as infinite. No value: mean and sum NaN. Fewer than two: deviation NaN. Where
//         the sum or a value is above 1e149, whose squares' digits overflow: deviation NaN or infinite.
import { divide, square, subtract, productRest } from "./double-double.ts";
import { ExactSums } from "./exact-sums.ts";
import { isCount, type GroupField, type SliceStatistic, type SliceValues } from "./group-statistic.ts";

/** Sums of one slice by group, high and low part, before they go to the exact ones. */
interface Pending {
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly sums: ExactSums;
}

type Values = SliceValues["values"];

/** Larger sums are divided at a smaller scale, 2^64 below. */
const LARGE = 1e290;
const SCALE = 18446744073709551616;

export class Moments implements SliceStatistic<Moments> {
  readonly counts: Float64Array<ArrayBuffer>;
  readonly #sums: Pending;
  readonly #squares: Pending | null;
  /** Values of the slice under way by group. */
  readonly #fresh: Float64Array;

  /** @param withSquares whether the standard deviation will be asked for */
  constructor(groups: number, withSquares: boolean) {
    this.counts = new Float64Array(groups);
    this.#sums = pendingOf(groups);
    this.#squares = withSquares ? pendingOf(groups) : null;
    this.#fresh = new Float64Array(groups);
  }

  add(slice: SliceValues): void {
    addValues(this.#sums, this.#fresh, slice);
    if (this.#squares !== null) addSquares(this.#squares, slice);
    const { begin, end } = touched(slice);
    for (let group = begin; group < end; group++) {
      const seen = this.#fresh[group]!;
      if (seen === 0) continue;
      this.#fresh[group] = 0;
      this.counts[group]! += seen;
      flush(this.#sums, group);
      if (this.#squares !== null) flush(this.#squares, group);
    }
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

  sum(group: number): number {
    return this.counts[group] === 0 ? NaN : this.#sums.sums.value(group).high;
  }

  mean(group: number): number {
    const count = this.counts[group]!;
    const sum = this.#sums.sums.value(group);
    if (count === 0) return NaN;
    if (!Number.isFinite(sum.high)) return sum.high;
    if (Math.abs(sum.high) < LARGE) return divide(sum, count).high;
    // Products of such sums are split into halves that would overflow. A power of two moves no digit.
    const small = { high: sum.high / SCALE, low: sum.low / SCALE };
    return divide(small, count).high * SCALE;
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

function pendingOf(groups: number): Pending {
  return { high: new Float64Array(groups), low: new Float64Array(groups), sums: new ExactSums(groups) };
}

/** Groups [begin, end) among which all groups of a slice are. */
function touched({ groups, ends, step }: SliceValues): { begin: number; end: number } {
  let begin = Infinity;
  let end = 0;
  for (let run = 0; run < ends.length; run++) {
    const rows = ends[run]! - (run === 0 ? 0 : ends[run - 1]!);
    begin = Math.min(begin, groups[run]!);
    end = Math.max(end, groups[run]! + (step === 1 ? rows : 1));
  }
  return { begin, end };
}

/** Adds values run by run, what rounding takes from the sums beside them, and counts them. */
function addValues(pending: Pending, counts: Float64Array, slice: SliceValues): void {
  const { values, groups, ends, step } = slice;
  for (let run = 0, row = 0; run < ends.length; row = ends[run]!, run++) {
    const rows = values.subarray(row, ends[run]);
    if (step === 1) addEach(pending, counts, rows, { first: groups[run]!, step });
    else addRun(pending, counts, rows, groups[run]!);
  }
}

/**
 * Adds values that belong to one group, as if none were NaN: the sum shows whether one was, then once more value by value. (With
 * a branch in the loop V8 takes four times the time.)
 */
function addRun({ high, low }: Pending, counts: Float64Array, values: Values, group: number): void {
  let sum = high[group]!;
  let lost = low[group]!;
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    const next = sum + value;
    const back = next - sum;
    lost += sum - (next - back) + (value - back);
    sum = next;
  }
  if (sum !== sum && values.some((value) => value !== value)) {
    return addEach({ high, low }, counts, values, { first: group, step: 0 });
  }
  high[group] = sum;
  low[group] = lost;
  counts[group]! += values.length;
}

/** Adds those that are not NaN, to one group after the other (step 1) or to one (step 0). */
function addEach(
  { high, low }: Pick<Pending, "high" | "low">,
  counts: Float64Array,
  values: Values,
  { first, step }: { readonly first: number; readonly step: 0 | 1 },
): void {
  for (let row = 0, group = first; row < values.length; row++, group += step) {
    const value = values[row]!;
    if (value !== value) continue;
    const sum = high[group]!;
    const next = sum + value;
    const back = next - sum;
    low[group]! += sum - (next - back) + (value - back);
    high[group] = next;
    counts[group]! += 1;
  }
}

/** The same of squares, with what rounding takes from each. */
function addSquares({ high, low }: Pending, { values, groups, ends, step }: SliceValues): void {
  for (let run = 0, row = 0; run < ends.length; run++) {
    const end = ends[run]!;
    for (let group = groups[run]!; row < end; row++, group += step) {
      const value = values[row]!;
      if (value !== value) continue;
      const product = value * value;
      const sum = high[group]!;
      const next = sum + product;
      const back = next - sum;
      low[group]! += sum - (next - back) + (product - back) + productRest(value, value, product);
      high[group] = next;
    }
  }
}

/** Hands a group's sum over and clears it. */
function flush({ high, low, sums }: Pending, group: number): void {
  const sum = high[group]!;
  if (sum === sum) sums.add(group, sum);
  else {
    // Infinite values of both signs.
    sums.add(group, Infinity);
    sums.add(group, -Infinity);
  }
  const lost = low[group]!;
  // An infinite sum leaves no meaningful rest.
  if (lost !== 0 && Number.isFinite(lost)) sums.add(group, lost);
  high[group] = 0;
  low[group] = 0;
}
