import { describe, expect, test } from "vitest";
import { createEngine } from "../src/engine/create-engine.ts";
import { fit } from "../src/fit/fit.ts";
import type { FitOptions } from "../src/fit/fit-options.ts";
import type { CurveFit } from "../src/fit/fit-result.ts";
import { seriesOf } from "./planted.ts";

const engine = await createEngine({ kind: "local" });
const scales = [1e8, 1e9, 1e10, 1e11];
const rising = [0.03, 0.2, 0.55, 0.8];

async function one(
  curve: "constant" | "linear",
  scores: readonly number[],
  items: number | null,
  options: FitOptions = {},
): Promise<CurveFit> {
  const series = seriesOf(scales, scores, items);
  return (await fit(series, { engine, curves: [curve], ...options })).fits[0]!;
}

function ends(found: CurveFit, name: string): readonly (number | null)[] {
  const { low, high } = found.parameterIntervals[name]!;
  return [low, high];
}

test("profile intervals of a binomial constant and line are SciPy's within 1e-7 (tools/golden/lines.py)", async () => {
  const expected = {
    level: [0.3478762553417345, 0.44346436167022124],
    slope: [0.2263128022627923, 0.27769199130666344],
    intercept: [-2.2064951879796473, -1.7670887900715815],
  } as const;
  for (const options of [{}, { at: [1e9] }]) {
    const level = await one("constant", rising, 100, options);
    const line = await one("linear", rising, 100, options);
    for (const [name, [low, high]] of Object.entries(expected)) {
      const found = ends(name === "level" ? level : line, name);
      expect(found[0]).toBeCloseTo(low, 7);
      expect(found[1]).toBeCloseTo(high, 7);
    }
  }
});

test("a gaussian line's are Student's t intervals within 1e-9, where it stays between 0 and 1", async () => {
  const line = await one("linear", [0.3, 0.33, 0.28, 0.31], null);
  const [low, high] = ends(line, "slope") as [number, number];
  const reach = 4.302652729911275 * line.standardErrors["slope"]!;
  expect(low).toBeCloseTo(line.parameters["slope"]! - reach, 9);
  expect(high).toBeCloseTo(line.parameters["slope"]! + reach, 9);
});

test("check predicts left-out sizes by a constant and a line too, as SciPy's fits do within 1e-6 (tools/golden/lines.py)", async () => {
  const places = [8, 8.7, 9.1, 10, 10.6, 11];
  const shares = [0.3, 0.36, 0.47, 0.5, 0.63, 0.61];
  const counts = seriesOf(
    places.map((x) => 10 ** x),
    shares,
    100,
  );
  const { fits } = await fit(counts, {
    engine,
    curves: ["constant", "linear"],
    check: true,
    interval: "none",
  });
  const scores = fits.map(({ leaveOneOut }) => leaveOneOut!.logScore);
  expect(scores[0]).toBeCloseTo(-40.323997146518266, 6);
  expect(scores[1]).toBeCloseTo(-17.209006959076216, 6);
  expect(fits.map(({ misfit }) => misfit!.p < 0.05)).toEqual([true, false]);
});

test("standard errors that are believed give level and slope normal intervals within 1e-9", async () => {
  const bare = seriesOf(scales, [0.3, 0.33, 0.41, 0.42], null);
  const known = { ...bare, points: bare.points.map((point) => ({ ...point, standardError: 0.02 })) };
  const { fits } = await fit(known, {
    engine,
    curves: ["constant", "linear"],
    standardErrors: "known",
  });
  // Of four sizes a decade apart: σ / √4, and σ / √5.
  for (const [at, name, error] of [
    [0, "level", 0.01],
    [1, "slope", 0.02 / Math.sqrt(5)],
  ] as const) {
    const [low, high] = ends(fits[at]!, name) as [number, number];
    expect((high + low) / 2).toBeCloseTo(fits[at]!.parameters[name]!, 9);
    expect((high - low) / 2).toBeCloseTo(1.959963984540054 * error, 9);
  }
});

test("a level of no hits has an open lower end, and χ²'s upper one: 1 − exp(−1.92 / 400)", async () => {
  const [low, high] = ends(await one("constant", [0, 0, 0, 0], 100), "level");
  expect(low).toBeNull();
  expect(high).toBeCloseTo(0.00479031, 7);
});

test("two scores say nothing of how far a line's numbers may go unless their items do", async () => {
  const pair = seriesOf(scales.slice(0, 2), [0.3, 0.4], null);
  const found = (await fit(pair, { engine, curves: ["linear"] })).fits[0]!;
  expect(found.parameterIntervals).toEqual({});
});

