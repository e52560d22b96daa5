import { describe, expect, test } from "vitest";
import { pointsInBox, saltelliPoints } from "../src/random/points.ts";
import type { PointsSpec } from "../src/sweep/sweep-spec.ts";

const box = (points: PointsSpec["points"]): PointsSpec => ({
  points,
  count: 4096,
  of: {
    threshold: { from: 8, to: 12 },
    steepness: { from: 0.5, to: 8, spacing: "geometric" },
    steps: { from: 1, to: 6, integer: true },
    skills: { from: 1, to: 63, integer: true, spacing: "logarithmic" },
  },
});

function columnsOf(points: Float64Array, columns: number): number[][] {
  return Array.from({ length: columns }, (_, j) =>
    Array.from(points.filter((_value, i) => i % columns === j)),
  );
}

/** Shares of the values in the four quarters of a side, `position` being 0 to 1 along it. */
function quarters(values: number[], position: (value: number) => number): number[] {
  return [0, 1, 2, 3].map(
    (q) => values.filter((value) => Math.floor(position(value) * 4) === q).length / values.length,
  );
}

describe.each(["sobol", "random"] as const)("%s points", (kind) => {
  const points = pointsInBox(box(kind), 7, 0, 4096);
  const [threshold, steepness, steps, skills] = columnsOf(points, 4) as [
    number[],
    number[],
    number[],
    number[],
  ];

  test("any cut gives the same points, a point depends on seed and index alone", () => {
    const parts = [0, 1, 100, 101, 4096]
      .slice(1)
      .flatMap((end, i) => [...pointsInBox(box(kind), 7, [0, 1, 100, 101][i]!, end)]);
    expect(parts).toEqual([...points]);
    expect([...pointsInBox(box(kind), 8, 0, 4)]).not.toEqual([...points.subarray(0, 16)]);
    expect(pointsInBox(box(kind), 7, 9, 9).length).toBe(0);
  });

  test("values fill their sides: quarters of the box hold a quarter each, within 3 % of the points", () => {
    for (const share of [
      ...quarters(threshold, (value) => (value - 8) / 4),
      ...quarters(steepness, (value) => Math.log2(value / 0.5) / 4),
    ]) {
      expect(Math.abs(share - 0.25)).toBeLessThan(0.03);
    }
    expect([Math.min(...threshold) >= 8, Math.max(...threshold) <= 12]).toEqual([true, true]);
    expect([Math.min(...steepness) >= 0.5, Math.max(...steepness) <= 8]).toEqual([true, true]);
  });

  test("integers of a linear side are equally likely within 3 %, those of a geometric one as ln((i + 1)/i)", () => {
    for (let i = 1; i <= 6; i++) {
      expect(Math.abs(steps.filter((value) => value === i).length / 4096 - 1 / 6)).toBeLessThan(0.03);
    }
    expect(new Set(steps).size).toBe(6);
    expect(skills.every((value) => Number.isInteger(value) && value >= 1 && value <= 63)).toBe(true);
    expect(Math.abs(skills.filter((value) => value === 1).length / 4096 - Math.log2(2) / 6)).toBeLessThan(
      0.03,
    );
  });
});

function square(points: PointsSpec["points"]): PointsSpec {
  return { points, count: 1024, of: { a: { from: 0, to: 32 }, b: { from: 0, to: 32 } } };
}

/** How many cells of 32 × 32 the points of the square lie in. */
function cells(kind: PointsSpec["points"]): number {
  const points = pointsInBox(square(kind), 3, 0, 1024);
  const at = (index: number): number => Math.floor(points[index]!);
  return new Set(Array.from({ length: 1024 }, (_, i) => at(2 * i) * 32 + at(2 * i + 1))).size;
}

test("1 024 shifted Sobol' points miss no 32 × 32 cell of two sides, independent ones leave about e^-1 of them empty", () => {
  expect(cells("sobol")).toBe(1024);
  expect(Math.abs(cells("random") / 1024 - (1 - 1 / Math.E))).toBeLessThan(0.05);
});

describe("Saltelli's design", () => {
  const d = 4;
  const rows = saltelliPoints(box("sobol"), 5, 0, 64 * (d + 2));
  const row = (base: number, member: number): number[] => [
    ...rows.subarray((base * (d + 2) + member) * d, (base * (d + 2) + member + 1) * d),
  ];

  test("each base point gives A, B, and A with one value of B, in the order of the sides", () => {
    for (let base = 0; base < 64; base++) {
      const [a, b] = [row(base, 0), row(base, 1)];
      for (let j = 0; j < d; j++) {
        expect(row(base, j + 2)).toEqual(a.map((value, side) => (side === j ? b[j]! : value)));
      }
    }
    expect(row(0, 0)).not.toEqual(row(0, 1));
  });

  test("any cut gives the same points, within base points too", () => {
    const cuts = [0, 1, 7, 20, 64 * (d + 2)];
    const parts = cuts.slice(1).flatMap((end, i) => [...saltelliPoints(box("sobol"), 5, cuts[i]!, end)]);
    expect(parts).toEqual([...rows]);
  });
});

function boxOf(sides: number): PointsSpec {
  return {
    points: "sobol",
    count: 1,
    of: Object.fromEntries(Array.from({ length: sides }, (_, j) => [`p${j}`, { from: 0, to: 1 }])),
  };
}

test("a box of 65 sides, a design of 33 parameters and a side without integers are refused with the remedy", () => {
  expect(pointsInBox(boxOf(64), 1, 0, 1).length).toBe(64);
  expect(() => pointsInBox(boxOf(65), 1, 0, 1)).toThrow("at most 64 dimensions");
  expect(() => saltelliPoints(boxOf(33), 1, 0, 1)).toThrow("got 66: fix some parameters");
  const empty: PointsSpec = { points: "random", count: 1, of: { n: { from: 1.2, to: 1.8, integer: true } } };
  expect(() => pointsInBox(empty, 1, 0, 1)).toThrow(
    "points of n must be integers, but there is none from 1.2 to 1.8",
  );
});

test("a side of one value, and ends of any order of magnitude, stay exactly within the ends", () => {
  const spec: PointsSpec = {
    points: "random",
    count: 1000,
    of: {
      one: { from: 3, to: 3 },
      wide: { from: 1e-300, to: 1e300, spacing: "geometric" },
      same: { from: 0.1, to: 0.1, spacing: "geometric" },
    },
  };
  const [one, wide, same] = columnsOf(pointsInBox(spec, 1, 0, 1000), 3) as [number[], number[], number[]];
  expect(new Set(one)).toEqual(new Set([3]));
  expect(new Set(same)).toEqual(new Set([0.1]));
  expect(wide.every((value) => value >= 1e-300 && value <= 1e300)).toBe(true);
});
