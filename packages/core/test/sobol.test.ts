import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { joeKuo } from "../src/random/joe-kuo.ts";
import { sobolDimensions, sobolPoints } from "../src/random/sobol.ts";

interface GoldenPoints {
  readonly sobol: readonly { dimensions: number; begin: number; end: number; points: number[][] }[];
}

const golden = JSON.parse(
  readFileSync(new URL("golden/points.json", import.meta.url), "utf8"),
) as GoldenPoints;

describe("Sobol' sequence", () => {
  test.each(golden.sobol)(
    "points [$begin, $end) in $dimensions dimensions are SciPy's, bit for bit",
    ({ dimensions, begin, end, points }) => {
      expect([...sobolPoints(dimensions, begin, end)]).toEqual(points.flat());
    },
  );

  test("any cut gives the same points: 3 000 points whole and in parts of 1, 7 and 992", () => {
    const whole = sobolPoints(4, 0, 3000);
    const cuts = [0, 1, 8, 1000, 3000];
    const parts = cuts.slice(1).flatMap((end, i) => [...sobolPoints(4, cuts[i]!, end)]);
    expect(parts).toEqual([...whole]);
  });

  test("2^10 points put exactly one value into each of 2^10 intervals, in each of 64 dimensions, shifted or not", () => {
    const shift = Float64Array.from({ length: sobolDimensions }, (_, d) => (d * 0.6180339887498949) % 1);
    for (const points of [sobolPoints(64, 0, 1024), sobolPoints(64, 0, 1024, shift)]) {
      for (let d = 0; d < 64; d++) {
        const boxes = new Set(Array.from({ length: 1024 }, (_, i) => Math.floor(points[i * 64 + d]! * 1024)));
        expect(boxes.size).toBe(1024);
      }
    }
  });

  test("a shift is an exclusive or of 53 bits: twice the same one gives the plain sequence back", () => {
    const shift = Float64Array.of(0.3, 1 - 2 ** -53, 2 ** -53);
    const plain = sobolPoints(3, 5, 6);
    const again = sobolPoints(3, 5, 6, shift).map((value, d) => {
      const [a, b] = [BigInt(value * 2 ** 53), BigInt(Math.floor(shift[d]! * 2 ** 53))];
      return Number(a ^ b) / 2 ** 53;
    });
    expect([...again]).toEqual([...plain]);
  });

  test("points far out are reached directly: 2^52 needs no walk and lies in [0, 1)", () => {
    const far = sobolPoints(64, 2 ** 52, 2 ** 52 + 1);
    expect(far.every((value) => value >= 0 && value < 1)).toBe(true);
    expect(new Set(far).size).toBeGreaterThan(32);
  });

  test("every polynomial is of the degree of its row, every m_k odd and below 2^k", () => {
    for (const [polynomial, ...initial] of joeKuo as readonly [number, ...number[]][]) {
      expect(polynomial >> initial.length).toBe(1);
      expect(polynomial & 1).toBe(1);
      expect(initial.every((m, k) => m % 2 === 1 && m < 2 ** (k + 1))).toBe(true);
    }
  });
});
