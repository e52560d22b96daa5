// Values of each group counted in bins whose width is a power of two and grows with the range seen: for quantiles of more
// values than can be kept.
//
// Method  Bin i of width 2^k holds i 2^k ≤ value < (i + 1) 2^k. k is the least with which all values of the group fall into
//         `bins` neighbouring bins; when a value comes that does not, k is raised and bins join in pairs. Since wider bins
//         are unions of narrower ones, the counts are those of the final width from the start: a function of the values,
//         whatever their order, and no range need be known beforehand.
// Error   half a bin, 2^(k − 1): at most the range of the group's values divided by bins / 2 − 1.
// Special infinite values are counted apart, as the least and the greatest; NaN is no value.
import { isCount, type GroupField, type SliceStatistic, type SliceValues } from "./group-statistic.ts";

/** k of a group without values, and the least and greatest k of others. */
const NONE = -32_768;
const LEAST = -1000;
const GREATEST = 1023;
/** Bins are numbered within ±2^52, so that halving numbers is exact. */
const FURTHEST = 2 ** 52;

/** 2^(−k) for every k. */
const perBin = Float64Array.from({ length: GREATEST - LEAST + 1 }, (_, i) => 2 ** -(i + LEAST));

export class DyadicHistogram implements SliceStatistic<DyadicHistogram> {
  readonly #bins: number;
  readonly #widths: Int16Array<ArrayBuffer>;
  /** First and last bin that holds something. */
  readonly #first: Float64Array<ArrayBuffer>;
  readonly #last: Float64Array<ArrayBuffer>;
  readonly #infinities: Float64Array<ArrayBuffer>;
  /** Bin i of a group stands at i modulo bins: neighbours never collide, and nothing moves while the range grows. */
  readonly #counts: Float64Array<ArrayBuffer>;

  /** Room for the counts of one group while its bins join. */
  readonly #scratch: Float64Array;

  /** @param bins a power of two, 4 or more */
  constructor(groups: number, bins: number) {
    this.#bins = bins;
    this.#widths = new Int16Array(groups).fill(NONE);
    this.#first = new Float64Array(groups);
    this.#last = new Float64Array(groups);
    this.#infinities = new Float64Array(groups * 2);
    this.#counts = new Float64Array(groups * bins);
    this.#scratch = new Float64Array(bins);
  }

  add({ values, groups, ends, step }: SliceValues): void {
    for (let run = 0, row = 0; run < ends.length; run++) {
      const end = ends[run]!;
      for (let group = groups[run]!; row < end; row++, group += step) {
        const value = values[row]!;
        if (Number.isFinite(value)) this.#take(group, value);
        else if (value === value) this.#infinities[group * 2 + (value > 0 ? 1 : 0)]! += 1;
      }
    }
  }

