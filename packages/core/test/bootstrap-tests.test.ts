// Tests by parametric bootstrap: their rates under the null, their power, and where they refuse.
import { loadKernelSync } from "@onset/kernel";
import { describe, expect, test } from "vitest";
import type { BootstrapTest } from "../src/bootstrap/bootstrap-test.ts";
import { createEngine } from "../src/engine/create-engine.ts";
import type { FitOptions } from "../src/fit/fit-options.ts";
import { fit, fitAll } from "../src/fit/fit.ts";
import type { Series } from "../src/series/series.ts";
import { seriesOf } from "./planted.ts";

const kernel = loadKernelSync();
const engine = await createEngine({ kind: "local" });
const scales = [1e8, 3e8, 1e9, 3e9, 1e10, 3e10, 1e11, 3e11];
const rise = [0.1, 0.12, 0.17, 0.35, 0.6, 0.8, 0.88, 0.9];
const flat = scales.map(() => 0.25);
const jagged = [0.02, 0.14, 0.02, 0.35, 0.4, 0.9, 0.8, 0.95];
const brief = { engine, interval: "none", bootstrap: { replicates: 200 }, seed: 11 } as const;

/** p of one test over series of 40 items drawn from the true scores. */
async function manyP(
  name: "fit" | "scatter" | "transition",
  truth: readonly number[],
  series: number,
): Promise<number[]> {
  const draws = { seed: 3, curve: 9, begin: 0, end: series };
  const items = new Float64Array(truth.length).fill(40);
  const counts = kernel.binomials(draws, items, Float64Array.from(truth));
  const drawn = Array.from({ length: series }, (_, r): Series => {
    const shares = truth.map((__, i) => counts[r * truth.length + i]! / 40);
    return { ...seriesOf(scales, shares, 40), id: `s${r}` };
  });
  const results = await fitAll(drawn, { ...brief, tests: [name] });
  return results.map(({ fits }) => fits[0]!.tests[0]!.p!);
}

/** The greatest distance between the distribution of p and the uniform one, above it or below. */
function distance(p: readonly number[]): { above: number; below: number } {
  const sorted = p.toSorted((a, b) => a - b);
  const above = Math.max(...sorted.map((value, i) => (i + 1) / p.length - value));
  const below = Math.max(...sorted.map((value, i) => value - i / p.length));
  return { above, below };
}

async function testsOf(
  scores: readonly number[],
  options: FitOptions,
  items: number | null = 100,
): Promise<readonly BootstrapTest[]> {
  const { fits } = await fit(seriesOf(scales, scores, items), { ...brief, ...options });
  return fits[0]!.tests;
}

describe("p under the null", () => {
  test("of a transition is uniform over 40 flat series: within Kolmogorov's 0.25 (p 0.01)", async () => {
    const { above, below } = distance(await manyP("transition", flat, 40));
    expect(Math.max(above, below)).toBeLessThan(0.25);
  });

  test("of fit is uniform over 40 series of a logistic: within Kolmogorov's 0.25 (p 0.01)", async () => {
    const { above, below } = distance(await manyP("fit", rise, 40));
    expect(Math.max(above, below)).toBeLessThan(0.25);
  });

  test("of scatter is never too small: at most 0.2 above uniform, and 1 in more than half of 24 series without scatter", async () => {
    const p = await manyP("scatter", rise, 24);
    expect(distance(p).above).toBeLessThan(0.2);
    expect(p.filter((value) => value === 1).length).toBeGreaterThan(12);
  });
});

