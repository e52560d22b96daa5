import { beforeAll, describe, expect, test } from "vitest";
import { analyse } from "../src/analyse/analyse.ts";
import type { SeriesAnalysis } from "../src/analyse/analysis.ts";
import { evaluate } from "../src/curves/evaluate.ts";
import { createEngine } from "../src/engine/create-engine.ts";
import type { Engine } from "../src/engine/engine.ts";
import { fit } from "../src/fit/fit.ts";
import type { CurveFit } from "../src/fit/fit-result.ts";
import type { Series } from "../src/series/series.ts";
import { drawn, psi, randomOf, scalesBetween, seriesOf } from "./planted.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ kind: "local" });
});

const scales = scalesBetween(8, 12, 10);
const sentence = /^[A-Z].*[.]$/u;

async function logistic(series: Series): Promise<CurveFit> {
  const { fits } = await fit(series, { engine });
  return fits[0] as CurveFit;
}

describe("data that cannot say", () => {
  test.each([
    ["one point", [1e9], [0.5], "one score at one scale cannot tell them"],
    ["four points", [1e8, 1e9, 1e10, 1e11], [0, 0.1, 0.8, 1], "4 scores at 4 different scales"],
    ["three sizes", [1e8, 1e8, 1e9, 1e9, 1e10], [0, 0.1, 0.5, 0.6, 1], "5 scores at 3 different scales"],
    ["equal scores", scales, scales.map(() => 0.25), "All 10 scores are equal (0.25)"],
    ["scores of zero", scales, scales.map(() => 0), "All 10 scores are equal (0)"],
  ])(
    "%s give status not-identified without a threshold, with and without items",
    async (_, at, scores, reason) => {
      for (const items of [null, 100]) {
        const found = await logistic(seriesOf(at, scores, items));
        expect(found.status).toBe("not-identified");
        expect(found.reasons[0]).toContain(reason);
        expect(found.reasons[0]).toMatch(sentence);
        expect([found.thresholdScale, found.width, found.band, found.aicc]).toEqual([null, null, null, null]);
        expect([found.parameters, found.intervals]).toEqual([{}, {}]);
        expect(evaluate(found, [9])[0]).toBeNaN();
      }
    },
  );

  test("a flat series with sampling noise is no sigmoid in at least 92 % of 200 draws", async () => {
    const random = randomOf(11);
    let flat = 0;
    for (let draw = 0; draw < 200; draw++) {
      const series = drawn({ threshold: 10, steepness: 1, left: 0.3, right: 0.3 }, scales, 100, random);
      const [found] = (await fit(series, { engine, interval: "none" })).fits as [CurveFit];
      if (found.status === "not-identified") {
        flat++;
        expect(found.reasons[0]).toMatch(/^A constant score describes the data about as well/u);
        expect([found.parameters, found.thresholdScale]).toEqual([{}, null]);
        expect(found.logLikelihood).not.toBeNull();
      }
    }
    expect(flat).toBeGreaterThanOrEqual(184);
  });

  test("an interval that excludes no observed scale leaves the threshold not identified", async () => {
    // A slow drift within the noise of its items: more than a constant, but its middle may lie anywhere.
    const series = seriesOf(
      scales,
      scales.map((_, i) => 0.3 + 0.022 * i),
      100,
    );
    const [{ result, answers }] = (await analyse([series], { engine })) as [SeriesAnalysis];
    const found = result.fits[2] as CurveFit;
    expect(found.status).toBe("not-identified");
    expect(found.reasons[0]).toMatch(/^The threshold may lie anywhere among the observed scales/u);
    expect([found.thresholdScale, found.width]).toEqual([null, null]);
    expect(answers.where).toMatchObject({ status: "not-identified", value: null });
    expect(answers.howSharp).toMatchObject({ status: "not-identified", value: null });
  });

  test("a line through one size is not identified; a constant always is", async () => {
    const { fits } = await fit(seriesOf([1e9, 1e9], [0.2, 0.3]), { engine, curves: ["linear", "constant"] });
    expect(fits.map((one) => one.status)).toEqual(["not-identified", "ok"]);
    expect(fits[1]?.parameters["level"]).toBeCloseTo(0.25, 14);
  });
});

