import {
  type KernelCalls,
  loadKernelSync,
  type Observer,
  ReferenceKernel,
  type RowModel,
  type StudyColumns,
  type SweepProblem,
  type SweepRun,
  TAPE_OPERATIONS,
} from "@onset/kernel";
import { describe, expect, test } from "vitest";

const kernel = loadKernelSync();
const reference = new ReferenceKernel();

const OBSERVERS: readonly Observer[] = [
  { kind: "crossing", level: 0.5, of: "core" },
  { kind: "crossing", level: 0.6, of: "observed" },
  { kind: "width", low: 0.1, high: 0.9, of: "core" },
  { kind: "slope" },
  { kind: "slope-at" },
  { kind: "area" },
  { kind: "least" },
  { kind: "most" },
  { kind: "breakthroughness" },
  { kind: "linearity" },
  { kind: "sum-of-squares" },
  { kind: "log-likelihood" },
];
const LEVELS = [10, 10, NaN, 0.3, 10, NaN, 0.1, 0.9, NaN, 0.5, 1, -30];
const NAMES: readonly string[] = TAPE_OPERATIONS;
/** Φ(k (x − c)). */
const PROBIT_CODE = Int32Array.from(
  [
    [NAMES.indexOf("subtract"), 2, 0],
    [NAMES.indexOf("multiply"), 3, 1],
    [NAMES.indexOf("phi"), 4, 4],
  ].flat(),
);
const PROBIT: RowModel = {
  kind: "tape",
  tape: {
    constants: new Float64Array(0),
    parameters: 2,
    columns: 1,
    code: PROBIT_CODE,
  },
};

/** The same curves under four models; the last slot holds the items. */
const MODELS: Readonly<Record<string, { model: RowModel; base: number[]; axes: [number, number[]][] }>> = {
  logistic: {
    model: { kind: "logistic" },
    base: [0.1, 0.05, 1, 10, 2, 50],
    axes: [
      [3, [9, 10, 11]],
      [5, [1, 20, 1000]],
    ],
  },
  falling: { model: { kind: "logistic" }, base: [0.1, 0.05, 3, 10, -2, 50], axes: [[4, [-1, -5]]] },
  tape: {
    model: PROBIT,
    base: [0.1, 0.05, 1, 10, 2, 50],
    axes: [
      [3, [9, 11]],
      [2, [1, 2, 5]],
    ],
  },
  skills: {
    model: { kind: "skills", rule: "product", layout: "spread", skills: 4 },
    base: [0, 0, 1, 3, 1, 0, 10, 3, 2, 30],
    axes: [[3, [1, 2, 4]]],
  },
};

function problemOf(name: string, points: number, replicates: number): SweepProblem {
  const { model, base, axes } = MODELS[name] as (typeof MODELS)[string];
  // Not all steps are equal where there are many.
  const x = Float64Array.from(
    { length: points },
    (_, i) => 8 + (4 * i) / (points - 1) + (i === 5 ? 0.01 : 0),
  );
  return {
    model,
    design: {
      base: Float64Array.from(base),
      axes: axes.map(([slot, values]) => ({ slots: [slot], values: Float64Array.from(values) })),
    },
    x,
    observers: OBSERVERS,
    data: { scores: x.map((_, i) => i / points), weights: x.map(() => 3) },
    study: { seed: 7, replicates, itemsSlot: base.length - 1, levels: LEVELS, firstCurve: 2 ** 40 + 5 },
  };
}

const COLUMNS = ["mean", "standardDeviation", "share"] as const;

/** Runs `work` over an open run and closes it. */
function withRun<T>(engine: KernelCalls, problem: SweepProblem, work: (run: SweepRun) => T): T {
  const run = engine.openSweep(problem);
  try {
    return work(run);
  } finally {
    run.close();
  }
}

const study = (engine: KernelCalls, problem: SweepProblem, begin = 0, end?: number): StudyColumns =>
  withRun(engine, problem, (run) => run.study(begin, end ?? run.curves));

describe.each(Object.keys(MODELS))("a study of %s curves", (name) => {
  test.each([2, 3, 7, 13, 40])(
    "of %i places agrees with its twin within 1e-9, every observer, 150 replicates",
    (points) => {
      const problem = problemOf(name, points, 150);
      const [ours, twin] = [study(kernel, problem), study(reference, problem)];
      for (const column of COLUMNS) {
        ours[column].forEach((value, i) => {
          const other = twin[column][i] as number;
          const observer = OBSERVERS[Math.floor(i / (ours[column].length / OBSERVERS.length))]?.kind;
          if (Number.isNaN(other)) expect(value, `${column} of ${observer}`).toBeNaN();
          else
            expect(Math.abs(value - other), `${column} of ${observer}`).toBeLessThanOrEqual(
              1e-9 * Math.max(1e-3, Math.abs(other)),
            );
        });
      }
    },
  );

  test("gives the bytes of the whole for every cut of its curves", () => {
    const problem = problemOf(name, 7, 70);
    const whole = study(kernel, problem);
    const curves = whole.mean.length / OBSERVERS.length;
    for (let begin = 0; begin < curves; begin++) {
      for (let end = begin; end <= curves; end++) {
        const part = study(kernel, problem, begin, end);
        for (const column of COLUMNS) {
          const want = OBSERVERS.flatMap((_, o) => [
            ...whole[column].subarray(o * curves + begin, o * curves + end),
          ]);
          expect([...part[column]]).toEqual(want);
        }
      }
    }
  });
});

