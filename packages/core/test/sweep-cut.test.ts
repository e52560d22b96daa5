// However a sweep is cut, rows are the same: axes too long to send, points made as they are needed, several passes.
import { describe, expect, test } from "vitest";
import { createEngine } from "../src/engine/create-engine.ts";
import { pointsInBox } from "../src/random/points.ts";
import { planSweep, sliceCells, sliceRange, sliceRows } from "../src/sweep/plan-sweep.ts";
import { sliceAxes, sliceColumns } from "../src/sweep/slice-columns.ts";
import { sweepJobs } from "../src/sweep/sweep-jobs.ts";
import type { SweepPlan } from "../src/sweep/sweep-plan.ts";
import type { PointsSpec, SweepSpec } from "../src/sweep/sweep-spec.ts";
import { sweep } from "../src/sweep/sweep.ts";
import { weighPosterior } from "../src/sweep/weigh-posterior.ts";
import { checksum } from "./engine-jobs.ts";
import { loadKernelSync } from "@onset/kernel";

const box: PointsSpec = {
  points: "sobol",
  count: 40_000,
  of: { threshold: { from: 8, to: 10 }, steepness: { from: 2, to: 8, spacing: "geometric" } },
};
const scale = { from: 1e6, to: 1e12, count: 25, spacing: "geometric" } as const;

function specOf(axes: SweepSpec["axes"], rest: Partial<SweepSpec> = {}): SweepSpec {
  return { onset: "sweep/1", model: { curve: "exact-match" }, axes, observables: ["onset", "most"], ...rest };
}

/** 2 × 40000 × 3 curves: the points are too many to keep, and stand between two other axes. */
const long = specOf({ guessRate: [0, 0.25], box, steps: [1, 2, 8], scale });

async function engineOf(): ReturnType<typeof createEngine> {
  return createEngine({ kind: "local" });
}

/** Slices of a plan, a few of them: the first, the last, and some in between. */
function someSlices(plan: SweepPlan): number[] {
  const picked = [0, 1, Math.floor(plan.slices / 3), Math.floor(plan.slices / 2), plan.slices - 1];
  return [...new Set(picked)].filter((index) => index >= 0 && index < plan.slices);
}

describe("an axis too long to send", () => {
  test("is made slice by slice: slices lie within one step of the outer axes and cover every curve once", () => {
    const plan = planSweep(long);
    expect([plan.curves, plan.curvesPerBlock]).toEqual([240_000, 120_000]);
    expect(plan.columns.map(({ name, axis }) => [name, axis === undefined])).toEqual([
      ["guessRate", false],
      ["threshold", true],
      ["steepness", true],
      ["steps", false],
      ["onset", true],
      ["most", true],
    ]);
    let [next, rows, cells] = [0, 0, 0];
    for (let index = 0; index < plan.slices; index++) {
      const { begin, end } = sliceRange(plan, index);
      expect(begin).toBe(next);
      expect(Math.floor(begin / 120_000)).toBe(Math.floor((end - 1) / 120_000));
      next = end;
      rows += sliceRows(plan, index);
      cells += sliceCells(plan, index);
    }
    expect([next, rows, cells]).toEqual([plan.curves, plan.rows, plan.cells]);
  });

  test("is sent cut: no slice carries more than its own steps of it", () => {
    const plan = planSweep(long);
    for (const job of sweepJobs(plan, { begin: 3, end: 6 })) {
      if (job.kind !== "sweep") throw new Error("wrong kind");
      const [points] = job.tasks[0]!.problem.design.axes;
      expect(points!.values.length / 2).toBeLessThanOrEqual((job.end - job.begin) / 3 + 2);
    }
  });

  test("gives the rows of each curve alone: parameters of the point, onset within 1e-12 of one curve's sweep", async () => {
    const plan = planSweep(long);
    const engine = await engineOf();
    for (const index of someSlices(plan)) {
      const [result] = await engine.run(sweepJobs(plan, { begin: index, end: index + 1 }));
      const columns = sliceColumns(plan, index, result!);
      const { begin } = sliceRange(plan, index);
      for (const row of [0, 1, sliceRows(plan, index) - 1]) {
        const curve = begin + row;
        const point = Math.floor(curve / 3) % 40_000;
        const [threshold, steepness] = pointsInBox(box, 1, point, point + 1);
        const expected = {
          guessRate: [0, 0.25][Math.floor(curve / 120_000)]!,
          threshold: threshold!,
          steepness: steepness!,
          steps: [1, 2, 8][curve % 3]!,
        };
        for (const [name, value] of Object.entries(expected)) expect(columns[name]![row]).toBe(value);
        const alone = await sweep(specOf({ ...expected, scale }), { engine });
        for (const name of ["onset", "most"]) {
          expect(Math.abs(columns[name]![row]! - alone.columns[name]![0]!)).toBeLessThan(1e-12);
        }
      }
    }
  });

  test("a long list is cut the same way, to the bytes of the list kept whole", async () => {
    const values = Array.from({ length: 70_000 }, (_, i) => 8 + i / 35_000);
    const cut = planSweep(specOf({ steps: [1, 4], threshold: values, steepness: 3, scale }));
    expect([cut.curvesPerBlock, cut.slices > 2]).toEqual([70_000, true]);
    const engine = await engineOf();
    for (const index of someSlices(cut)) {
      const { begin, end } = sliceRange(cut, index);
      const [result] = await engine.run(sweepJobs(cut, { begin: index, end: index + 1 }));
      const got = sliceColumns(cut, index, result!);
      const from = begin % 70_000;
      const own = values.slice(from, from + end - begin);
      const steps = begin < 70_000 ? 1 : 4;
      const whole = await sweep(specOf({ steps, threshold: own, steepness: 3, scale }), { engine });
      for (const name of ["threshold", "steps", "onset", "most"])
        expect(got[name]).toEqual(whole.columns[name]);
    }
  });
});

