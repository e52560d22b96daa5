import { describe, expect, test } from "vitest";
import { saltelliPoints } from "../src/random/points.ts";
import { sobolIndices } from "../src/sensitivity/sobol-indices.ts";
import type { SensitivityIndices } from "../src/sensitivity/sobol-indices.ts";
import type { PointsSpec } from "../src/sweep/sweep-spec.ts";
import { golden } from "./reduce/golden.ts";
import { reduced, rowsOf } from "./reduce/small-sweep.ts";

const { PI, abs, sin } = Math;

interface Known {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly at: (x: ArrayLike<number>) => number;
  readonly first: readonly number[];
  readonly total: readonly number[];
}

/** T. Ishigami and T. Homma, ISUMA '90: sin x1 + a sin² x2 + b x3⁴ sin x1. */
function ishigami(a = 7, b = 0.1): Known {
  const v1 = (1 + (b * PI ** 4) / 5) ** 2 / 2;
  const v2 = a ** 2 / 8;
  const v13 = (8 * b ** 2 * PI ** 8) / 225;
  const all = v1 + v2 + v13;
  return {
    name: "Ishigami's function",
    from: -PI,
    to: PI,
    at: (x) => sin(x[0]!) + a * sin(x[1]!) ** 2 + b * x[2]! ** 4 * sin(x[0]!),
    first: [v1 / all, v2 / all, 0],
    total: [(v1 + v13) / all, v2 / all, v13 / all],
  };
}

/** I. M. Sobol's g function, A. Saltelli and I. M. Sobol', Math. Modelling 7 (1995): Π (|4 x_j − 2| + a_j)/(1 + a_j). */
function gFunction(a: readonly number[]): Known {
  const parts = a.map((own) => 1 / 3 / (1 + own) ** 2);
  const product = parts.reduce((all, part) => all * (1 + part), 1);
  return {
    name: `Sobol's g function of ${a.join(", ")}`,
    from: 0,
    to: 1,
    at: (x) => a.reduce((all, own, j) => (all * (abs(4 * x[j]! - 2) + own)) / (1 + own), 1),
    first: parts.map((part) => part / (product - 1)),
    total: parts.map((part) => (part * product) / (1 + part) / (product - 1)),
  };
}

function outputs(
  known: Known,
  base: number,
  seed: number,
  kind: PointsSpec["points"] = "sobol",
): Float64Array {
  const d = known.first.length;
  const of = Object.fromEntries(known.first.map((_, j) => [`p${j}`, { from: known.from, to: known.to }]));
  const points = saltelliPoints({ points: kind, count: base, of }, seed, 0, base * (d + 2));
  return Float64Array.from({ length: base * (d + 2) }, (_, i) =>
    known.at(points.subarray(i * d, (i + 1) * d)),
  );
}

function indices(known: Known, values: Float64Array, replicates = 100, seed = 1): SensitivityIndices {
  return sobolIndices(values, { parameters: known.first.length, replicates, confidence: 0.95, seed });
}

const known = [ishigami(), gFunction([0, 1, 4.5, 9]), gFunction([0, 0, 0, 99, 99, 99])];