  #take(group: number, value: number): void {
    const width = this.#widths[group]!;
    if (width !== NONE) {
      const bin = binOf(value, width);
      if (
        bin > this.#last[group]! - this.#bins &&
        bin < this.#first[group]! + this.#bins &&
        Math.abs(bin) < FURTHEST
      ) {
        this.#put(group, bin, 1);
        return;
      }
    }
    this.#widen(group, value);
  }

  #put(group: number, bin: number, count: number): void {
    if (bin < this.#first[group]!) this.#first[group] = bin;
    if (bin > this.#last[group]!) this.#last[group] = bin;
    this.#counts[this.#at(group, bin)]! += count;
  }

  #at(group: number, bin: number): number {
    return group * this.#bins + this.#place(bin);
  }

  /** bin modulo bins. */
  #place(bin: number): number {
    return bin - Math.floor(bin / this.#bins) * this.#bins;
  }

  /** Takes in a value that the bins do not reach. */
  #widen(group: number, value: number): void {
    const old = this.#widths[group]!;
    const empty = old === NONE;
    let width = empty ? narrowest(value) : old;
    let first = empty ? binOf(value, width) : this.#first[group]!;
    let last = empty ? first : this.#last[group]!;
    for (;;) {
      const bin = binOf(value, width);
      const [low, high] = [Math.min(first, bin), Math.max(last, bin)];
      if (high - low < this.#bins && -low < FURTHEST && high < FURTHEST) break;
      width++;
      first = empty ? binOf(value, width) : Math.floor(first / 2);
      last = empty ? first : Math.floor(last / 2);
    }
    if (!empty) this.#coarsen(group, width);
    else this.#first[group] = this.#last[group] = first;
    this.#widths[group] = width;
    this.#put(group, binOf(value, width), 1);
  }

  /** Joins bins until they have this width. */
  #coarsen(group: number, width: number): void {
    if (width === this.#widths[group]) return;
    const joined = binsIn(width - this.#widths[group]!);
    const wider = this.#scratch;
    wider.fill(0);
    const own = this.#counts.subarray(group * this.#bins, (group + 1) * this.#bins);
    const last = this.#last[group]!;
    // Most bins hold nothing: nothing is worked out for them.
    for (let bin = this.#first[group]!, at = this.#place(bin); bin <= last; bin++) {
      const count = own[at]!;
      if (count !== 0) wider[this.#place(Math.floor(bin / joined))]! += count;
      at = at + 1 === this.#bins ? 0 : at + 1;
    }
    own.set(wider);
    this.#first[group] = Math.floor(this.#first[group]! / joined);
    this.#last[group] = Math.floor(last / joined);
    this.#widths[group] = width;
  }

  /** Bins that hold something, ascending, with their counts. */
  *#seen(group: number): Generator<[number, number]> {
    if (this.#widths[group] === NONE) return;
    for (let bin = this.#first[group]!; bin <= this.#last[group]!; bin++) {
      const count = this.#counts[this.#at(group, bin)]!;
      if (count > 0) yield [bin, count];
    }
  }

  merge(later: DyadicHistogram, offset: number): void {
    for (let from = 0; from < later.#widths.length; from++) {
      const group = offset + from;
      this.#infinities[group * 2]! += later.#infinities[from * 2]!;
      this.#infinities[group * 2 + 1]! += later.#infinities[from * 2 + 1]!;
      if (later.#widths[from] === NONE) continue;
      this.#join(group, later, from);
    }
  }

  #join(group: number, later: DyadicHistogram, from: number): void {
    // A copy, since theirs may have to be coarsened and is not ours.
    const theirs = new DyadicHistogram(1, this.#bins);
    theirs.#widths[0] = later.#widths[from]!;
    theirs.#first[0] = later.#first[from]!;
    theirs.#last[0] = later.#last[from]!;
    theirs.#counts.set(later.#counts.subarray(from * this.#bins, (from + 1) * this.#bins));
    if (this.#widths[group] === NONE) {
      this.#widths[group] = theirs.#widths[0]!;
      this.#first[group] = theirs.#first[0]!;
      this.#last[group] = theirs.#last[0]!;
    }
    const width = this.#commonWidth(group, theirs);
    this.#coarsen(group, width);
    theirs.#coarsen(0, width);
    for (const [bin, count] of theirs.#seen(0)) this.#put(group, bin, count);
  }

  /** The least width with which both fit. */
  #commonWidth(group: number, theirs: DyadicHistogram): number {
    let width = Math.max(this.#widths[group]!, theirs.#widths[0]!);
    for (; ; width++) {
      const ours = binsIn(width - this.#widths[group]!);
      const other = binsIn(width - theirs.#widths[0]!);
      const low = Math.min(Math.floor(this.#first[group]! / ours), Math.floor(theirs.#first[0]! / other));
      const high = Math.max(Math.floor(this.#last[group]! / ours), Math.floor(theirs.#last[0]! / other));
      if (high - low < this.#bins) return width;
    }
  }

  fields(): readonly GroupField[] {
    return [
      {
        values: this.#widths,
        width: 1,
        valid: (value) => value === NONE || (value >= LEAST && value <= GREATEST),
      },
      { values: this.#first, width: 1, valid: isBin },
      { values: this.#last, width: 1, valid: isBin },
      { values: this.#infinities, width: 2, valid: isCount },
      { values: this.#counts, width: this.#bins, valid: isCount },
    ];
  }

  consistent(): boolean {
    return this.#first.every((first, group) => {
      const span = this.#last[group]! - first;
      return span >= 0 && span < this.#bins;
    });
  }

  /** Half a bin of the group: how far a quantile may be off. 0 where there is none. */
  error(group: number): number {
    const width = this.#widths[group]!;
    return width === NONE ? 0 : 2 ** (width - 1);
  }

  /** Values of the group, infinite ones too. */
  count(group: number): number {
    let count = this.#infinities[group * 2]! + this.#infinities[group * 2 + 1]!;
    for (const [, own] of this.#seen(group)) count += own;
    return count;
  }

  /** The values at these ranks (ascending, counted from 0), each as the middle of its bin. */
  valuesAt(group: number, ranks: readonly number[]): number[] {
    const found: number[] = [];
    let seen = this.#infinities[group * 2]!;
    const take = (value: number): void => {
      while (found.length < ranks.length && ranks[found.length]! < seen) found.push(value);
    };
    take(-Infinity);
    for (const [bin, count] of this.#seen(group)) {
      seen += count;
      take((bin + 0.5) * 2 ** this.#widths[group]!);
    }
    seen += this.#infinities[group * 2 + 1]!;
    take(Infinity);
    return found;
  }
}

/** ⌊value / 2^k⌋; a negative value too small for its quotient is still below 0. */
function binOf(value: number, width: number): number {
  const bin = Math.floor(value * perBin[width - LEAST]!);
  return bin === 0 && value < 0 ? -1 : bin;
}

/** Old bins in a new one that is `steps` doublings wider; more than 2^53 are no more than that, bins end at 2^52. */
function binsIn(steps: number): number {
  return 2 ** Math.min(steps, 53);
}

const bits = new Float64Array(1);
const words = new Uint32Array(bits.buffer);

/** A k that is too small by one at most: 52 below the value's exponent. */
function narrowest(value: number): number {
  bits[0] = value;
  const exponent = ((words[1]! >>> 20) & 0x7ff) - 1023;
  return Math.max(LEAST, exponent - 52);
}

function isBin(value: number): boolean {
  return Number.isSafeInteger(value) && Math.abs(value) <= FURTHEST;
}