test("sizes a hair apart ask for no steepness that the registry forbids", async () => {
  const close = [1e9, 1.000002e9, 1.000005e9, 1.000007e9, 1.000009e9, 1.000012e9];
  const series = seriesOf(close, [0.1, 0.1, 0.2, 0.6, 0.9, 0.9], 300);
  const found = (await fit(series, { engine, curves: ["loss-to-accuracy"], interval: "none" })).fits[0]!;
  expect(found.status).toBe("at-bound");
  expect(found.parameters["lossSteepness"]).toBeLessThanOrEqual(1e6 * (1 + 1e-12));
});

describe("least squares in closed form", () => {
  const places = [7, 7.5, 8.2, 8.8, 9.5, 10.1, 11, 12];
  const scores = [0.12, 0.2, 0.18, 0.31, 0.33, 0.42, 0.41, 0.55];
  const series = seriesOf(
    places.map((x) => 10 ** x),
    scores,
  );
  const m = places.length;
  // Student's t and Fisher's F at 0.95: of 6 degrees of freedom, and of 2 and 6.
  const [t, f] = [2.4469118511449692, 5.143252849784718];
  const mean = places.reduce((a, b) => a + b, 0) / m;
  const average = scores.reduce((a, b) => a + b, 0) / m;
  const spread = places.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  const slope = places.reduce((sum, x, i) => sum + (x - mean) * (scores[i]! - average), 0) / spread;
  const rss = places.reduce((sum, x, i) => sum + (scores[i]! - average - slope * (x - mean)) ** 2, 0);
  const variance = rss / (m - 2);
  const fitted = (x: number): number => average + slope * (x - mean);
  const error = (x: number): number => Math.sqrt(variance * (1 / m + (x - mean) ** 2 / spread));

  test.each(["delta", "profile"] as const)(
    "a line's scores at scales, predictions and both bands are those of lm() within 1e-5 (%s)",
    async (interval) => {
      const at = [1e9, 1e11];
      const { fits } = await fit(series, { engine, curves: ["linear"], interval, at });
      for (const [i, { score, interval: pointwise, prediction }] of fits[0]!.scoresAt.entries()) {
        const x = Math.log10(at[i]!);
        expect(score).toBeCloseTo(fitted(x), 9);
        expect(pointwise!.low).toBeCloseTo(fitted(x) - t * error(x), 5);
        expect(pointwise!.high).toBeCloseTo(fitted(x) + t * error(x), 5);
        expect(prediction!.high).toBeCloseTo(fitted(x) + t * Math.sqrt(error(x) ** 2 + variance), 5);
      }
      const together = fits[0]!.simultaneousBand!;
      const x = together.x[30]!;
      expect(together.high[30]).toBeCloseTo(fitted(x) + Math.sqrt(2 * f) * error(x), 4);
    },
  );

  const of = async (interval: "delta" | "profile" | "bootstrap"): Promise<CurveFit> =>
    (await fit(series, { engine, curves: ["linear"], interval })).fits[0]!;

  test("the delta method's line is that of the profile within 1e-9, the bootstrap's shorter by the residuals' degrees", async () => {
    const [delta, profile, bootstrap] = [await of("delta"), await of("profile"), await of("bootstrap")];
    for (const name of ["intercept", "slope"]) {
      const [low, high] = ends(delta, name);
      expect(low).toBeCloseTo(ends(profile, name)[0]!, 9);
      expect(high).toBeCloseTo(ends(profile, name)[1]!, 9);
      // Normal residuals of the estimated size, without Student's extra: 1.96 in place of 2.447.
      const [from, to] = ends(bootstrap, name);
      expect((to! - from!) / (high! - low!)).toBeCloseTo(1.96 / t, 1);
    }
  });

  test("a line that is held within 0 and 1 has no interval where the likeliest one leaves them", async () => {
    const steep = await one("linear", [0, 0, 0.9, 1], null, { interval: "delta" });
    expect(steep.parameterIntervals).toEqual({});
    const level = await one("constant", rising, 100, { interval: "delta" });
    const [low, high] = ends(level, "level");
    expect(high! - low!).toBeCloseTo(2 * 1.959963984540054 * level.standardErrors["level"]!, 9);
  });
});

test("a line that ends on 0 is the same to the last digits, whatever else is asked of it", async () => {
  const plain = await one("linear", [0.01, 0.01, 0.02, 0.9], 2000);
  const asked = await one("linear", [0.01, 0.01, 0.02, 0.9], 2000, { at: [1e9], check: true });
  expect(asked.status).toBe("ok");
  expect(asked.logLikelihood).toBeCloseTo(plain.logLikelihood!, 9);
  expect(asked.parameters["slope"]).toBeCloseTo(plain.parameters["slope"]!, 9);
});
