import { beforeAll, describe, expect, test } from "vitest";
import { analyse } from "../src/analyse/analyse.ts";
import type { SeriesAnalysis } from "../src/analyse/analysis.ts";
import { intervalCaution } from "../src/analyse/caution.ts";
import { createEngine } from "../src/engine/create-engine.ts";
import type { Engine } from "../src/engine/engine.ts";
import type { Series } from "../src/series/series.ts";
import { psi, scalesBetween, seriesOf } from "./planted.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ kind: "local" });
});

async function analysisOf(series: Series): Promise<SeriesAnalysis> {
  const [analysis] = await analyse([series], { engine });
  return analysis as SeriesAnalysis;
}

/** GPT-3, two-digit addition, 50 shots: T. B. Brown et al., arXiv:2005.14165, table H.1; 2,000 items. */
const sizes = [1.25e8, 3.56e8, 7.6e8, 1.32e9, 2.65e9, 6.66e9, 1.285e10, 1.746e11];
const gpt3 = (percent: readonly number[]): Series =>
  seriesOf(
    sizes,
    percent.map((score) => score / 100),
    2000,
  );

describe("published results", () => {
  test("GPT-3's few-shot two-digit addition switches on between 6.7 and 13 billion parameters, in half a decade", async () => {
    const { result, answers, comparison } = await analysisOf(gpt3([2, 4.1, 3.5, 4.5, 8.9, 11.9, 55.5, 100]));
    expect(result.fits.map((fit) => fit.curve)).toEqual(["constant", "linear", "logistic"]);
    expect(answers.where.status).toBe("ok");
    expect(answers.where.value).toBeGreaterThan(6.66e9);
    expect(answers.where.value).toBeLessThan(1.5e10);
    expect(answers.where.low).toBeLessThan(answers.where.value as number);
    expect(answers.where.high).toBeGreaterThan(answers.where.value as number);
    expect(answers.howSharp.value).toBeGreaterThan(0.3);
    expect(answers.howSharp.value).toBeLessThan(1.1);
    expect(comparison.best).toBe("logistic");
    expect(answers.where.sentence).toMatch(
      /^Switches on near 12\.4 billion parameters \(95 % interval .* to .*\)\.$/u,
    );
    expect(answers.howSharp.sentence).toMatch(/within 0\.\d+ decades of parameters/u);
  });

  test("all-but-zero scores give an answer of a sentence, not a number", async () => {
    const { answers } = await analysisOf(gpt3([0, 0, 0, 0.05, 0, 0.05, 0, 0.05]));
    expect(answers.where).toMatchObject({ value: null, low: null, high: null, status: "not-identified" });
    expect(answers.where.sentence).toMatch(/^Where it switches on, these data cannot say: A constant score/u);
  });
});

describe("answers", () => {
  const x = scalesBetween(8, 12, 10);
  const planted = (curve: Parameters<typeof psi>[0]): Series =>
    seriesOf(
      x,
      x.map((scale) => psi(curve, Math.log10(scale))),
      500,
    );

  test("a falling curve switches off and falls", async () => {
    const { answers } = await analysisOf(planted({ threshold: 10, steepness: 4, left: 0.9, right: 0.1 }));
    expect(answers.where.sentence).toMatch(/^Switches off near/u);
    expect(answers.howSharp.sentence).toMatch(/^Falls through the middle 80 % of its way/u);
  });

  test("a threshold known on one side only says so, with its one limit", async () => {
    const foot = x.map((scale) =>
      psi({ threshold: 14, steepness: 1.5, left: 0, right: 1 }, Math.log10(scale)),
    );
    const { answers, result } = await analysisOf(seriesOf(x, foot, 300));
    expect(answers.where).toMatchObject({ status: "one-sided", high: null });
    expect(answers.where.sentence).toMatch(/^Switches on above /u);
    expect(result.fits[2]?.reasons.join(" ")).toMatch(/ceiling|upper bound/u);
  });

  test("a threshold estimated beyond the largest size is a lower limit, never a place", async () => {
    const foot = x.map((scale) =>
      psi({ threshold: 12.3, steepness: 3, left: 0, right: 1 }, Math.log10(scale)),
    );
    const { answers, result } = await analysisOf(seriesOf(x, foot, 2000));
    expect(result.fits[2]?.parameters["threshold"]).toBeGreaterThan(12);
    expect(answers.where).toMatchObject({ status: "one-sided", high: null });
    expect(answers.where.sentence).toContain("may lie beyond the largest scale");
  });

  test("five gaussian scores under four parameters carry a note that one residual tells the spread", async () => {
    const { result } = await analysisOf(seriesOf([1e8, 1e9, 1e10, 1e11, 1e12], [0.1, 0.2, 0.5, 0.8, 0.9]));
    expect(result.fits[2]?.reasons.join(" ")).toContain("a single residual");
  });

  test("weights of the three shapes sum to 1, and too few scores are said to be too few", async () => {
    const { comparison } = await analysisOf(planted({ threshold: 10, steepness: 4, left: 0.1, right: 0.9 }));
    const { constant, linear, logistic } = comparison.weights;
    expect((constant as number) + (linear as number) + (logistic as number)).toBeCloseTo(1, 12);
    expect(comparison.sentence).toMatch(/^The data clearly prefer a sigmoid \(Akaike weight 1\.00;/u);
    const few = await analysisOf(seriesOf([1e8, 1e9, 1e10], [0.1, 0.5, 0.9]));
    expect(few.comparison.best).toBeNull();
    expect(few.comparison.sentence).toBe(
      "3 scores are too few to compare a sigmoid with a line and a constant.",
    );
  });

  test("the caution names what the intervals leave out", () => {
    expect(intervalCaution).toContain("another training run");
  });
});

test("the same bytes come from this thread and from two workers", async () => {
  const many = [8, 9, 10, 11].map((threshold, i) => ({
    ...seriesOf(
      scalesBetween(8, 12, 9),
      scalesBetween(8, 12, 9).map((scale) =>
        psi({ threshold, steepness: 3, left: 0.1, right: 0.9 }, Math.log10(scale)),
      ),
      100,
    ),
    id: `F/t${i}/acc/shots-0`,
  }));
  const pool = await createEngine({ kind: "pool", workers: 2 });
  try {
    const there = await analyse(many, { engine: pool });
    expect(JSON.stringify(there)).toBe(JSON.stringify(await analyse(many, { engine })));
  } finally {
    await pool.close();
  }
});
