import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createEngine } from "../src/engine/create-engine.ts";
import type { Engine } from "../src/engine/engine.ts";
import { planSweep } from "../src/sweep/plan-sweep.ts";
import { quantiles } from "../src/sweep/reduce/quantiles.ts";
import { createReduction, reductionBytes } from "../src/sweep/reduce/reduction.ts";
import { sliceObservables } from "../src/sweep/slice-columns.ts";
import { sweepJobs } from "../src/sweep/sweep-jobs.ts";
import { sweep } from "../src/sweep/sweep.ts";
import type { SweepSpec } from "../src/sweep/sweep-spec.ts";
import { rowsOf } from "./reduce/small-sweep.ts";

const rows: SweepSpec = {
  onset: "sweep/1",
  model: { curve: "exact-match" },
  axes: {
    threshold: { from: 8, to: 12, count: 150 },
    steepness: { from: 0.5, to: 8, count: 20, spacing: "geometric" },
    steps: [1, 2, 4, 8],
    scale: { from: 1e6, to: 1e13, count: 301, spacing: "geometric" },
  },
  observables: ["onset", "width"],
};
const reduced: SweepSpec = {
  ...rows,
  reduce: {
    over: ["threshold", "steps"],
    statistics: ["count", "mean", "sd", "min", "argmax", { quantiles: [0.05, 0.5] }],
  },
};

let local: Engine;

beforeAll(async () => {
  local = await createEngine({ kind: "local" });
});

afterAll(() => local.close());

describe("statistics of a sweep", () => {
  test("those of its rows, group by group: 20 steepnesses of 600 curves, NaN where curves have no width", async () => {
    const whole = await sweep(rows, { engine: local });
    const result = await sweep(reduced, { engine: local });
    expect(result.rows).toBe(20);
    const table = rowsOf(result.reduced!);
    for (const [group, row] of table.entries()) {
      for (const name of ["onset", "width"]) {
        const members = whole.columns[name]!.map((value, at) =>
          Math.floor(at / 4) % 20 === group ? value : NaN,
        ) as Float64Array<ArrayBuffer>;
        const own = members.filter((value) => !Number.isNaN(value));
        expect(row[`${name}_count`]).toBe(own.length);
        if (own.length === 0) {
          expect(row[`${name}_mean`]).toBeNaN();
          continue;
        }
        const mean = own.reduce((sum, value) => sum + value, 0) / own.length;
        expect(Math.abs(Number(row[`${name}_mean`]) - mean)).toBeLessThan(1e-13);
        const squares = own.reduce((sum, value) => sum + (value - mean) ** 2, 0);
        expect(Math.abs(Number(row[`${name}_sd`]) - Math.sqrt(squares / (own.length - 1)))).toBeLessThan(
          1e-13,
        );
        expect(row[`${name}_min`]).toBe(Math.min(...own));
        const most = members.indexOf(Math.max(...own));
        expect(row[`${name}_argmax_threshold`]).toBe(whole.columns["threshold"]![most]);
        expect(row[`${name}_argmax_steps`]).toBe(whole.columns["steps"]![most]);
        expect([row[`${name}_q0.05`], row[`${name}_q0.5`]]).toEqual(quantiles(members, [0.05, 0.5]));
      }
      expect(row["steepness"]).toBe(whole.columns["steepness"]![group * 4]);
    }
    expect(table.some((row) => row["width_count"] === 0)).toBe(true);
    expect(Object.keys(result.columns)).toEqual(result.reduced!.columns.map(({ name }) => name));
  });

  test("the same bytes from 1 and 3 workers, from this thread, and from 7 shards merged", async () => {
    const spec = { ...reduced, axes: { ...reduced.axes, threshold: { from: 8, to: 12, count: 1200 } } };
    const plan = planSweep(spec);
    expect(plan.slices).toBeGreaterThan(7);
    const states: Uint8Array[] = [];
    for (const workers of [0, 1, 3]) {
      const engine = workers === 0 ? local : await createEngine({ kind: "pool", workers });
      const parts = await engine.run(sweepJobs(plan));
      const reduction = createReduction(plan);
      parts.forEach((part, index) => reduction.add(index, sliceObservables(plan, index, part)));
      states.push(reduction.state());
      if (workers > 0) {
        expect((await sweep(spec, { engine })).reduced).toEqual(reduction.table());
        await engine.close();
      }
    }
    const merged = createReduction(plan);
    for (let shard = 0; shard < 7; shard++) {
      const [begin, end] = [shard, shard + 1].map((part) => Math.floor((plan.slices * part) / 7)) as [
        number,
        number,
      ];
      const part = createReduction(plan, { begin, end });
      const results = await local.run(sweepJobs(plan, { begin, end }));
      results.forEach((result, i) => part.add(begin + i, sliceObservables(plan, begin + i, result)));
      merged.merge(part.state());
    }
    states.push(merged.state());
    for (const state of states) expect(Buffer.compare(state, states[0]!)).toBe(0);
  });

  test("scores reduce over the axes of curves and keep the scale: the mean curve and its band", async () => {
    const spec: SweepSpec = {
      ...rows,
      axes: { ...rows.axes, threshold: [9, 10, 11], steepness: 2, scale: [1e8, 1e10, 1e12] },
      observables: ["score"],
      reduce: { over: ["threshold", "steps", "steepness"], statistics: ["mean", "max", "argmax"] },
    };
    const result = await sweep(spec, { engine: local });
    expect(Object.keys(result.columns)).toEqual([
      "scale",
      "score_mean",
      "score_max",
      "score_argmax_threshold",
      "score_argmax_steepness",
      "score_argmax_steps",
    ]);
    expect([...result.columns["scale"]!]).toEqual([1e8, 1e10, 1e12]);
    expect([...result.columns["score_argmax_threshold"]!]).toEqual([9, 9, 9]);
    const whole = await sweep({ ...spec, reduce: undefined } as never, { engine: local });
    const at = (scale: number): Float64Array =>
      Float64Array.from(whole.columns["score"]!).filter((_value, row) => row % 3 === scale);
    [0, 1, 2].forEach((scale) => {
      const mean = at(scale).reduce((sum, value) => sum + value, 0) / 12;
      expect(Math.abs(result.columns["score_mean"]![scale]! - mean)).toBeLessThan(1e-15);
    });
  });

  test("reduced over points, the best one is told by all of its values", async () => {
    const spec: SweepSpec = {
      onset: "sweep/1",
      model: { curve: "logistic" },
      axes: {
        box: {
          points: "sobol",
          count: 1024,
          of: { threshold: { from: 8, to: 12 }, steepness: { from: 0.5, to: 8 } },
        },
      },
      data: { scale: [1e9, 1e10, 1e11], items: [100, 100, 100], correct: [10, 50, 90] },
      observables: ["logLikelihood"],
      reduce: { over: ["box"], statistics: ["max", "argmax"] },
    };
    const { columns } = await sweep(spec, { engine: local });
    expect(Math.abs(columns["logLikelihood_argmax_threshold"]![0]! - 10)).toBeLessThan(0.1);
    expect(Math.abs(columns["logLikelihood_argmax_steepness"]![0]! - Math.log(9))).toBeLessThan(0.2);
  });
});

