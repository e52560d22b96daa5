import { describe, expect, test } from "vitest";
import { onsetAt } from "../src/curves/onset-at.ts";
import { createEngine } from "../src/engine/create-engine.ts";
import { parseSweepSpec } from "../src/sweep/parse-sweep-spec.ts";
import { planSweep, sweepJobs } from "../src/sweep/plan-sweep.ts";
import { sliceColumns, sweepColumns, sweepRows } from "../src/sweep/slice-columns.ts";
import { sweep } from "../src/sweep/sweep.ts";
import type { SweepSpec } from "../src/sweep/sweep-spec.ts";

const spec: SweepSpec = {
  onset: "sweep/1",
  model: { curve: "exact-match" },
  axes: {
    threshold: { from: 8, to: 12, count: 5 },
    steepness: { from: 1, to: 8, count: 4, spacing: "geometric" },
    steps: [1, 2, 4],
    scale: { from: 1e6, to: 1e13, count: 701, spacing: "geometric" },
  },
  observables: ["onset", "width"],
};

const changed = (axes: Record<string, unknown>, rest: Record<string, unknown> = {}): unknown => ({
  ...spec,
  axes: { ...spec.axes, ...axes },
  ...rest,
});

describe("spec", () => {
  test.each([
    [null, "the spec must be a mapping with onset, model, axes and observables, got null"],
    [{ ...spec, onset: "sweep/2" }, 'onset must be "sweep/1", the version of this format, got "sweep/2"'],
    [
      { ...spec, model: { curve: "gompertz" } },
      'model.curve must be logistic or exact-match, got "gompertz"',
    ],
    [{ ...spec, observabels: [] }, "observabels is not known in spec.yaml: did you mean observables?"],
    [changed({ steepnes: 3 }), "axes.steepnes is not known in spec.yaml: did you mean steepness?"],
    [
      changed({ steepness: { from: 1, to: 2, count: 0 } }),
      "axes.steepness.count must be an integer ≥ 1, got 0 in spec.yaml",
    ],
    [
      changed({ steepness: { from: 1, to: 2, count: 2.5 } }),
      "axes.steepness.count must be an integer ≥ 1, got 2.5 in spec.yaml",
    ],
    [
      changed({ steepness: { from: 1, to: 2, count: 2e6 } }),
      "axes.steepness.count must be at most 1000000, got 2000000 in spec.yaml",
    ],
    [
      changed({ steepness: { from: 1, to: 2, cont: 3 } }),
      "axes.steepness.cont is not known in spec.yaml: did you mean count?",
    ],
    [
      changed({ steepness: { from: 1, to: 2 } }),
      "axes.steepness.count must be an integer ≥ 1, it is missing in spec.yaml",
    ],
    [changed({ steepness: [1, -2] }), "axes.steepness must be positive, got -2 as value 2 in spec.yaml"],
    [
      changed({ steepness: "steep" }),
      'axes.steepness must be a number, a list of numbers, or { from, to, count, spacing }, got "steep" in spec.yaml',
    ],
    [changed({ threshold: [] }), "axes.threshold must hold at least one value, got [] in spec.yaml"],
    [changed({ threshold: [8, "9"] }), 'axes.threshold[1] must be a finite number, got "9" in spec.yaml'],
    [changed({ threshold: Number.NaN }), "axes.threshold must be a finite number, got NaN in spec.yaml"],
    [
      changed({ threshold: { from: 8, to: 9, count: 1 } }),
      "axes.threshold.count is 1, so from and to must be equal, got 8 and 9",
    ],
    [changed({ steps: [1, 2.5] }), "axes.steps must be integers from 1 to 100000, got 2.5 as value 2"],
    [changed({ steps: [0] }), "axes.steps must be integers from 1 to 100000, got 0 as value 1"],
    [
      changed({ steps: undefined }),
      "axes.steps is missing in spec.yaml: exact-match needs the number of steps",
    ],
    [
      changed({}, { model: { curve: "logistic" } }),
      "axes.steps is for exact-match only, model.curve is logistic",
    ],
    [changed({ scale: [1e6, 1e5] }), "axes.scale must ascend strictly, got 100000 as value 2"],
    [
      changed({ scale: [-1, 1e5] }),
      "axes.scale must be positive (as published, not its logarithm), got -1 as value 1",
    ],
    [changed({ scale: 1e9 }), "axes.scale must have at least two values, got 1"],
    [
      changed({ scale: { from: 0, to: 10, count: 3, spacing: "geometric" } }),
      "axes.scale with geometric spacing must have positive ends, got 0 and 10",
    ],
    [changed({}, { observables: ["onset", "score"] }), "observables must be either score"],
    [changed({}, { observables: ["onset", "onset"] }), "observables must name each one once"],
    [changed({}, { observables: [] }), "observables must name at least one of onset, width, score, got []"],
  ])("a fault is named with path, rule and value (%#)", (value, message) => {
    expect(() => parseSweepSpec(value, "spec.yaml")).toThrow(message);
    expect(() => parseSweepSpec(value)).toThrow(expect.objectContaining({ code: "invalid-spec" }));
  });

  test("all faults are told at once, one a line", () => {
    const value = changed({ steepness: { from: 1, to: 2, count: 0 }, threshold: "x" });
    expect(() => parseSweepSpec(value)).toThrow(/axes\.threshold .*\n.*axes\.steepness\.count/);
  });

  test("a good spec comes back as it was", () => {
    expect(parseSweepSpec(structuredClone(spec))).toEqual(spec);
  });
});

