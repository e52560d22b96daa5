import { type Draws, loadKernelSync, ReferenceKernel } from "@onset/kernel";
import { describe, expect, test } from "vitest";
import { binomialCount, binomialTable } from "../src/reference/random/binomial.ts";
import { philox, type Words } from "../src/reference/random/philox.ts";
import { drawCounts } from "../src/reference/random/draw.ts";
import { measurementUniform, uniformAt } from "../src/reference/random/uniforms.ts";
import golden from "./golden/binomial.json" with { type: "json" };

const kernel = loadKernelSync();
const reference = new ReferenceKernel();
const FULL = 0xffffffff;

/** Upper tail of χ² with `df` degrees of freedom, by Wilson and Hilferty's normal approximation: enough to bound a p value. */
function chiSquareTail(value: number, df: number): number {
  const spread = Math.sqrt(2 / (9 * df));
  const z = (Math.cbrt(value / df) - 1 + spread * spread) / spread;
  return reference.expit(Float64Array.of(-1.702 * z))[0] as number;
}

/** (the upper 52 bits of two words + ½) 2^−52. */
function fraction(high: number, low: number): number {
  return (high * 2 ** 20 + Math.floor(low / 2 ** 12) + 0.5) / 2 ** 52;
}

describe("philox", () => {
  // Random123, file kat_vectors, lines `philox4x32 10` (Salmon et al., SC '11).
  test.each<[Words, readonly [number, number], Words]>([
    [
      [0, 0, 0, 0],
      [0, 0],
      [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
    ],
    [
      [FULL, FULL, FULL, FULL],
      [FULL, FULL],
      [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
    ],
    [
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0xa4093822, 0x299f31d0],
      [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
    ],
  ])("gives the published answer to %j under %j", (counter, key, words) => {
    expect(philox(counter, key)).toEqual(words);
  });

  test("the kernel's uniform numbers are those of its blocks: the first is 52 bits of the answer to zeros", () => {
    expect([...kernel.uniforms(0, 0, 0, 2)]).toEqual([
      fraction(0xe169c58d, 0x6627e8d5),
      fraction(0x9b00dbd8, 0xbc57ac4c),
    ]);
  });
});

describe("uniforms", () => {
  test.each([
    [0, 0, 0, 5000],
    [2 ** 53 - 1, 2 ** 53 - 1, 2 ** 53 - 60, 59],
    [7, 3, 2 ** 33 - 20, 50],
    [1, 2, 5, 0],
  ])(
    "of seed %f, stream %f from %f on are the twin's to the bit, %i of them",
    (seed, stream, begin, count) => {
      const got = kernel.uniforms(seed, stream, begin, count);
      expect(got).toEqual(reference.uniforms(seed, stream, begin, count));
      expect(got).toHaveLength(count);
    },
  );

  test("do not depend on where they are begun, at 40 places and 9 lengths", () => {
    const whole = kernel.uniforms(9, 4, 0, 4200);
    for (const begin of [
      0,
      1,
      2,
      3,
      7,
      8,
      9,
      2040,
      2047,
      2048,
      2049,
      ...Array.from({ length: 29 }, (_, i) => 67 * i),
    ]) {
      for (const count of [0, 1, 2, 3, 5, 8, 9, 2048, 2050]) {
        expect(kernel.uniforms(9, 4, begin, count)).toEqual(whole.subarray(begin, begin + count));
      }
    }
  });

  test("lie within (0, 1), with moments of a uniform within 4 standard errors (100 000 numbers, seed 5)", () => {
    const count = 100_000;
    const u = kernel.uniforms(5, 0, 0, count);
    expect(u.every((value) => value > 0 && value < 1)).toBe(true);
    for (const power of [1, 2, 3]) {
      const mean = u.reduce((sum, value) => sum + value ** power, 0) / count;
      const exact = 1 / (power + 1);
      const error = Math.sqrt((1 / (2 * power + 1) - exact * exact) / count);
      expect(Math.abs(mean - exact)).toBeLessThan(4 * error);
    }
  });

  test("neighbours, streams and seeds are uncorrelated within 4 standard errors (20 000 pairs)", () => {
    const count = 20_000;
    const own = kernel.uniforms(5, 0, 0, count + 1);
    const others = [own.subarray(1), kernel.uniforms(5, 1, 0, count), kernel.uniforms(6, 0, 0, count)];
    for (const other of others) {
      let sum = 0;
      for (let i = 0; i < count; i++) sum += ((own[i] as number) - 0.5) * ((other[i] as number) - 0.5);
      expect(Math.abs((12 * sum) / count)).toBeLessThan(4 / Math.sqrt(count));
    }
  });

  test("streams share no block with measurements", () => {
    const draws: Draws = { seed: 3, curve: 8, begin: 0, end: 1 };
    expect(uniformAt(3, 8, 0)).not.toBe(measurementUniform(draws, 0, 0));
  });
});

describe("normals", () => {
  test("are the quantiles of the uniforms of their place, within 1e-14 of the twin's", () => {
    const own = kernel.normals(3, 9, 5, 1001);
    expect(own).toEqual(kernel.quantile(kernel.uniforms(3, 9, 5, 1001)));
    const twin = reference.normals(3, 9, 5, 1001);
    own.forEach((z, i) =>
      expect(Math.abs(z - (twin[i] as number))).toBeLessThanOrEqual(1e-14 * Math.max(1, Math.abs(z))),
    );
  });

  test("have the first four moments of the normal distribution within 4 standard errors (100 000, seed 12)", () => {
    const count = 100_000;
    const z = kernel.normals(12, 0, 0, count);
    // E z^2k is 1, 3, 15, 105 for k = 1 to 4; the variance of z^k is E z^2k − (E z^k)².
    const even = [1, 1, 3, 15, 105];
    for (const power of [1, 2, 3, 4]) {
      const exact = power % 2 === 1 ? 0 : (even[power / 2] as number);
      const mean = z.reduce((sum, value) => sum + value ** power, 0) / count;
      const spread = Math.sqrt(((even[power] as number) - exact * exact) / count);
      expect(Math.abs(mean - exact)).toBeLessThan(4 * spread);
    }
  });
});

describe("the binomial table", () => {
  test("has thresholds within 1e-13 of the smaller tail, or 2^−53, of 50 digits", () => {
    for (const [n, p, k, lower, upper] of golden.cases as [number, number, number, number, number][]) {
      const table = binomialTable(n, p);
      expect(table).not.toBeNull();
      const { first, thresholds } = table as NonNullable<typeof table>;
      const got = k < first ? 0 : (thresholds[k - first] ?? 1);
      // Below the first count and above the last nothing is ever drawn: their tails are under 2^−55.
      const bound = 1e-13 * Math.min(lower, upper) + (k < first ? 2 ** -55 : 2 ** -53);
      expect(Math.abs(got - lower), `${n} tries at ${p}, ${k}`).toBeLessThanOrEqual(bound);
    }
  });

  test("reaches no further than 4.6 √n + 64 counts from the likeliest, which the kernel has room for", () => {
    for (const n of [1, 5, 20, 64, 65, 100, 150, 200, 300, 1000, 3000, 1e4, 3e4, 1e5, 1e6]) {
      for (const p of [1e-12, 1e-6, 1e-4, 1e-3, 0.01, 0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 0.9, 0.99, 1 - 1e-9]) {
        const { first, thresholds } = binomialTable(n, p) as { first: number; thresholds: number[] };
        const mode = Math.min(n, Math.floor((n + 1) * p));
        const reach = Math.min(n, Math.floor(4.6 * Math.sqrt(n)) + 64);
        expect(mode - first).toBeLessThanOrEqual(reach);
        expect(first + thresholds.length - 1 - mode).toBeLessThanOrEqual(reach);
      }
    }
  });

  test("mirrors: the count at u and share p is n less the count at 1 − u and 1 − p, but for at most 1 of 4000", () => {
    const u = kernel.uniforms(2, 0, 0, 4000);
    for (const [n, p] of [
      [10, 0.25],
      [1000, 0.125],
    ] as const) {
      const there = binomialTable(n, p);
      const back = binomialTable(n, 1 - p);
      const odd = u.filter((value) => binomialCount(there, value) !== n - binomialCount(back, 1 - value));
      expect(odd.length).toBeLessThanOrEqual(1);
    }
  });
});

describe("binomials", () => {
  const items = Float64Array.of(1, 7, 100, 1e6, 1000, 3, 2, 5, 1e6, 1);
  const shares = Float64Array.of(0.5, 1e-12, 0.3, 0.01, 0.999999, NaN, 1, -1e-3, 1e-12, 1 + 1e-12);

  test.each<Draws>([
    { seed: 1, curve: 5, begin: 0, end: 101 },
    { seed: 2 ** 53 - 1, curve: 2 ** 53 - 1, begin: 2 ** 32 - 7, end: 2 ** 32 },
    { seed: 0, curve: 0, begin: 3, end: 3 },
  ])("are the twin's to the bit: %j", (draws) => {
    expect(kernel.binomials(draws, items, shares)).toEqual(drawCounts(draws, items, shares));
  });

  test("do not depend on how replicates and places are cut (1100 places, 9 replicates)", () => {
    const n = Float64Array.from({ length: 1100 }, (_, i) => 1 + (i % 90));
    const p = Float64Array.from({ length: 1100 }, (_, i) => (i + 0.5) / 1100);
    const whole = kernel.binomials({ seed: 4, curve: 1, begin: 0, end: 9 }, n, p);
    for (const [begin, end] of [
      [0, 1],
      [2, 7],
      [8, 9],
    ] as const) {
      const part = kernel.binomials({ seed: 4, curve: 1, begin, end }, n, p);
      expect(part).toEqual(whole.subarray(begin * 1100, end * 1100));
    }
    const front = kernel.binomials(
      { seed: 4, curve: 1, begin: 0, end: 1 },
      n.subarray(0, 33),
      p.subarray(0, 33),
    );
    expect(front).toEqual(whole.subarray(0, 33));
  });

  test("answer the ends: p = 0 and rounding below it 0, p = 1 and rounding above it n, others outside NaN", () => {
    const p = Float64Array.of(0, -1e-12, 1, 1 + 1e-12, -0.1, 1.1, NaN, Infinity);
    const n = new Float64Array(8).fill(20);
    const got = kernel.binomials({ seed: 1, curve: 0, begin: 0, end: 1 }, n, p);
    expect([...got]).toEqual([0, 0, 20, 20, NaN, NaN, NaN, NaN]);
  });

  test("never fall against the share, draw by draw (common random numbers; 60 shares, 200 replicates)", () => {
    const draws = { seed: 11, curve: 2, begin: 0, end: 200 };
    let before = new Float64Array(200);
    for (let i = 0; i <= 60; i++) {
      const counts = kernel.binomials(draws, Float64Array.of(50), Float64Array.of(i / 60));
      expect(counts.every((count, r) => count >= (before[r] as number))).toBe(true);
      before = counts;
    }
  });

  test.each([
    [1, 0.3],
    [5, 0.02],
    [12, 0.5],
    [100, 0.07],
    [1000, 0.9],
  ])("of %i tries at %f follow the exact distribution: χ² with p > 1e-4 (40 000 draws, seed 17)", (n, p) => {
    const draws = 40_000;
    const counts = kernel.binomials(
      { seed: 17, curve: 0, begin: 0, end: draws },
      Float64Array.of(n),
      Float64Array.of(p),
    );
    const table = binomialTable(n, p) as { first: number; thresholds: number[] };
    const seen = new Map<number, number>();
    for (const count of counts) seen.set(count, (seen.get(count) ?? 0) + 1);
    // Cells of fewer than five expected draws are joined with the next.
    let [chi, cells, expected, observed, before] = [0, 0, 0, 0, 0];
    table.thresholds.forEach((threshold, i) => {
      expected += draws * (threshold - before);
      observed += seen.get(table.first + i) ?? 0;
      before = threshold;
      if (expected < 5) return;
      chi += (observed - expected) ** 2 / expected;
      cells++;
      [expected, observed] = [0, 0];
    });
    expect(chiSquareTail(chi, Math.max(1, cells - 1))).toBeGreaterThan(1e-4);
  });

  test("of 1e6 tries have mean and variance within 4 standard errors (20 000 draws)", () => {
    const counts = kernel.binomials(
      { seed: 8, curve: 0, begin: 0, end: 20_000 },
      Float64Array.of(1e6),
      Float64Array.of(0.2),
    );
    const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
    const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / counts.length;
    expect(Math.abs(mean - 2e5)).toBeLessThan(4 * Math.sqrt(1.6e5 / 20_000));
    expect(Math.abs(variance / 1.6e5 - 1)).toBeLessThan(4 * Math.sqrt(2 / 20_000));
  });
});

const one = Float64Array.of(1);
test.each<[string, (k: typeof kernel) => unknown, RegExp]>([
  ["a negative seed", (k) => k.uniforms(-1, 0, 0, 1), /seed must be an integer.*got -1/],
  ["half a stream", (k) => k.uniforms(0, 0.5, 0, 1), /stream must be an integer.*got 0\.5/],
  ["a range beyond 2^53", (k) => k.uniforms(0, 0, 2 ** 53 - 2, 9), /count must be an integer/],
  [
    "unequal places",
    (k) => k.binomials({ seed: 0, curve: 0, begin: 0, end: 1 }, one, Float64Array.of(0, 1)),
    /equal length/,
  ],
  [
    "no items",
    (k) => k.binomials({ seed: 0, curve: 0, begin: 0, end: 1 }, Float64Array.of(0), one),
    /items must be.*got 0/,
  ],
  [
    "a count beyond 1e6",
    (k) => k.binomials({ seed: 0, curve: 0, begin: 0, end: 1 }, Float64Array.of(1e6 + 1), one),
    /1000000/,
  ],
  ["replicates that go back", (k) => k.binomials({ seed: 0, curve: 0, begin: 2, end: 1 }, one, one), /begin/],
  [
    "a replicate beyond 2^32",
    (k) => k.binomials({ seed: 0, curve: 0, begin: 0, end: 2 ** 32 + 1 }, one, one),
    /end/,
  ],
])("%s is refused by both engines with rule and value", (_, work, message) => {
  for (const engine of [kernel, reference]) expect(() => work(engine)).toThrow(message);
});