describe("several passes", () => {
  const spec = specOf(
    { threshold: { from: 8, to: 10, count: 30 }, steepness: [1, 3], steps: [1, 2, 3], scale },
    {
      data: { scale: [1e8, 1e10, 1e8], items: [10, 40, 30], correct: [1, 30, 6] },
      observables: [
        "onset",
        { scoreAt: [1e10, 1e8] },
        "logLikelihood",
        "sumOfSquares",
        { onset: 0.2 },
        "width",
      ],
    },
  );

  test("rows are those of each observable swept alone within 1e-12, in the order asked for", async () => {
    const engine = await engineOf();
    const together = await sweep(spec, { engine });
    const names = ["score_at_1e10", "score_at_1e8", "logLikelihood", "sumOfSquares", "onset_0.2", "width"];
    expect(Object.keys(together.columns)).toEqual(["threshold", "steepness", "steps", "onset", ...names]);
    expect(together.cells).toBe(180 * (25 + 2 + 2));
    for (const observable of spec.observables) {
      const { columns } = await sweep({ ...spec, observables: [observable] }, { engine });
      for (const [name, values] of Object.entries(columns)) {
        values.forEach((value, row) => {
          const other = together.columns[name]![row]!;
          expect(Object.is(other, value) || Math.abs(other - value) <= 1e-12 * Math.abs(value)).toBe(true);
        });
      }
    }
  });

  test("scores and fits to data are the formula's: 1e-14 of the kernel's own curve, repeated scales counted", async () => {
    const { columns, rows } = await sweep(spec, { engine: await engineOf() });
    const kernel = loadKernelSync();
    for (let row = 0; row < rows; row += 7) {
      const at = (name: string): number => columns[name]![row]!;
      const curve = { threshold: at("threshold"), steepness: at("steepness"), steps: at("steps") };
      const [low, high] = kernel.exactMatch(Float64Array.of(8, 10), curve) as unknown as [number, number];
      expect(at("score_at_1e8")).toBeCloseTo(low, 14);
      expect(at("score_at_1e10")).toBeCloseTo(high, 14);
      const squares = 10 * (0.1 - low) ** 2 + 30 * (0.2 - low) ** 2 + 40 * (0.75 - high) ** 2;
      expect(at("sumOfSquares")).toBeCloseTo(squares, 12);
      const [a, b, c, d] = kernel.log(Float64Array.of(low, 1 - low, high, 1 - high)) as unknown as number[];
      const likelihood = 7 * a! + 33 * b! + 30 * c! + 10 * d!;
      expect(Math.abs(at("logLikelihood") / likelihood - 1)).toBeLessThan(1e-10);
    }
  });

  test("posterior weights sum to 1 within 1e-12, and go with the likelihood", async () => {
    const engine = await engineOf();
    const likelihood = await sweep({ ...spec, observables: ["logLikelihood"] }, { engine });
    const { columns } = await sweep({ ...spec, observables: ["posteriorWeight"] }, { engine });
    const weights = columns["posteriorWeight"]!;
    expect(Math.abs(Float64Array.from(weights).reduce((sum, weight) => sum + weight, 0) - 1)).toBeLessThan(
      1e-12,
    );
    const logs = loadKernelSync().log(Float64Array.from(weights));
    const values = likelihood.columns["logLikelihood"]!;
    for (let row = 1; row < weights.length; row++) {
      if (weights[row]! < 1e-290 || weights[0]! < 1e-290) continue;
      expect(logs[row]! - logs[0]!).toBeCloseTo(values[row]! - values[0]!, 8);
    }
  });

  test("float32 scores lie within 2e-7 of the float64 ones, other observables are rounded, axes stay", async () => {
    const engine = await engineOf();
    for (const observables of [["score"], ["onset", { scoreAt: 1e9 }]] as const) {
      const wide = await sweep({ ...spec, observables }, { engine });
      const { columns } = await sweep({ ...spec, observables, output: { precision: "f32" } }, { engine });
      for (const [name, values] of Object.entries(columns)) {
        const exact = wide.columns[name]!;
        const axis = ["threshold", "steepness", "steps", "scale"].includes(name);
        expect(values).toBeInstanceOf(axis ? Float64Array : Float32Array);
        const bound = axis ? 0 : name === "onset" ? 1e-6 : 2e-7;
        values.forEach((value, row) => {
          if (!Number.isNaN(exact[row]!)) expect(Math.abs(value - exact[row]!)).toBeLessThanOrEqual(bound);
        });
      }
    }
  });
});