describe("a study", () => {
  test("sees what `binomials` draws: mean and standard deviation of the largest score within 1e-12", () => {
    const problem = { ...problemOf("logistic", 6, 333), observers: [{ kind: "most" }] as const };
    const one: SweepProblem = {
      ...problem,
      study: { ...(problem.study as NonNullable<SweepProblem["study"]>), levels: [0.9] },
    };
    const [scores, seen] = withRun(kernel, one, (run) => [run.scores(4, 5), run.study(4, 5)]);
    const draws = { seed: 7, curve: 2 ** 40 + 5 + 4, begin: 0, end: 333 };
    const counts = kernel.binomials(draws, new Float64Array(6).fill(20), scores);
    const most = Array.from({ length: 333 }, (_, r) => Math.max(...counts.subarray(6 * r, 6 * r + 6)) / 20);
    const mean = most.reduce((sum, value) => sum + value, 0) / 333;
    const variance = most.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 332;
    expect(Math.abs((seen.mean[0] as number) - mean)).toBeLessThanOrEqual(1e-12);
    expect(Math.abs((seen.standardDeviation[0] as number) - Math.sqrt(variance))).toBeLessThanOrEqual(1e-12);
    expect(seen.share[0]).toBe(most.filter((value) => value >= 0.9 - 1e-12).length / 333);
  });

  test("of a million items sees the curve itself: crossings, widths and areas within 5 standard errors, 64 replicates", () => {
    const problem = problemOf("tape", 9, 64);
    const base = problem.design.base.map((value, slot) => (slot === 5 ? 1e6 : value));
    const sharp = { ...problem, design: { ...problem.design, base } };
    const [exact, seen] = withRun(kernel, sharp, (run) => [
      run.observe(0, run.curves),
      run.study(0, run.curves),
    ]);
    const curves = exact.length / OBSERVERS.length;
    OBSERVERS.forEach(({ kind }, o) => {
      // The others are curved about what is measured, or do not follow it continuously.
      if (!["crossing", "width", "area"].includes(kind)) return;
      for (let i = o * curves; i < (o + 1) * curves; i++) {
        if (Number.isNaN(exact[i])) continue;
        const error = (seen.standardDeviation[i] as number) / 8;
        expect(Math.abs((seen.mean[i] as number) - (exact[i] as number)), kind).toBeLessThanOrEqual(
          5 * error + 1e-6,
        );
      }
    });
  });

  test("of one replicate has no standard deviation, and of a curve that is no probability no mean", () => {
    const single = study(kernel, problemOf("logistic", 5, 1));
    expect(single.standardDeviation.every(Number.isNaN)).toBe(true);
    const outside = problemOf("tape", 5, 20);
    const tape = {
      constants: Float64Array.of(2),
      parameters: 2,
      columns: 1,
      code: Int32Array.of(NAMES.indexOf("add"), 0, 3),
    };
    const seen = study(kernel, { ...outside, model: { kind: "tape", tape } });
    expect(seen.mean.every(Number.isNaN)).toBe(true);
    expect(seen.share.subarray(0, 6)).toEqual(new Float64Array(6));
  });

  test("keeps nothing of the caller's, and is refused after its run is closed", () => {
    const problem = problemOf("logistic", 5, 30);
    const before = study(kernel, problem);
    const run = kernel.openSweep(problem);
    problem.design.base.fill(0.25);
    expect(run.study(0, run.curves)).toEqual(before);
    run.close();
    expect(() => run.study(0, 1)).toThrow(/closed/);
  });

  test.each<[string, Partial<NonNullable<SweepProblem["study"]>>, RegExp]>([
    ["no replicates", { replicates: 0 }, /replicates must be.*got 0/],
    ["half a seed", { seed: 0.5 }, /seed of a study.*got 0\.5/],
    ["a slot that is not there", { itemsSlot: 6 }, /itemsSlot must lie within 0 to 5, got 6/],
    ["items that are no count", { itemsSlot: 0 }, /items must be an integer from 1 to 1000000, got 0\.1/],
    ["levels for others", { levels: [1] }, /12 observers, got 1/],
    ["a place beyond 2^53", { firstCurve: 2 ** 53 }, /firstCurve must be/],
  ])("with %s is refused by both engines when the sweep is opened", (_, change, message) => {
    const problem = problemOf("falling", 5, 10);
    const bad = {
      ...problem,
      study: { ...(problem.study as NonNullable<SweepProblem["study"]>), ...change },
    };
    for (const engine of [kernel, reference]) expect(() => engine.openSweep(bad)).toThrow(message);
  });

  test("that was not described is refused by both engines", () => {
    const { study: _, ...plain } = problemOf("logistic", 5, 10);
    for (const engine of [kernel, reference]) {
      withRun(engine, plain, (run) => expect(() => run.study(0, 1)).toThrow(/needs a problem with `study`/));
    }
  });
});