describe("plan", () => {
  test("axis values keep their ends as written, whole steps whole, and powers of ten exact", () => {
    const plan = planSweep(spec);
    expect([...plan.grid.thresholds]).toEqual([8, 9, 10, 11, 12]);
    expect([plan.grid.steepnesses[0], plan.grid.steepnesses[3]]).toEqual([1, 8]);
    expect([plan.scales[0], plan.scales[100], plan.scales[700]]).toEqual([1e6, 1e7, 1e13]);
    expect([plan.curves, plan.cells, plan.slices]).toEqual([60, 60 * 701, 1]);
  });

  test("slices cover every curve once, stay within 4 million cells, and do not part equal rows", () => {
    const plan = planSweep(
      changed({
        threshold: { from: 8, to: 12, count: 800 },
        steps: { from: 1, to: 7, count: 7 },
      }) as SweepSpec,
    );
    const jobs = [...sweepJobs(plan)];
    expect(jobs.length).toBe(plan.slices);
    let next = 0;
    for (const job of jobs) {
      if (job.kind !== "sweep-curves") throw new Error("wrong kind");
      expect(job.begin).toBe(next);
      expect(job.begin % 7).toBe(0);
      expect((job.end - job.begin) * 701).toBeLessThanOrEqual(4_000_000);
      next = job.end;
    }
    expect(next).toBe(plan.curves);
  });

  test("a sweep of 10^12 cells is planned without touching them, one of 10^16 is refused", () => {
    const large = { from: 1, to: 2, count: 10_000 };
    const plan = planSweep(
      changed({
        threshold: large,
        steepness: large,
        scale: { from: 1, to: 2, count: 10_000 },
        steps: 1,
      }) as SweepSpec,
    );
    expect(plan.cells).toBe(1e12);
    const [first] = sweepJobs(plan);
    expect(first).toMatchObject({ begin: 0, end: 300 });
    const huge = changed({
      threshold: large,
      steepness: large,
      scale: large,
      steps: { from: 1, to: 10_000, count: 10_000 },
    });
    expect(() => planSweep(huge as SweepSpec)).toThrow("at most 2^53 − 1 cells, got about 1.00e+16");
  });
});

/** Whether x lies on the grid of the spec above. */
function inside(x: number): boolean {
  return x >= 6 && x <= 13;
}

describe("run", () => {
  test("onset and width agree with the closed form to the grid's resolution, one row a curve", async () => {
    const result = await sweep(spec, { engine: await createEngine({ kind: "local" }) });
    expect(Object.keys(result.columns)).toEqual(["threshold", "steepness", "steps", "onset", "width"]);
    expect(result.rows).toBe(60);
    for (let row = 0; row < result.rows; row++) {
      const [threshold, steepness, steps] = ["threshold", "steepness", "steps"].map(
        (name) => result.columns[name]![row],
      ) as [number, number, number];
      const curve = { curve: "exact-match", parameters: { threshold, steepness, steps } } as const;
      const [low, middle, high] = [0.1, 0.5, 0.9].map((p) => onsetAt(curve, p, { of: "core" })) as [
        number,
        number,
        number,
      ];
      const { onset, width } = {
        onset: result.columns["onset"]![row],
        width: result.columns["width"]![row],
      };
      if (inside(middle)) expect(Math.abs(onset! - middle)).toBeLessThan(1e-3);
      if (inside(low) && inside(high)) expect(Math.abs(width! - (high - low))).toBeLessThan(1e-3);
      else expect(width).toBeNaN();
    }
  });

  test("scores come one row a cell, with the scale as published, and progress counts cells to the last", async () => {
    const seen: number[] = [];
    const scores = {
      ...spec,
      axes: { ...spec.axes, scale: [1e8, 1e9, 1e10] },
      observables: ["score"],
    } as const;
    const result = await sweep(scores, {
      engine: await createEngine({ kind: "local" }),
      onProgress: ({ completed }) => seen.push(completed),
    });
    expect(Object.keys(result.columns)).toEqual(["threshold", "steepness", "steps", "scale", "score"]);
    expect(result.rows).toBe(180);
    expect(Array.from(result.columns["scale"]!.subarray(0, 4))).toEqual([1e8, 1e9, 1e10, 1e8]);
    expect(result.columns["score"]![0]).toBe(0.5);
    expect(seen.at(-1)).toBe(180);
  });

  test("columns of slices, end to end, are the columns of the whole", async () => {
    const engine = await createEngine({ kind: "local" });
    const plan = planSweep(changed({ threshold: { from: 8, to: 12, count: 500 } }) as SweepSpec);
    expect(plan.slices).toBeGreaterThan(1);
    const whole = await sweep(plan.spec, { engine });
    const parts = await engine.run(sweepJobs(plan));
    for (const name of sweepColumns(plan)) {
      const joined = parts.flatMap((part, index) => [...sliceColumns(plan, index, part)[name]!]);
      expect(joined).toEqual([...whole.columns[name]!]);
      expect(joined.length).toBe(sweepRows(plan));
    }
  });

  test("more than 4 million rows are refused before any work, with the way out", async () => {
    const value = changed(
      { threshold: { from: 8, to: 12, count: 3000 } },
      { observables: ["score"] },
    ) as SweepSpec;
    await expect(sweep(value)).rejects.toThrow(
      "a sweep in memory can have at most 4000000 rows, got 25236000: write it to a folder",
    );
  });
});