describe("Sobol' indices", () => {
  test("SciPy's estimates of the same design, to 1e-13", () => {
    const { parameters, values, first, total } = golden.sensitivity;
    const got = sobolIndices(Float64Array.from(values), {
      parameters,
      replicates: 10,
      confidence: 0.95,
      seed: 1,
    });
    first.forEach((value, j) => expect(abs(got.first[j]!.value - value)).toBeLessThan(1e-13));
    total.forEach((value, j) => expect(abs(got.total[j]!.value - value)).toBeLessThan(1e-13));
  });

  test.each(known)(
    "$name: first and total order within 0.01 of the analytic ones from 8 192 Sobol' base points",
    (one) => {
      const got = indices(one, outputs(one, 8192, 1), 2);
      one.first.forEach((value, j) => expect(abs(got.first[j]!.value - value)).toBeLessThan(0.01));
      one.total.forEach((value, j) => expect(abs(got.total[j]!.value - value)).toBeLessThan(0.01));
      expect(got.defined).toBe(1);
    },
  );

  test("intervals of 95 % hold the analytic index in at least 88 of 100 samples of 512 independent points", () => {
    const [one] = known as [Known];
    const held = Array.from({ length: 6 }, () => 0);
    for (let seed = 1; seed <= 100; seed++) {
      const got = indices(one, outputs(one, 512, seed, "random"), 100, seed);
      [...one.first, ...one.total].forEach((value, j) => {
        const { low, high } = [...got.first, ...got.total][j]!;
        if (low <= value && value <= high) held[j]! += 1;
      });
    }
    for (const count of held) expect(count).toBeGreaterThanOrEqual(88);
  });

  test("a shift and a factor of the output change no index by more than 1e-9, a million times its spread included", () => {
    const [one] = known as [Known];
    const values = outputs(one, 256, 1);
    const moved = indices(
      one,
      values.map((value) => 3e6 + 2.5 * value),
    );
    indices(one, values).first.forEach(({ value, low, high }, j) => {
      expect(abs(moved.first[j]!.value - value)).toBeLessThan(1e-9);
      expect(abs(moved.first[j]!.low - low) + abs(moved.first[j]!.high - high)).toBeLessThan(1e-8);
    });
  });

  test("the seed of the bootstrap moves the limits, never the index; the same seed gives the same bits", () => {
    const [one] = known as [Known];
    const values = outputs(one, 256, 1);
    const [a, b, again] = [1, 2, 1].map((seed) => indices(one, values, 100, seed)) as [
      SensitivityIndices,
      SensitivityIndices,
      SensitivityIndices,
    ];
    expect(a).toEqual(again);
    expect(a.first.map(({ value }) => value)).toEqual(b.first.map(({ value }) => value));
    expect(a.first[0]!.low).not.toBe(b.first[0]!.low);
  });
});

describe("what cannot be told", () => {
  const [one] = known as [Known];

  test("up to 5 % of the base points may lack a value: they are left out whole; above that, indices are NaN", () => {
    const values = outputs(one, 1000, 1);
    const clean = indices(one, values);
    for (let base = 0; base < 50; base++)
      values[base * 20 * 5 + (base % 5)] = base % 2 === 0 ? NaN : -Infinity;
    const some = indices(one, values);
    expect(some.defined).toBe(0.95);
    some.first.forEach(({ value }, j) => expect(abs(value - clean.first[j]!.value)).toBeLessThan(0.1));
    values[5 * 1] = NaN;
    const many = indices(one, values);
    expect(many.defined).toBe(0.949);
    expect(
      [...many.first, ...many.total].every(({ value, low, high }) => [value, low, high].every(Number.isNaN)),
    ).toBe(true);
  });

  test("a constant output has no variance to share out: NaN, whatever the constant", () => {
    for (const constant of [0, 0.1, 1e300]) {
      const got = indices(one, new Float64Array(500).fill(constant));
      expect(got.defined).toBe(1);
      expect(got.first.every(({ value }) => Number.isNaN(value))).toBe(true);
    }
  });
});

test("as a reduction: one row for each remaining step and parameter, with indices, limits and the share that counts", () => {
  const one: Known = { name: "a line", from: 0, to: 1, at: (x) => x[0]!, first: [1], total: [1] };
  const values = outputs(one, 256, 1);
  const twice = Float64Array.from({ length: values.length * 2 }, (_, i) => values[i >> 1]! * ((i % 2) + 1));
  const table = reduced({
    axes: [
      { name: "box", length: values.length },
      { name: "n", length: 2 },
    ],
    rowsPerSlice: 100,
    values: twice,
    reduce: { sensitivity: "box", bootstrap: 50 },
  }).table();
  const rows = rowsOf(table);
  expect(Object.keys(rows[0]!)).toEqual([
    "n",
    "parameter",
    "y_first",
    "y_first_low",
    "y_first_high",
    "y_total",
    "y_total_low",
    "y_total_high",
    "y_defined",
  ]);
  const { first, total } = indices(one, values, 50);
  expect(rows.map(({ n, parameter }) => [n, parameter])).toEqual([
    [11_000, "box"],
    [11_001, "box"],
  ]);
  for (const row of rows) {
    expect([row["y_first"], row["y_first_low"], row["y_first_high"]]).toEqual(Object.values(first[0]!));
    expect([row["y_total"], row["y_total_low"], row["y_total_high"]]).toEqual(Object.values(total[0]!));
    expect(row["y_defined"]).toBe(1);
  }
});
