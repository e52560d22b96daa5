import { loadKernelSync, ReferenceKernel, type RowModel, type SweepProblem } from "@onset/kernel";
import { describe, expect, test } from "vitest";
import golden from "./golden/rows.json" with { type: "json" };

const SHARES = [0, 0.25, 0.5, 1] as const;

interface Case {
  readonly model: RowModel;
  readonly slots: readonly number[];
  readonly x: readonly number[];
  readonly scores: readonly number[];
  readonly logLikelihood: number;
}

const CASES = golden.cases as readonly Case[];

function problemOf({ model, slots, x }: Case, observers: SweepProblem["observers"]): SweepProblem {
  return {
    model,
    design: { base: Float64Array.from(slots), axes: [] },
    x: Float64Array.from(x),
    observers,
    data: {
      scores: Float64Array.from(x, (_, i) => SHARES[i % 4] as number),
      weights: Float64Array.from(x, () => 7),
    },
  };
}

/** Largest absolute error, and largest relative one of scores above 1e-12. */
function errors(
  engine: ReferenceKernel | ReturnType<typeof loadKernelSync>,
  cases: readonly Case[],
): [number, number] {
  let [absolute, relative] = [0, 0];
  for (const one of cases) {
    const run = engine.openSweep(problemOf(one, []));
    run.scores(0, 1).forEach((score, i) => {
      const want = one.scores[i] as number;
      const error = Math.abs(score - want);
      absolute = Math.max(absolute, Number.isNaN(error) ? Infinity : error);
      if (want > 1e-12) relative = Math.max(relative, error / want);
    });
    run.close();
  }
  return [absolute, relative];
}

const kernel = loadKernelSync();
const powerOf = ({ slots }: Case): number => slots[2] as number;

describe("rows beside 400 digits", () => {
  test("logistic rows: 4e-16 absolute, 1e-15 relative above 1e-12, however far the centre of their table lies", () => {
    const plain = CASES.filter((one) => one.model.kind === "logistic" && powerOf(one) === 1);
    expect(plain.length).toBeGreaterThan(20);
    const [absolute, relative] = errors(kernel, plain);
    expect(absolute).toBeLessThan(4e-16);
    expect(relative).toBeLessThan(1e-15);
  });

  test("powers of up to 40 factors: 2e-14 absolute and relative above 1e-12", () => {
    const powers = CASES.filter((one) => one.model.kind === "logistic" && powerOf(one) > 1);
    const [absolute, relative] = errors(kernel, powers);
    expect(absolute).toBeLessThan(2e-14);
    expect(relative).toBeLessThan(2e-14);
  });

  // A threshold made of middle and spread is itself rounded, which a steep curve shows: k times an ulp of it.
  test.each([
    ["each", "product", 2e-15, 1e-14],
    ["each", "weakest-link", 1e-15, 5e-15],
    ["each", "k-of-n", 4e-15, 1e-14],
    ["each", "correlated", 2e-15, 1e-14],
    ["spread", "product", 5e-15, 1e-13],
    ["spread", "weakest-link", 5e-15, 1e-13],
    ["spread", "k-of-n", 5e-15, 1e-13],
    ["spread", "correlated", 1e-14, 1e-13],
  ] as const)(
    "layout %s, %s of up to 12 skills, and its cube: %f absolute, %f relative above 1e-12",
    (layout, rule, absolute, relative) => {
      const skills = CASES.filter(
        ({ model }) => model.kind === "skills" && model.rule === rule && model.layout === layout,
      );
      expect(skills).toHaveLength(8);
      const [largest, largestShare] = errors(kernel, skills);
      expect(largest).toBeLessThan(absolute);
      expect(largestShare).toBeLessThan(relative);
    },
  );

  test("log-likelihoods, both tails of every model: within 1e-14 of their size", () => {
    // A power below 1e-308 is no longer a number of full precision, nor is its logarithm.
    for (const one of CASES.filter((other) => other.logLikelihood > -4000)) {
      const run = kernel.openSweep(problemOf(one, [{ kind: "log-likelihood" }]));
      const [got] = run.observe(0, 1) as unknown as [number];
      run.close();
      const bound = 1e-14 * Math.max(1, Math.abs(one.logLikelihood));
      expect(Math.abs(got - one.logLikelihood), JSON.stringify(one.slots)).toBeLessThan(bound);
    }
  });

  test("the plain twin is within 1e-13 of them", () => {
    expect(errors(new ReferenceKernel(), CASES)[0]).toBeLessThan(1e-13);
  });
});
