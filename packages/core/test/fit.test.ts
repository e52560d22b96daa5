import { beforeAll, describe, expect, test } from "vitest";
import { evaluate } from "../src/curves/evaluate.ts";
import { createEngine } from "../src/engine/create-engine.ts";
import type { Engine } from "../src/engine/engine.ts";
import { fit, fitAll } from "../src/fit/fit.ts";
import type { CurveFit } from "../src/fit/fit-result.ts";
import { psi, scalesBetween, seriesOf } from "./planted.ts";
import type { PlantedCurve } from "./planted.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ kind: "local" });
});

const scales = scalesBetween(8, 12, 12);
const scoresOf = (curve: PlantedCurve): number[] => scales.map((scale) => psi(curve, Math.log10(scale)));
const bare = { interval: "none" } as const;

describe("recovery", () => {
  test.each([
    ["rising", { threshold: 10.2, steepness: 4, left: 0, right: 1 }],
    ["rising from a floor to a ceiling", { threshold: 9.7, steepness: 6, left: 0.25, right: 0.8 }],
    ["falling", { threshold: 10.1, steepness: 3, left: 0.9, right: 0.15 }],
  ] as const)("%s: the planted parameters come back from exact scores within 1e-4", async (_, curve) => {
    const { fits, likelihood } = await fit(seriesOf(scales, scoresOf(curve)), { engine, ...bare });
    const [found] = fits as [CurveFit];
    expect(likelihood).toBe("gaussian");
    expect(found.status).toBe("ok");
    expect(found.direction).toBe(curve.left < curve.right ? "rising" : "falling");
    expect(found.parameters["threshold"]).toBeCloseTo(curve.threshold, 4);
    expect(found.parameters["steepness"]! / curve.steepness).toBeCloseTo(1, 4);
    expect(found.parameters["guessRate"]).toBeCloseTo(Math.min(curve.left, curve.right), 4);
    expect(found.parameters["lapseRate"]).toBeCloseTo(1 - Math.max(curve.left, curve.right), 4);
    expect(found.thresholdScale! / 10 ** curve.threshold).toBeCloseTo(1, 3);
    expect(found.width! * found.parameters["steepness"]!).toBeCloseTo(2 * Math.log(9), 12);
    expect(found.r2).toBeCloseTo(1, 6);
  });

  test("binomial counts of a million items give the planted curve within 1e-3", async () => {
    const curve = { threshold: 10, steepness: 5, left: 0.1, right: 0.95 };
    const { fits, likelihood } = await fit(seriesOf(scales, scoresOf(curve), 1_000_000), { engine, ...bare });
    expect(likelihood).toBe("binomial");
    expect(fits[0]!.parameters["threshold"]).toBeCloseTo(10, 3);
    expect(fits[0]!.parameters["steepness"]).toBeCloseTo(5, 1);
  });

  test("evaluate draws the fitted curve through the points, in either direction", async () => {
    for (const ends of [
      { left: 0.1, right: 0.9 },
      { left: 0.9, right: 0.1 },
    ]) {
      const scores = scoresOf({ threshold: 10, steepness: 4, ...ends });
      const { fits } = await fit(seriesOf(scales, scores), {
        engine,
        curves: ["logistic", "linear", "constant"],
        ...bare,
      });
      const drawn = evaluate(
        fits[0]!,
        scales.map((scale) => Math.log10(scale)),
      );
      for (const [i, score] of scores.entries()) expect(drawn[i]).toBeCloseTo(score, 5);
      expect(evaluate(fits[2]!, [9])[0]).toBeCloseTo(0.5, 2);
    }
  });

  test("a guess rate fixed at chance or at a number stays there, for rising and falling curves alike", async () => {
    for (const ends of [
      { left: 0.25, right: 0.9 },
      { left: 0.9, right: 0.25 },
    ]) {
      const series = seriesOf(scales, scoresOf({ threshold: 10, steepness: 4, ...ends }));
      for (const guessRate of ["chance", 0.25] as const) {
        const [found] = (await fit(series, { engine, guessRate, ...bare })).fits as [CurveFit];
        expect(found.parameters["guessRate"]).toBe(0.25);
        expect(found.freeParameters).toBe(3);
        expect(found.parameters["lapseRate"]).toBeCloseTo(0.1, 4);
        expect(found.direction).toBe(ends.left < ends.right ? "rising" : "falling");
      }
    }
  });

  test("a line and a constant are recovered, and the line's ends stay within [0, 1]", async () => {
    const scores = scales.map((scale) => -1.5 + 0.2 * Math.log10(scale));
    const { fits } = await fit(seriesOf(scales, scores), { engine, curves: ["linear", "constant"] });
    expect(fits[0]!.parameters["slope"]).toBeCloseTo(0.2, 10);
    expect(fits[0]!.parameters["intercept"]).toBeCloseTo(-1.5, 9);
    expect(fits[1]!.parameters["level"]).toBeCloseTo(0.5, 10);
    const steep = scoresOf({ threshold: 10, steepness: 20, left: 0, right: 1 });
    const [line] = (await fit(seriesOf(scales, steep), { engine, curves: ["linear"] })).fits as [CurveFit];
    const ends = evaluate(line, [8, 12]);
    expect(ends[0]).toBeGreaterThanOrEqual(-1e-12);
    expect(ends[1]).toBeLessThanOrEqual(1 + 1e-12);
  });

  test("shots and loss keep their own axes: the threshold is found in x, thresholdScale in their unit", async () => {
    const shots = [0, 1, 2, 4, 8, 16, 32, 64];
    const scores = shots.map((k) =>
      psi({ threshold: 2, steepness: 3, left: 0.1, right: 0.9 }, Math.log1p(k)),
    );
    const series = { ...seriesOf(shots, scores), axis: { kind: "shots", transform: "log1p" } as const };
    const [found] = (await fit(series, { engine, ...bare })).fits as [CurveFit];
    expect(found.parameters["threshold"]).toBeCloseTo(2, 4);
    expect(found.thresholdScale).toBeCloseTo(Math.expm1(2), 3);
  });
});

