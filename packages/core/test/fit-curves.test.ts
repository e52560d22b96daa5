import { describe, expect, test } from "vitest";
import type { CurveParameters } from "../src/curves/check-parameters.ts";
import type { CurveModel } from "../src/curves/curve-model.ts";
import { evaluate } from "../src/curves/evaluate.ts";
import { listCurves } from "../src/curves/registry.ts";
import { createEngine } from "../src/engine/create-engine.ts";
import { fit } from "../src/fit/fit.ts";
import type { FitOptions } from "../src/fit/fit-options.ts";
import type { FittableCurve } from "../src/fit/fit-result.ts";
import { scalesBetween, seriesOf } from "./planted.ts";

const engine = await createEngine({ kind: "local" });
const scales = scalesBetween(7, 12, 16);
const x = scales.map((scale) => Math.log10(scale));
const bare = { engine, interval: "none" } as const;

/** Scores of a curve of the registry, without noise. */
function planted(model: CurveModel, parameters: CurveParameters): number[] {
  return [...evaluate({ ...model, parameters }, x)];
}

const shapes: Readonly<Partial<Record<FittableCurve, Readonly<Record<string, number>>>>> = {
  logistic: { threshold: 9.4, steepness: 3 },
  gaussian: { threshold: 9.4, steepness: 1.8 },
  gumbel: { threshold: 9.2, steepness: 2 },
  "reversed-gumbel": { threshold: 9.6, steepness: 2 },
  richards: { threshold: 9.4, steepness: 2, asymmetry: 4 },
  exponential: { threshold: 9.3 },
  "saturating-power-law": { threshold: 9.2, exponent: 0.7 },
};

describe("sigmoids are found again in either direction at every guess rate, within 1e-3, without a start value", () => {
  const plan = Object.keys(shapes).flatMap((curve) =>
    ([0, 0.1, 0.25, 0.5] as const).flatMap((guessRate) =>
      (["rising", "falling"] as const).map(
        (direction) => [curve as FittableCurve, guessRate, direction] as const,
      ),
    ),
  );

  test.each(plan)("%s from %d, %s", async (curve, guessRate, direction) => {
    const parameters = { ...shapes[curve]!, guessRate, lapseRate: 0.08 };
    const { fits } = await fit(seriesOf(scales, planted({ curve, direction }, parameters)), {
      ...bare,
      curves: [curve],
    });
    expect(fits[0]!.direction).toBe(direction);
    for (const [name, value] of Object.entries(parameters)) {
      expect(Math.abs(fits[0]!.parameters[name]! - value)).toBeLessThan(1e-3 * (1 + value));
    }
  });
});

describe("curves whose parameters trade against each other are found by their scores, within 2e-3", () => {
  const plan: [curve: FittableCurve, parameters: CurveParameters, options?: FitOptions][] = [
    ["linear", { intercept: -1, slope: 0.15 }],
    ["constant", { level: 0.4 }],
    ["step", { threshold: 9.5, guessRate: 0.1, lapseRate: 0.2 }],
    ["power-law", { offset: 0.9, amplitude: -800, exponent: 0.45 }],
    [
      "broken-power-law",
      { offset: 0.95, amplitude: -1.2, exponent: 0.02, breaks: [9.5], exponents: [0.6], smoothness: [0.3] },
      { breaks: 1 },
    ],
    [
      "double-logistic",
      {
        left: 0.6,
        middle: 0.2,
        right: 0.85,
        firstThreshold: 8.3,
        firstSteepness: 5,
        secondThreshold: 10.6,
        secondSteepness: 4,
      },
    ],
    ["brain-cousens", { position: 9.5, steepness: 4, hump: 0.01, unit: 7, guessRate: 0.1, lapseRate: 0.6 }],
    ["cedergreen", { position: 10, steepness: 4, hump: 2, unit: 7, guessRate: 0.05, lapseRate: 0.75 }],
    ["u-shaped", { position: 10, steepness: 4, hump: 0.6, unit: 7, guessRate: 0.4, lapseRate: 0.1 }],
    ["product", { thresholds: [8.6, 10.2], steepnesses: [3, 6], guessRate: 0.05, lapseRate: 0.1 }],
    [
      "loss-to-accuracy",
      { dataCoefficient: 0, tokens: 1, lossThreshold: 2, lossSteepness: 9, guessRate: 0.25, lapseRate: 0.05 },
    ],
    ["exact-match", { threshold: 8.6, steepness: 2, steps: 7, guessRate: 0, lapseRate: 0.1 }],
  ];

  test.each(plan)("%s", async (curve, parameters, options = {}) => {
    const scores = planted({ curve }, parameters);
    const { fits } = await fit(seriesOf(scales, scores), { ...bare, ...options, curves: [curve] });
    const drawn = evaluate(fits[0]!, x);
    for (const [i, score] of scores.entries()) expect(Math.abs(drawn[i]! - score)).toBeLessThan(2e-3);
  });

  test("every curve that the registry calls fittable is in one of the two lists, or another's name", () => {
    const tried = new Set([...Object.keys(shapes), ...plan.map(([curve]) => curve)]);
    const missing = listCurves().filter(
      ({ id, fittable, sameAs }) => fittable && sameAs === null && !tried.has(id),
    );
    expect(missing).toEqual([]);
  });
});