describe("data that say half", () => {
  test("a step between two sizes has a threshold between them, and of the width an upper limit only", async () => {
    const scores = scales.map((_, i) => (i < 5 ? 0.1 : 0.9));
    const [{ result, answers }] = (await analyse([seriesOf(scales, scores, 500)], { engine })) as [
      SeriesAnalysis,
    ];
    const found = result.fits[2] as CurveFit;
    expect(found.intervals.width?.low).toBeNull();
    expect(found.intervals.steepness?.high).toBeNull();
    expect(found.intervals.width?.high).toBeLessThan(4 / 9);
    expect(found.intervals.threshold?.low).toBeGreaterThanOrEqual(8 + (4 * 4) / 9);
    expect(found.intervals.threshold?.high).toBeLessThanOrEqual(8 + (4 * 5) / 9);
    expect(answers.howSharp).toMatchObject({ status: "one-sided", value: null, low: null });
    expect(answers.howSharp.sentence).toContain("or less");
    expect(answers.where.status).toBe("ok");
    expect(answers.where.sentence).toMatch(
      /^Switches on between .* \(95 % interval\); the data do not say where/u,
    );
  });

  test("a width of its lower bound is called at-bound, and the reason names the width", async () => {
    const scores = scales.map((_, i) => (i < 5 ? 0.1 : 0.9));
    const found = await logistic(seriesOf(scales, scores, 5000));
    if (found.status === "at-bound")
      expect(found.reasons[0]).toContain("The width stands on the lower bound");
    else expect(found.reasons.join(" ")).toContain("Of the width only an upper limit is known");
  });

  test("a rise whose foot alone is seen is not sold as steepness: the unreached ceiling is named", async () => {
    const scores = scales.map((scale) =>
      psi({ threshold: 13, steepness: 2, left: 0, right: 1 }, Math.log10(scale)),
    );
    const found = await logistic(seriesOf(scales, scores, 200));
    expect(found.reasons.join(" ")).toContain("The scores have not reached their ceiling");
    const { lapseRate } = found.intervals;
    expect((lapseRate?.high ?? 1) - (lapseRate?.low ?? 0)).toBeGreaterThan(0.3);
  });

  test("a rise at the last size alone is named, and so is scatter beyond the items", async () => {
    const lone = await logistic(
      seriesOf(scales, [0.02, 0.01, 0.02, 0.03, 0.02, 0.01, 0.02, 0.02, 0.02, 0.4], 200),
    );
    expect(lone.reasons.join(" ")).toContain("Only the largest scale shows the change");
    const scattered = await logistic(
      seriesOf(scales, [0.1, 0.2, 0.1, 0.2, 0.5, 0.4, 0.8, 0.9, 0.8, 0.9], 5000),
    );
    expect(scattered.reasons.join(" ")).toMatch(/scatter about the curve with \d+ times the variance/u);
  });

  test("a straight line is fitted by a sigmoid wider than the data, and the answer calls it no switch", async () => {
    const series = seriesOf(
      scales,
      scales.map((_, i) => 0.2 + 0.06 * i),
      200,
    );
    const [analysis] = await analyse([series], { engine });
    expect(analysis?.comparison.best).toBe("linear");
    expect(analysis?.answers.where.sentence).toContain("not a switch");
    expect(analysis?.result.fits[2]?.reasons.join(" ")).toContain("wide and the data span 4");
  });
});

describe("results are plain data", () => {
  const many = [
    seriesOf(
      scales,
      scales.map((_, i) => (i < 5 ? 0 : 1)),
      50,
    ),
    seriesOf(
      scales,
      scales.map((_, i) => (i < 5 ? 0 : 1)),
    ),
    seriesOf(
      scales,
      scales.map((_, i) => (i < 9 ? 0 : 1)),
      20,
    ),
    seriesOf(
      scales,
      scales.map((scale) => psi({ threshold: 10, steepness: 4, left: 0.1, right: 0.9 }, Math.log10(scale))),
    ),
    seriesOf([1e9], [1]),
    seriesOf([1e9, 1e9, 1e10, 1e11, 1e12, 1e12], [0, 0.2, 0.1, 0.9, 1, 0.8], 30),
    seriesOf(
      scales,
      scales.map(() => 1),
      10,
    ),
    seriesOf(
      scales,
      scales.map((_, i) => 1 - i / 9),
      1,
    ),
  ];

  test("every number is finite or null, and JSON and structuredClone give the same record back", async () => {
    for (const analysis of await analyse(many, { engine })) {
      expect(structuredClone(analysis)).toEqual(analysis);
      expect(JSON.parse(JSON.stringify(analysis))).toEqual(analysis);
      for (const value of numbersIn(analysis)) expect(Number.isFinite(value)).toBe(true);
    }
  });

  test("a series' result does not depend on the series fitted beside it, to the last bit", async () => {
    const together = await analyse(many, { engine });
    for (const [i, series] of many.entries()) {
      const [alone] = await analyse([series], { engine });
      expect(JSON.stringify(alone)).toBe(JSON.stringify(together[i]));
    }
  });
});

function numbersIn(value: unknown): number[] {
  if (typeof value === "number") return [value];
  if (typeof value === "object" && value !== null) return Object.values(value).flatMap(numbersIn);
  return [];
}