test("the bytes told beforehand hold the state of the whole sweep: sums, extremes, kept values", async () => {
  const plan = planSweep(reduced);
  const reduction = createReduction(plan);
  const parts = await local.run(sweepJobs(plan));
  parts.forEach((part, index) => reduction.add(index, sliceObservables(plan, index, part)));
  const state = reduction.state().length;
  expect(reductionBytes(plan)).toBeGreaterThanOrEqual(state - 48);
  expect(reductionBytes(plan)).toBeLessThan(state * 1.1);
});

describe("posterior weights", () => {
  const grid: SweepSpec = {
    onset: "sweep/1",
    model: { curve: "logistic" },
    axes: { threshold: { from: 9, to: 11, count: 41 }, steepness: { from: 0.5, to: 8, count: 30 } },
    data: { scale: [1e9, 1e10, 1e11], items: [100, 100, 100], correct: [10, 50, 90] },
    observables: ["posteriorWeight"],
  };

  test("their sum over an axis is the marginal posterior: 1 in all, and that of the rows to 1e-15", async () => {
    const reduce = { over: ["steepness"], statistics: ["sum", "argmax"] } as const;
    const { columns } = await sweep({ ...grid, reduce }, { engine: local });
    const whole = await sweep(grid, { engine: local });
    const marginal = Float64Array.from(columns["posteriorWeight_sum"]!);
    expect(Math.abs(marginal.reduce((sum, weight) => sum + weight, 0) - 1)).toBeLessThan(1e-14);
    marginal.forEach((weight, step) => {
      const own = Float64Array.from(whole.columns["posteriorWeight"]!).slice(step * 30, step * 30 + 30);
      expect(Math.abs(weight - own.reduce((sum, value) => sum + value, 0))).toBeLessThan(1e-15);
    });
    expect(columns["threshold"]![marginal.indexOf(Math.max(...marginal))]).toBe(10);
  });

  test("slices of a plan whose total is not known are refused", () => {
    const plan = planSweep({ ...grid, reduce: { over: ["steepness"], statistics: ["sum"] } });
    expect(() => createReduction(plan).add(0, {})).toThrow("make the plan ready with weighPosterior first");
  });
});

describe("sensitivity of a sweep", () => {
  /** T. Ishigami and T. Homma, ISUMA '90. */
  const spec: SweepSpec = {
    onset: "sweep/1",
    model: { expression: "sin(a) + 7 * sin(b)^2 + 0.1 * c^4 * sin(a) + 0 * x" },
    axes: {
      box: {
        points: "sobol",
        count: 4096,
        of: Object.fromEntries(["a", "b", "c"].map((name) => [name, { from: -Math.PI, to: Math.PI }])),
      },
    },
    observables: [{ scoreAt: 1e9 }],
    reduce: { sensitivity: "box", bootstrap: 20 },
  };

  test("Ishigami's function as an expression: indices within 0.01 of the analytic ones, of 4 096 base points", async () => {
    const plan = planSweep(spec);
    expect(plan.curves).toBe(4096 * 5);
    const result = await sweep(spec, { engine: local });
    const table = rowsOf(result.reduced!);
    expect(table.map(({ parameter }) => parameter)).toEqual(["a", "b", "c"]);
    const first = [0.3139, 0.4424, 0];
    const total = [0.5576, 0.4424, 0.2437];
    table.forEach((row, j) => {
      expect(Math.abs(Number(row["score_at_1e9_first"]) - first[j]!)).toBeLessThan(0.01);
      expect(Math.abs(Number(row["score_at_1e9_total"]) - total[j]!)).toBeLessThan(0.01);
    });
  });
});

describe("refused before any work", () => {
  const refusals: [Partial<SweepSpec>, string][] = [
    [
      {
        reduce: { over: ["steepness"], statistics: [{ quantiles: [0.5] }, "mean"] },
        axes: { ...rows.axes, threshold: { from: 8, to: 12, count: 1_000_000 } },
      },
      "at most",
    ],
  ];
  test.each(refusals)("%#: with the rule and the remedy", async (part, message) => {
    await expect(sweep({ ...reduced, ...part }, { engine: local })).rejects.toThrow(message);
  });
});