test("an exact match's steps are counted: 7 steps over a logistic, and over a Gumbel it is Gumbel again", async () => {
  const scores = planted({ curve: "exact-match" }, { threshold: 8.6, steepness: 2, steps: 7, lapseRate: 0 });
  const { fits } = await fit(seriesOf(scales, scores), {
    ...bare,
    curves: ["exact-match", "richards"],
    parameters: { lapseRate: { fixed: 0 } },
  });
  expect(fits[0]!.parameters["steps"]).toBe(7);
  expect(fits[1]!.parameters["asymmetry"]).toBeCloseTo(7, 2);
  expect([fits[0]!.weight, fits[1]!.weight]).toEqual([null, 1]);
});

test("other names of one shape give one curve and count once: gompertz, weibull-1 and gumbel", async () => {
  const scores = planted(
    { curve: "gumbel" },
    { threshold: 9.4, steepness: 2, guessRate: 0.1, lapseRate: 0.1 },
  );
  const noisy = scores.map((score, i) => score + 0.01 * (i % 3));
  const { fits } = await fit(seriesOf(scales, noisy), {
    ...bare,
    curves: ["gompertz", "gumbel", "weibull-1", "logistic"],
  });
  expect(fits.map(({ curve }) => curve)).toEqual(["gompertz", "gumbel", "weibull-1", "logistic"]);
  expect(fits[1]!.parameters).toEqual(fits[0]!.parameters);
  expect([fits[1]!.weight, fits[2]!.weight]).toEqual([null, null]);
  expect(fits[0]!.weight! + fits[3]!.weight!).toBeCloseTo(1, 12);
});

describe("restraints", () => {
  const scores = planted(
    { curve: "gumbel" },
    { threshold: 9.4, steepness: 2, guessRate: 0.12, lapseRate: 0.1 },
  );
  const series = seriesOf(scales, scores, 500);
  const one = async (options: FitOptions) =>
    (await fit(series, { ...bare, curves: ["gumbel"], ...options })).fits[0]!;

  test("fixed, bounded and tied parameters stay there and are not counted as free", async () => {
    const fixed = await one({ parameters: { lapseRate: { fixed: 0 }, steepness: { fixed: 3 } } });
    expect(fixed.parameters["lapseRate"]).toBe(0);
    expect(fixed.parameters["steepness"]).toBeCloseTo(3, 12);
    expect(fixed.freeParameters).toBe(2);
    const bounded = await one({ parameters: { steepness: { low: 4, high: 9 } } });
    expect(bounded.parameters["steepness"]).toBeCloseTo(4, 6);
    expect(bounded.status).toBe("at-bound");
    const tied = await one({ parameters: { guessRate: { tied: "lapseRate" } } });
    expect(tied.parameters["guessRate"]).toBe(tied.parameters["lapseRate"]);
    expect(tied.freeParameters).toBe(3);
  });

  test("a direction asked for is kept, though the scores run the other way", async () => {
    const falling = await one({ direction: "falling" });
    expect(falling.status).toBe("not-identified");
    expect(falling.reasons[0]).toContain("A constant score describes the data");
  });

  test.each([
    [{ parameters: { lapse: { fixed: 0 } } }, 'none of the curves has a parameter "lapse"'],
    [{ parameters: { lapseRate: { fixed: 2 } } }, "parameter lapseRate must lie from 0 to 1, got 2"],
    [{ parameters: { threshold: { fixed: 1e9 } } }, "where a scale is its log10 (9 for 1e9), got 1000000000"],
    [
      { parameters: { steepness: { low: 3, high: 2 } } },
      "must have a lower bound below the upper one, or be fixed, got 3 to 2",
    ],
    [{ parameters: { steepness: { tied: "width" } } }, 'none of the curves has a parameter "width"'],
    [{ overdispersion: 1 }, "overdispersion must lie between 0 and 1"],
    [{ skills: 9 }, "skills must be a whole number from 1 to 4, got 9"],
    [{ base: "linear" as never }, "base must be one of"],
    [{ onsetAt: [1.5] }, "onsetAt must be shares between 0 and 1, got 1.5"],
    [{ standardErrors: "known" as const }, "needs a standard error at every point"],
  ])("%j is refused before any work", async (options, message) => {
    await expect(one(options)).rejects.toThrow(message);
  });
});