describe("what is there is found", () => {
  test("planted scatter: p of fit and of scatter is the least that 200 draws can give, 1/201, and so is a transition's", async () => {
    const found = await testsOf(jagged, { tests: ["fit", "scatter", "transition"] });
    expect(found.map(({ test: name, status, p }) => [name, status, p])).toEqual([
      ["fit", "ok", 1 / 201],
      ["scatter", "ok", 1 / 201],
      ["transition", "ok", 1 / 201],
    ]);
    expect(found[0]!.label).toBe("misfit and scatter together");
    expect(found[0]!.monteCarloError).toBeCloseTo(Math.sqrt(((1 / 201) * (200 / 201)) / 200), 12);
  });

  test("a line through scores that jump up and down by a tenth: p below 0.05 where scatter is ignored, above 0.2 where it is in the model", async () => {
    const scores = [0.2, 0.32, 0.17, 0.3, 0.22, 0.35, 0.2, 0.33];
    const [plain] = await testsOf(scores, { tests: ["transition"], curves: ["linear"] }, 400);
    const scattered: FitOptions = { tests: ["transition"], curves: ["linear"], likelihood: "beta-binomial" };
    const [modelled] = await testsOf(scores, scattered, 400);
    expect(plain!.p).toBeLessThan(0.05);
    expect(modelled!.p).toBeGreaterThan(0.2);
  });

  test("a given η, known standard errors, a fixed floor and a restrained curve are taken as they are: every number is finite", async () => {
    const asked: FitOptions[] = [
      { tests: ["transition"], likelihood: "beta-binomial", overdispersion: 0.1 },
      { tests: ["fit", "scatter", "transition"], guessRate: 0, curves: ["step"] },
      { tests: ["fit", "transition"], parameters: { lapseRate: { fixed: 0.05 } }, direction: "rising" },
      { tests: ["scatter"], likelihood: "beta-binomial" },
    ];
    for (const options of asked) {
      for (const { status, statistic, p } of await testsOf(jagged, options)) {
        expect(status).toBe("ok");
        expect(Number.isFinite(statistic)).toBe(true);
        expect(p).toBeGreaterThan(0);
        expect(p).toBeLessThanOrEqual(1);
      }
    }
  });

  test("one seed gives the same numbers alone and among other series and tests; another seed another p", async () => {
    const noisy = [0.1, 0.2, 0.17, 0.35, 0.6, 0.8, 0.81, 0.9];
    const [alone] = await testsOf(noisy, { tests: ["fit"] });
    const two = [seriesOf(scales, rise, 40), seriesOf(scales, noisy, 100)];
    const among = await fitAll(two, { ...brief, tests: ["scatter", "fit"] });
    const second = among[1]!.fits[0]!.tests[1]!;
    // q alone knows of the other series.
    expect(second).toEqual({ ...alone, among: 2, q: second.q });
    const [other] = await testsOf(noisy, { tests: ["fit"], seed: 12 });
    expect(other!.statistic).toBe(alone!.statistic);
    expect(other!.p).not.toBe(alone!.p);
  });
});

describe("rates and shapes", () => {
  const brisk = { curves: ["logistic"] } as const;
  const one = async (scores: readonly number[], options: FitOptions, items = 400): Promise<BootstrapTest> =>
    (await testsOf(scores, { ...brisk, ...options }, items))[0]!;

  test("a rise over three decades is no step, p 1/201; a step is not called drawn out, p above 0.05", async () => {
    const drawnOut = await one(rise, { tests: ["step"] });
    expect(drawnOut).toMatchObject({ p: 1 / 201, nullHypothesis: "a step between two sizes" });
    const step = [0.1, 0.11, 0.09, 0.1, 0.8, 0.81, 0.79, 0.8];
    expect((await one(step, { tests: ["step"] })).p).toBeGreaterThan(0.05);
    // The other way round: within its gap of 0.52 decades it is, and the drawn-out one is not.
    const narrow = await one(step, { tests: ["narrow"] });
    expect(narrow).toMatchObject({ p: 1 / 201 });
    expect(narrow.nullHypothesis).toMatch(/at least 0\.52 decades, the gap of sizes/);
    expect((await one(rise, { tests: ["narrow"] })).p).toBeGreaterThan(0.5);
  });

  test("a null that holds the best curve is not called, however much the scores scatter: two searches that end 1e-4 apart tie, p 1", async () => {
    // GPT-3, two-digit addition, one-shot (arXiv:2005.14165, Table H.1): 0.72 decades wide, in a gap of 0.29.
    const sizes = [1.25e8, 3.56e8, 7.6e8, 1.32e9, 2.65e9, 6.66e9, 1.285e10, 1.746e11];
    const scores = [40, 11, 63, 80, 242, 392, 1460, 1992].map((count) => count / 2000);
    const { fits } = await fit(seriesOf(sizes, scores, 2000), { ...brief, tests: ["narrow"] });
    expect(fits[0]!.width).toBeGreaterThan(0.7);
    expect(fits[0]!.tests[0]!.statistic).toBeLessThan(1e-3);
    expect(fits[0]!.tests[0]!.p).toBe(1);
  });

  test("scores that the curve meets exactly have a deviance of 0 or more, whatever is rounded, and p 1", async () => {
    const all = await one(
      scales.map(() => 1),
      { tests: ["fit"] },
    );
    expect(all.statistic).toBeGreaterThanOrEqual(0);
    expect(all.p).toBe(1);
  });

  test("a floor of 0.1 is not chance, 0.25, and not 0 where no chance is stated; a ceiling of 0.9 is not 1: p 1/201 each", async () => {
    expect(await one(rise, { tests: ["guess"] })).toMatchObject({
      p: 1 / 201,
      nullHypothesis: "a floor at chance: guess rate 0.25",
    });
    const bare = { ...seriesOf(scales, rise, 400), chance: null };
    const { fits } = await fit(bare, { ...brief, ...brisk, tests: ["guess", "lapse"] });
    expect(fits[0]!.tests).toMatchObject([
      { p: 1 / 201, nullHypothesis: "a floor of 0: guess rate 0" },
      { p: 1 / 201, nullHypothesis: "a ceiling of 1: lapse rate 0" },
    ]);
  });

  test("a valley is called, p 1/201, whichever curve is asked about; scores in one direction are not, p 1", async () => {
    const valley = [0.6, 0.55, 0.4, 0.3, 0.3, 0.4, 0.5, 0.6];
    for (const curve of ["logistic", "linear", "double-logistic"] as const) {
      expect(await one(valley, { tests: ["turn"], curves: [curve] })).toMatchObject({ p: 1 / 201 });
    }
    expect(await one(rise, { tests: ["turn"] })).toMatchObject({ p: 1, statistic: 0 });
  });

  test("a rise under scatter that is modelled is still called, p 1/201, and its p is the constant's own: every draw has one", async () => {
    const found = await one(rise, { tests: ["transition"], likelihood: "beta-binomial" });
    expect(found).toMatchObject({ p: 1 / 201, replicates: 200 });
  });
});