function logFactorial(n: number): number {
  return Array.from({ length: n }, (_, i) => Math.log(i + 1)).reduce((a, b) => a + b, 0);
}

describe("criteria", () => {
  test("log-likelihood, AICc, BIC and weights are their textbook values", async () => {
    const hits = [2, 5, 9, 20, 34, 41, 46, 47];
    const series = seriesOf(
      scalesBetween(8, 11, 8),
      hits.map((k) => k / 50),
      50,
    );
    const [constant, line] = (await fit(series, { engine, curves: ["constant", "linear"] })).fits as [
      CurveFit,
      CurveFit,
    ];
    // Σ ln C(50, k) + k ln p + (50 − k) ln(1 − p), p = 204/400
    const expected = hits
      .map(
        (k) =>
          logFactorial(50) -
          logFactorial(k) -
          logFactorial(50 - k) +
          k * Math.log(0.51) +
          (50 - k) * Math.log(0.49),
      )
      .reduce((a, b) => a + b, 0);
    expect(constant.logLikelihood).toBeCloseTo(expected, 9);
    expect(constant.aicc).toBeCloseTo(-2 * expected + 2 + 4 / 6, 9);
    expect(constant.bic).toBeCloseTo(-2 * expected + Math.log(8), 9);
    expect(constant.weight! + line.weight!).toBeCloseTo(1, 14);
    expect(line.weight).toBeCloseTo(1 / (1 + Math.exp((line.aicc! - constant.aicc!) / 2)), 12);
    expect(constant.standardErrors["level"]).toBeCloseTo(Math.sqrt((0.51 * 0.49) / 400), 12);
  });

  test("sizes are the sample: counts split over two rows a size leave weights, AICc and BIC's differences within 1e-9, and AICc null as pooled", async () => {
    const hits = [20, 21, 23, 24, 30, 38, 41, 45];
    const pooled = seriesOf(
      scalesBetween(8, 11, 8),
      hits.map((k) => k / 50),
      50,
    );
    const rows = pooled.points.flatMap((point, i) =>
      [
        [20, Math.floor(0.4 * hits[i]!)],
        [30, hits[i]! - Math.floor(0.4 * hits[i]!)],
      ].map(([items, correct]) => ({
        ...point,
        items: items!,
        correct: correct!,
        score: correct! / items!,
      })),
    );
    const curves = ["constant", "linear", "logistic", "richards"] as const;
    const [one, split] = await fitAll([pooled, { ...pooled, points: rows }], { engine, curves, ...bare });
    for (const [i, whole] of one!.fits.entries()) {
      const parts = split!.fits[i]!;
      expect(parts.weight!).toBeCloseTo(whole.weight!, 9);
      expect(parts.bic! - split!.fits[0]!.bic!).toBeCloseTo(whole.bic! - one!.fits[0]!.bic!, 8);
    }
    const few = { ...pooled, points: rows.slice(0, 10) };
    expect((await fit(few, { engine, curves: ["logistic"], ...bare })).fits[0]!.aicc).toBeNull();
  });

  test("the gaussian counts its σ: five points leave a sigmoid without AICc, and without weight", async () => {
    const series = seriesOf(scalesBetween(8, 12, 5), [0.1, 0.12, 0.5, 0.88, 0.9]);
    const { fits } = await fit(series, { engine, curves: ["logistic", "constant"], ...bare });
    expect([fits[0]!.aicc, fits[0]!.weight]).toEqual([null, null]);
    expect(fits[1]!.weight).toBe(1);
  });

  test("published standard errors weigh the points: a far but uncertain score hardly moves the level", async () => {
    const points = [0.4, 0.4, 0.4, 0.9].map((score, i) => ({
      scale: 10 ** (8 + i),
      score,
      items: null,
      correct: null,
      standardError: i === 3 ? 0.5 : 0.01,
      model: null,
    }));
    const series = { ...seriesOf([1], [0]), points };
    const [found] = (await fit(series, { engine, curves: ["constant"] })).fits as [CurveFit];
    expect(found.parameters["level"]).toBeCloseTo(0.4, 3);
  });
});

