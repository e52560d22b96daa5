// Many sums whose bits do not depend on the order of the terms, so that whole, resumed and sharded sweeps agree.
//
// Method  Every term is cut at fixed places of the binary point into slices of 26 bits, and slices of one place are
//         added as integers, which is exact. Kept are the five uppermost places of the largest term so far; a term's
//         slices do not depend on what is kept, so the kept ones are those of the final window from the start
//         (J. Demmel and H. D. Nguyen, Parallel reproducible summation, IEEE Trans. Comput. 64 (2015) 2060).
// Error   at most n · 2^-104 of the largest |term|, n terms, and as much for reading the sum out.
// Limits  2^26 terms a sum. |term| ≥ 2^1013 counts as infinite; what lies below 2^-989 is dropped.
// Special infinite terms: the sum is infinite, NaN where both signs occur. NaN terms are the caller's to leave out.
import { add, type DoubleDouble } from "./double-double.ts";
import type { GroupField, GroupStatistic } from "./group-statistic.ts";

const WIDTH = 26;
const LIMBS = 5;
const RADIX = 2 ** WIDTH;
/** Adding and taking away this rounds to an integer, |value| < 2^51. */
const ROUNDER = 1.5 * 2 ** 52;
/** Place b holds multiples of 2^(26 b). */
const LOWEST_TOP = -34;
const HIGHEST_TOP = 38;
/** Most terms a sum may have: a limb then stays below 2^53. */
export const exactSumTerms: number = 2 ** 26;

/** By place, from the lowest up: 2^(−26 place), and the least |term| that belongs further up. */
const scales = Float64Array.from(
  { length: HIGHEST_TOP - LOWEST_TOP + 1 },
  (_, i) => 2 ** (-WIDTH * (i + LOWEST_TOP)),
);
const limits = scales.map((scale) => RADIX / 2 / scale);
const largest = limits[limits.length - 1]!;

const POSITIVE = 1;
const NEGATIVE = 2;

/** `count` sums side by side. */
export class ExactSums implements GroupStatistic<ExactSums> {
  /** Uppermost place of each sum, counted from the lowest; and bits for infinite terms seen. */
  readonly tops: Uint8Array<ArrayBuffer>;
  readonly infinities: Uint8Array<ArrayBuffer>;
  /** Five integers a sum, uppermost first. */
  readonly limbs: Float64Array<ArrayBuffer>;

  constructor(count: number) {
    this.tops = new Uint8Array(count);
    this.infinities = new Uint8Array(count);
    this.limbs = new Float64Array(count * LIMBS);
  }

  /** Adds a term that is not NaN. */
  add(index: number, term: number): void {
    const size = Math.abs(term);
    if (size >= limits[this.tops[index]!]!) {
      if (size >= largest) {
        this.infinities[index]! |= term > 0 ? POSITIVE : NEGATIVE;
        return;
      }
      this.#raise(index, size);
    }
    const limbs = this.limbs;
    const at = index * LIMBS;
    let rest = term * scales[this.tops[index]!]!;
    for (let limb = at; limb < at + LIMBS; limb++) {
      const slice = rest + ROUNDER - ROUNDER;
      limbs[limb]! += slice;
      rest = (rest - slice) * RADIX;
    }
  }

  /** Makes room for a larger term: moves the window up, letting the lowest places go. */
  #raise(index: number, size: number): void {
    let top = this.tops[index]!;
    while (size >= limits[top]!) top++;
    this.#moveTo(index, top);
  }

  #moveTo(index: number, top: number): void {
    const at = index * LIMBS;
    const steps = Math.min(LIMBS, top - this.tops[index]!);
    this.limbs.copyWithin(at + steps, at, at + LIMBS - steps);
    this.limbs.fill(0, at, at + steps);
    this.tops[index] = top;
  }

  merge(later: ExactSums, offset: number): void {
    for (let from = 0; from < later.tops.length; from++) {
      const index = offset + from;
      this.infinities[index]! |= later.infinities[from]!;
      if (later.tops[from]! > this.tops[index]!) this.#moveTo(index, later.tops[from]!);
      const lower = this.tops[index]! - later.tops[from]!;
      for (let limb = lower; limb < LIMBS; limb++) {
        this.limbs[index * LIMBS + limb]! += later.limbs[from * LIMBS + limb - lower]!;
      }
    }
  }

  fields(): readonly GroupField[] {
    return [
      { values: this.tops, width: 1, valid: (value) => value < scales.length },
      { values: this.infinities, width: 1, valid: (value) => value <= (POSITIVE | NEGATIVE) },
      { values: this.limbs, width: LIMBS, valid: (value) => Number.isSafeInteger(value) },
    ];
  }

  /** The sum; infinite or NaN in its upper part alone. */
  value(index: number): DoubleDouble {
    const infinite = this.infinities[index]!;
    if (infinite !== 0) {
      return { high: infinite === POSITIVE ? Infinity : infinite === NEGATIVE ? -Infinity : NaN, low: 0 };
    }
    let sum: DoubleDouble = { high: 0, low: 0 };
    let unit = 1 / scales[this.tops[index]!]!;
    for (let limb = 0; limb < LIMBS; limb++) {
      sum = add(sum, { high: this.limbs[index * LIMBS + limb]! * unit, low: 0 });
      unit /= RADIX;
    }
    return sum;
  }
}