describe("where a test makes no sense its status says so, and why", () => {
  const single = [0, 0, 0, 1, 0, 1, 1, 1];
  const zero = scales.map(() => 0);
  test.each<[string, { scores: readonly number[]; items: number | null } & FitOptions, RegExp]>([
    [
      "fit of measured scores",
      { scores: rise, items: null, tests: ["fit"] },
      /spread of the scores is estimated/,
    ],
    [
      "fit of a beta-binomial",
      { scores: rise, items: 100, tests: ["fit"], likelihood: "beta-binomial" },
      /scatter as part/,
    ],
    ["scatter without items", { scores: rise, items: null, tests: ["scatter"] }, /come without items/],
    [
      "scatter of a gaussian",
      { scores: rise, items: 100, tests: ["scatter"], likelihood: "gaussian" },
      /leaves the items aside/,
    ],
    ["scatter of single items", { scores: single, items: 1, tests: ["scatter"] }, /one item/],
    [
      "a constant against itself",
      { scores: rise, items: 100, tests: ["transition"], curves: ["constant"] },
      /against itself/,
    ],
    ["scores that are all 0", { scores: zero, items: 100, tests: ["transition"] }, /All scores are equal/],
    [
      "a step of a line",
      { scores: rise, items: 100, tests: ["step"], curves: ["linear"] },
      /sigmoid that has a width of its own: logistic, gaussian/,
    ],
    [
      "a width whose steepness is held",
      { scores: rise, items: 100, tests: ["narrow"], parameters: { steepness: { fixed: 3 } } },
      /steepness is restrained/,
    ],
    [
      "a guess rate that is held",
      { scores: rise, items: 100, tests: ["guess"], guessRate: "chance" },
      /guess rate is restrained/,
    ],
    [
      "a lapse rate of a power law",
      { scores: rise, items: 100, tests: ["lapse"], curves: ["power-law"] },
      /no lapse rate/,
    ],
    [
      "a broken power law of as many parameters as sizes",
      { scores: rise, items: 100, tests: ["transition"], curves: ["broken-power-law"], breaks: 2 },
      /free parameters for 8 sizes, and it may turn/,
    ],
    [
      "Huber's criterion",
      { scores: rise, items: 100, tests: ["transition"], likelihood: "huber" },
      /no likelihood/,
    ],
  ])("%s", async (_name, { scores, items, ...options }, reason) => {
    const [found] = await testsOf(scores, options, items);
    expect(found).toMatchObject({
      status: "not-applicable",
      statistic: null,
      p: null,
      monteCarloError: null,
      replicates: 0,
    });
    expect(found!.reason).toMatch(reason);
  });

  test("as many scores as parameters leave nothing to test fit or scatter with", async () => {
    const four = seriesOf(scales.slice(0, 4), [0.1, 0.3, 0.7, 0.9], 50);
    const { fits } = await fit(four, { ...brief, tests: ["fit", "scatter"] });
    for (const { status, reason } of fits[0]!.tests) {
      expect(status).toBe("not-applicable");
      expect(reason).toMatch(/4 free parameters, and 4 scores/);
    }
  });

  test("four sizes hold no turn, and two no width", async () => {
    const turn = await fit(seriesOf(scales.slice(0, 4), [0.6, 0.3, 0.3, 0.6], 50), {
      ...brief,
      tests: ["turn"],
    });
    expect(turn.fits[0]!.tests[0]).toMatchObject({
      status: "not-applicable",
      reason: "A turn needs at least 5 sizes, 2 on either side of it; there are 4.",
    });
    const step = await fit(seriesOf(scales.slice(0, 2), [0.1, 0.8], 50), { ...brief, tests: ["step"] });
    expect(step.fits[0]!.tests[0]!.reason).toMatch(/Two sizes hold any step/);
  });

  test("a test that there is none of, or one asked for twice, is refused before any work", async () => {
    const wrong = testsOf(rise, { tests: ["sactter" as "scatter"] });
    await expect(wrong).rejects.toThrow(/tests must be among fit, scatter, transition.*scatter.*got sactter/);
    await expect(testsOf(rise, { tests: ["fit", "fit"] })).rejects.toThrow(/each test once/);
  });
});