describe("options", () => {
  const series = seriesOf(scales, scoresOf({ threshold: 10, steepness: 5, left: 0, right: 1 }));

  test.each([
    [{ curves: ["logistc"] }, 'curve "logistc" cannot be fitted: did you mean logistic?'],
    [{ curves: [] }, "curves must name at least one of constant, linear, logistic"],
    [{ curves: ["linear", "linear"] }, "curves must name each curve once"],
    [{ likelihood: "gausian" }, "did you mean gaussian?"],
    [
      { likelihood: "binomial" },
      'needs items at every point, and point 1 of series "F/planted/acc/shots-0" has none',
    ],
    [{ guessRate: 1 }, "guessRate must be free, chance, or a number of at least 0 and below 1, got 1"],
    [{ confidence: 95 }, "confidence must be a fraction from 0.5 to 0.999, got 95"],
    [{ interval: "exact" }, "interval must be one of profile, delta"],
  ])("%j is refused before any work", async (options, message) => {
    await expect(fit(series, { ...(options as object), engine })).rejects.toThrow(message);
  });

  test("a guess rate at chance needs a chance level, and one bad series refuses the whole call by name", async () => {
    await expect(fit({ ...series, chance: null }, { engine, guessRate: "chance" })).rejects.toThrow(
      "needs a chance level",
    );
    const bad = { ...series, id: "F/bad/acc/shots-0", points: [{ ...series.points[0]!, score: 7 }] };
    await expect(fitAll([series, bad], { engine })).rejects.toThrow('of series "F/bad/acc/shots-0"');
  });

  test("results come in the order of the series, with progress in series, and none for none", async () => {
    const many = [0, 1, 2].map((i) => ({ ...series, id: `F/t${i}/acc/shots-0` }));
    const seen: number[] = [];
    const results = await fitAll(many, {
      engine,
      curves: ["constant"],
      onProgress: ({ completed }) => seen.push(completed),
    });
    expect(results.map((result) => result.series.id)).toEqual(many.map((one) => one.id));
    expect(seen.at(-1)).toBe(3);
    expect(await fitAll([], { engine })).toEqual([]);
  });
});

test("scores that jump about get the best of their many local optima: -102.8486 by a dense search, not -109.97", async () => {
  // BIG-G 3-shot, chess_state_tracking: 204 items a size.
  const sizes = [
    2098048, 16780288, 56629632, 134228992, 262161280, 453009408, 1073784832, 2097218560, 3623973888,
    8590102528, 28991404032, 137440272384,
  ];
  const correct = [29, 72, 22, 21, 65, 86, 72, 79, 27, 31, 32, 42];
  const shares = correct.map((k) => k / 204);
  for (const interval of ["none", "profile"] as const) {
    const { fits } = await fit(seriesOf(sizes, shares, 204), { interval });
    expect(fits[0]!.logLikelihood).toBeGreaterThan(-102.849);
    expect(fits[0]!.direction).toBe("falling");
  }
});
