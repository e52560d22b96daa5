import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { add, divide, square, subtract } from "../../src/sweep/reduce/double-double.ts";
import { ExactSums } from "../../src/sweep/reduce/exact-sums.ts";
import { Moments } from "../../src/sweep/reduce/moments.ts";
import { bytesOf, golden, grouped, slice } from "./golden.ts";

/** Any finite float64 within the stated range, zeros and subnormals included. */
const terms = fc.array(fc.double({ noNaN: true, min: -1e300, max: 1e300 }), { maxLength: 40 });

function summed(values: readonly number[]): ExactSums {
  const sums = new ExactSums(1);
  for (const value of values) sums.add(0, value);
  return sums;
}

/** The sum in units of 2^-1074, without any rounding. */
function exactly(values: readonly number[]): bigint {
  return values.reduce((sum, value) => {
    const view = new DataView(new ArrayBuffer(8));
    view.setFloat64(0, value);
    const word = view.getBigUint64(0);
    const exponent = (word >> 52n) & 0x7ffn;
    const fraction = (word & 0xfffffffffffffn) + (exponent > 0n ? 1n << 52n : 0n);
    const size = fraction << (exponent > 0n ? exponent - 1n : 0n);
    return sum + (value < 0 ? -size : size);
  }, 0n);
}

describe("sums whose bits do not depend on the order", () => {
  test("300 random arrays of any magnitude: shuffled and merged in parts they give the same bytes", () => {
    fc.assert(
      fc.property(terms, fc.infiniteStream(fc.nat()), fc.nat(), (values, keys, at) => {
        const order = values.map((value) => ({ value, key: keys.next().value as number }));
        const shuffled = order.toSorted((a, b) => a.key - b.key).map(({ value }) => value);
        const cut = values.length === 0 ? 0 : at % values.length;
        const merged = summed(shuffled.slice(0, cut));
        merged.merge(summed(shuffled.slice(cut)), 0);
        expect(bytesOf(merged)).toBe(bytesOf(summed(values)));
      }),
      { numRuns: 300 },
    );
  });

  test("300 random arrays: within (n + 2) 2^-104 of the largest term of the exact sum", () => {
    fc.assert(
      fc.property(terms, (values) => {
        const { high, low } = summed(values).value(0);
        const largest = Math.max(...values.map(Math.abs), 0);
        const difference = exactly(values) - exactly([high, low]);
        const size = difference < 0n ? -difference : difference;
        // Below 2^-989 nothing is kept.
        const bound =
          (exactly([largest]) * BigInt(values.length + 2)) / 2n ** 104n + 2n ** 86n * BigInt(values.length);
        expect(size <= bound).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test("what cancels leaves the rest exactly: 1e16 + 1 − 1e16 and 1e100 + 1e90 − 1e100", () => {
    expect(summed([1e16, 1, -1e16]).value(0)).toEqual({ high: 1, low: 0 });
    expect(summed([1e100, 1e90, -1e100]).value(0).high).toBe(1e90);
  });

  test("infinite terms: +∞, −∞, and NaN for both; a term of 2^1013 or more counts as infinite", () => {
    expect(summed([1, Infinity]).value(0).high).toBe(Infinity);
    expect(summed([-Infinity, 5]).value(0).high).toBe(-Infinity);
    expect(summed([-Infinity, Infinity]).value(0).high).toBeNaN();
    expect(summed([-1.7e308]).value(0).high).toBe(-Infinity);
    expect(summed([2 ** 1012, 2 ** 1012]).value(0).high).toBe(2 ** 1013);
  });
});

test("double-double operations keep 100 bits: (1/3)² · 9 = 1, and 2 − (√2)² is its rounding error", () => {
  const third = divide({ high: 1, low: 0 }, 3);
  const ninth = square(third);
  const one = Array.from({ length: 8 }, () => ninth).reduce(add, ninth);
  expect(Math.abs(subtract(one, { high: 1, low: 0 }).high)).toBeLessThan(2 ** -100);
  const root = { high: Math.SQRT2, low: 0 };
  expect(subtract({ high: 2, low: 0 }, square(root)).high).toBe(-2 * 1.3671617315323846e-16);
});

describe("moments", () => {
  test.each(golden.statistics)(
    "$name: mean and deviation within 2e-16 and 1e-12 of mpmath's",
    ({ values, mean, sd }) => {
      const moments = new Moments(1, true);
      moments.add(slice(values));
      expect(Math.abs(moments.mean(0) - mean)).toBeLessThanOrEqual(Math.abs(mean) * 2.3e-16);
      if (sd === null) expect(moments.deviation(0)).toBeNaN();
      else expect(Math.abs(moments.deviation(0) / sd - 1)).toBeLessThan(1e-12);
    },
  );

  test("a spread of 1e-6 about 1 has its deviation to 1e-12: plain sums of squares keep 4 digits of it", () => {
    const values = Array.from({ length: 1000 }, (_, i) => 1 + (i % 2 === 0 ? 1e-6 : -1e-6));
    const moments = new Moments(1, true);
    moments.add(slice(values));
    // The values as rounded, about their own middle.
    const half = (1 + 1e-6 - (1 - 1e-6)) / 2;
    expect(Math.abs(moments.deviation(0) / (half * Math.sqrt(1000 / 999)) - 1)).toBeLessThan(1e-12);
  });

  test("NaN is left out and not counted; no value gives NaN; one value no deviation", () => {
    const moments = new Moments(3, true);
    moments.add(grouped([NaN, 2, NaN, 4], [0, 1, 1, 1]));
    expect([...moments.counts]).toEqual([0, 2, 0]);
    expect([0, 1, 2].map((group) => moments.mean(group))).toEqual([NaN, 3, NaN]);
    expect([0, 1].map((group) => moments.deviation(group))).toEqual([NaN, Math.SQRT2]);
  });

  test("infinite values make the mean infinite, of both signs NaN, within a slice and across slices", () => {
    const means = [[1, -Infinity, 2], [Infinity, -Infinity, 1], [Infinity]].map((values) => {
      const moments = new Moments(1, true);
      moments.add(slice(values));
      expect(moments.deviation(0)).toBeNaN();
      moments.add(slice([1]));
      return moments.mean(0);
    });
    expect(means).toEqual([-Infinity, NaN, Infinity]);
  });

  test("a mean is right to the bit up to sums of 7e304, where products of halves would overflow", () => {
    for (const size of [2 ** 900, 2 ** 996, 2 ** 1000, 2 ** 1010]) {
      const moments = new Moments(1, false);
      moments.add(slice([size, 2 * size, -size * (1 + 2 ** -52), 4 * size]));
      expect(moments.mean(0)).toBe((6 / 4) * size * (1 - 2 ** -52 / 6));
    }
  });

  test("groups do not touch each other: interleaved rows give the bytes of rows run by run", () => {
    const values = Float64Array.from({ length: 600 }, (_, i) => ((i * 7919) % 613) / 7);
    const mixed = new Moments(3, true);
    mixed.add({
      values,
      groups: new Int32Array(200),
      ends: Int32Array.from({ length: 200 }, (_, run) => run * 3 + 3),
      step: 1,
      firstRow: 0,
    });
    const apart = new Moments(3, true);
    const order = [0, 1, 2].flatMap((g) => Array.from({ length: 200 }, (_, i) => i * 3 + g));
    apart.add({
      values: Float64Array.from(order, (row) => values[row]!),
      groups: Int32Array.of(0, 1, 2),
      ends: Int32Array.of(200, 400, 600),
      step: 0,
      firstRow: 0,
    });
    expect(bytesOf(apart)).toBe(bytesOf(mixed));
  });
});