test("axes' columns of slices, end to end, follow the rule values[floor(r / inner) % length]", () => {
  const plan = planSweep(
    specOf({
      threshold: { from: 8, to: 9, count: 700 },
      steepness: { from: 1, to: 2, count: 300 },
      steps: [1, 2, 3],
      scale,
    }),
  );
  expect(plan.slices).toBeGreaterThan(3);
  for (const index of someSlices(plan)) {
    const { begin } = sliceRange(plan, index);
    const columns = sliceAxes(plan, index);
    for (const { name, axis } of plan.columns) {
      if (axis === undefined) continue;
      columns[name]!.forEach((value, row) => {
        if (value !== axis.values[Math.floor((begin + row) / axis.inner) % axis.values.length])
          expect.fail(name);
      });
    }
  }
});

test("streamed posterior weights have the bits of those kept in memory", async () => {
  const engine = await engineOf();
  const spec = specOf(
    { threshold: { from: 8, to: 12, count: 3000 }, steepness: { from: 1, to: 4, count: 500 }, steps: 2 },
    {
      data: { scale: [1e8, 1e9, 1e10], items: [100, 100, 100], correct: [1, 20, 70] },
      observables: [{ scoreAt: 1e9 }, "posteriorWeight"],
    },
  );
  const { columns } = await sweep(spec, { engine });
  const plan = await weighPosterior(planSweep(spec), { engine });
  expect(plan.slices).toBeGreaterThan(2);
  for (const index of someSlices(plan)) {
    const [result] = await engine.run(sweepJobs(plan, { begin: index, end: index + 1 }));
    const { begin, end } = sliceRange(plan, index);
    const streamed = sliceColumns(plan, index, result!)["posteriorWeight"]!;
    expect(checksum(streamed)).toBe(checksum(columns["posteriorWeight"]!.slice(begin, end)));
  }
  expect(await weighPosterior(plan, { engine })).toBe(plan);
  const other = planSweep({ ...spec, observables: ["logLikelihood"] });
  expect(await weighPosterior(other, { engine })).toBe(other);
});
