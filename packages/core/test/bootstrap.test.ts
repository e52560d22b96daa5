import { loadKernelSync } from "@onset/kernel";
import { describe, expect, test } from "vitest";
import { acceleration, bootstrapEnds } from "../src/bootstrap/ends.ts";
import { betaBinomialDraws } from "../src/bootstrap/beta-binomial-draws.ts";
import { createEngine } from "../src/engine/create-engine.ts";
import type { FitOptions } from "../src/fit/fit-options.ts";
import type { CurveFit } from "../src/fit/fit-result.ts";
import { fit, fitAll } from "../src/fit/fit.ts";
import type { Series } from "../src/series/series.ts";
import { drawItems } from "../src/bootstrap/draw-items.ts";
import { countedSeries } from "./counted-series.ts";

const kernel = loadKernelSync();
const engine = await createEngine({ kind: "local" });
const rates = [0.02, 0.03, 0.05, 0.09, 0.2, 0.45, 0.7, 0.93];
const scales = [1.25e8, 3.5e8, 7.6e8, 1.3e9, 2.7e9, 6.7e9, 1.3e10, 1.75e11];

function seriesOf(scores: readonly number[], id: string, items = 200): Series {
  const correct = scores.map((score) => Math.round(score * items));
  return countedSeries({ scales: scales.slice(0, scores.length), correct, items, id, task: "t" });
}

const series = seriesOf(rates, "f/t/acc/shots-0");

async function fitted(options: FitOptions, of: Series = series): Promise<CurveFit> {
  const result = await fit(of, { engine, interval: "bootstrap", ...options });
  return result.fits[0]!;
}

function thresholdSpan({ intervals }: CurveFit): number {
  return intervals.threshold!.high! - intervals.threshold!.low!;
}

describe("intervals of a bootstrap", () => {
  test("parametric: the threshold's ends lie within 0.02 of the profile's, and say their method and target", async () => {
    const [profile, bootstrap] = [await fitted({ interval: "profile" }), await fitted({})];
    const [want, got] = [profile.intervals.threshold!, bootstrap.intervals.threshold!];
    expect(Math.abs(got.low! - want.low!)).toBeLessThan(0.02);
    expect(Math.abs(got.high! - want.high!)).toBeLessThan(0.02);
    expect([got.method, got.target, got.confidence]).toEqual(["bootstrap", "items-of-this-kind", 0.95]);
  });

  test("the band holds the curve at every place, and the simultaneous band holds the pointwise one within 0.01", async () => {
    const { band, simultaneousBand } = await fitted({ bootstrap: { replicates: 500 } });
    expect([band!.method, simultaneousBand!.method]).toEqual(["bootstrap", "bootstrap"]);
    band!.center.forEach((score, i) => {
      expect(band!.low[i]).toBeLessThanOrEqual(score);
      expect(band!.high[i]).toBeGreaterThanOrEqual(score);
      expect(simultaneousBand!.high[i]).toBeGreaterThanOrEqual(band!.high[i]! - 0.01);
    });
  });

  test("one seed gives the same numbers alone and among others; another seed and another series draw apart", async () => {
    const options = { bootstrap: { replicates: 300 }, seed: 7 } as const;
    const alone = await fitted(options);
    const other = seriesOf(rates, "f/u/acc/shots-0");
    const all = await fitAll([other, series], { engine, interval: "bootstrap", ...options });
    expect(all[1]!.fits[0]!.intervals).toEqual(alone.intervals);
    expect(all[0]!.fits[0]!.intervals).not.toEqual(alone.intervals);
    expect((await fitted({ ...options, seed: 8 })).intervals).not.toEqual(alone.intervals);
  });

  test.each([
    ["cases", { bootstrap: { replicates: 300, resample: "cases" } }],
    ["BCa", { bootstrap: { replicates: 300, ends: "bca" } }],
    ["gaussian scores", { bootstrap: { replicates: 300 }, likelihood: "gaussian" }],
    [
      "scattered counts",
      { bootstrap: { replicates: 300 }, likelihood: "beta-binomial", overdispersion: 0.1 },
    ],
    ["another curve", { bootstrap: { replicates: 200 }, curves: ["gumbel"] }],
  ] as const)("%s: finite ends around the threshold", async (_, options) => {
    const { intervals } = await fitted(options);
    expect(intervals.threshold!.low).toBeLessThan(9.86);
    expect(intervals.threshold!.high).toBeGreaterThan(9.8);
  });

  test("scatter widens: η of 0.1 at 200 items makes the interval at least 1.3 times as wide", async () => {
    const plain = await fitted({ bootstrap: { replicates: 500 } });
    const scattered = await fitted({
      bootstrap: { replicates: 500 },
      likelihood: "beta-binomial",
      overdispersion: 0.1,
    });
    expect(thresholdSpan(scattered)).toBeGreaterThan(1.3 * thresholdSpan(plain));
  });

  test("a transition between two neighbouring sizes leaves the width's lower end open", async () => {
    const step = seriesOf([0.02, 0.02, 0.03, 0.02, 0.9, 0.91, 0.9, 0.92], "f/step/acc/shots-0");
    const { intervals } = await fitted({ bootstrap: { replicates: 300 } }, step);
    expect(intervals.width?.low ?? null).toBeNull();
  });
});

describe("items", () => {
  const items = 120;
  /** Items of one difficulty each: as scale grows, more of them come out right, the same ones again. */
  const correct = Uint8Array.from({ length: items * rates.length }, (_, i) =>
    (i % items) / items < rates[Math.floor(i / items)]! ? 1 : 0,
  );
  const outcomes = { items, correct };
  const own = seriesOf(
    rates.map(
      (_, p) => correct.subarray(p * items, (p + 1) * items).reduce((sum, hit) => sum + hit, 0) / items,
    ),
    "f/items/acc/shots-0",
    items,
  );
  const bootstrap = { replicates: 300, resample: "items", outcomes: { [own.id]: outcomes } } as const;

  test("whole items are drawn: the interval differs from that of independent counts, and is finite", async () => {
    const [whole, counts] = [
      await fitted({ bootstrap }, own),
      await fitted({ bootstrap: { replicates: 300 } }, own),
    ];
    expect(whole.intervals.threshold!.low).not.toBeNull();
    expect(whole.intervals.threshold).not.toEqual(counts.intervals.threshold);
  });

  test("without outcomes, or with too few items, it is refused and says what to do", async () => {
    await expect(fitted({ bootstrap: { ...bootstrap, outcomes: {} } }, own)).rejects.toThrow(
      "resample parametric",
    );
    const few = { [own.id]: { items: 10, correct: new Uint8Array(80) } };
    await expect(fitted({ bootstrap: { ...bootstrap, outcomes: few } }, own)).rejects.toThrow("at least 30");
    await expect(fitted({ bootstrap: { replicates: 10 } }, own)).rejects.toThrow("from 200 to 100000");
  });

  test("as many items are drawn as there are; of groups, all items of a group of one come and go together", () => {
    const plain = drawItems(kernel, outcomes, 1, 1000);
    expect(plain.reduce((sum, count) => sum + count, 0)).toBe(items);
    // Families of 60, tasks of 6 within them.
    const groups = [60, 6].map((size) => Int32Array.from({ length: items }, (_, i) => Math.floor(i / size)));
    const drawn = drawItems(kernel, { ...outcomes, groups }, 1, 1001);
    expect(drawn.reduce((sum, count) => sum + count, 0)).toBe(items);
    const tasks = Array.from({ length: 20 }, (_, task) => drawn.subarray(6 * task, 6 * task + 6));
    expect(tasks.some((task) => task.every((count) => count === 0))).toBe(true);
    for (const task of tasks) expect(task.reduce((sum, count) => sum + count, 0) % 6).toBe(0);
  });
});

describe("ends", () => {
  const values = Array.from({ length: 999 }, (_, i) => i + 1);
  const asked = { values, estimate: 500, jackknife: null, confidence: 0.95 };

  test("percentiles are those of the sorted replicates", () => {
    const [low, high] = bootstrapEnds(kernel, asked);
    expect(low).toBeCloseTo(25, 9);
    expect(high).toBeCloseTo(975, 9);
  });

  test("a side is open where replicates without a value reach it, and both where they are many", () => {
    const some = values.map((value, i) => (i < 15 ? Number.NaN : value));
    const [low, high] = bootstrapEnds(kernel, { ...asked, values: some });
    // The fifteen stand below the lower end, and above the upper one.
    expect(low).toBeCloseTo(25, 9);
    expect(high).toBeCloseTo(990, 9);
    const many = values.map((value, i) => (i % 4 === 0 ? Number.NaN : value));
    expect(bootstrapEnds(kernel, { ...asked, values: many })).toEqual([null, null]);
  });

  test("BCa without bias and skewness is the percentile; a biased estimate moves both ends its way", () => {
    const flat = Float64Array.of(1, 2, 3, 4, 5);
    const [low, high] = bootstrapEnds(kernel, { ...asked, jackknife: flat });
    expect(low).toBeCloseTo(25, 6);
    expect(high).toBeCloseTo(975, 6);
    const [lower, upper] = bootstrapEnds(kernel, { ...asked, estimate: 600, jackknife: flat });
    expect(lower).toBeGreaterThan(40);
    expect(upper).toBeGreaterThan(980);
  });

  test("acceleration of a known jackknife: 0.1172 for (0, 0, 0, 0, -10) and 0 for a missing value", () => {
    // d = mean less value: four times −2, once 8: Σ d² = 80, Σ d³ = 480; 480 / (6 · 80^1.5).
    expect(acceleration([0, 0, 0, 0, -10])).toBeCloseTo(480 / (6 * 80 * Math.sqrt(80)), 12);
    expect(acceleration([0, 1, Number.NaN])).toBe(0);
  });
});

test("beta-binomial draws have the mean and the variance p q n (1 + (n − 1) η²) within 5 % of 20 000", () => {
  const [n, p, eta] = [200, 0.3, 0.15];
  const counts = betaBinomialDraws(n, p, eta, kernel.uniforms(1, 9, 0, 20_000));
  const mean = counts.reduce((sum, k) => sum + k, 0) / counts.length;
  const variance = counts.reduce((sum, k) => sum + (k - mean) * (k - mean), 0) / counts.length;
  expect(Math.abs(mean / (n * p) - 1)).toBeLessThan(0.02);
  expect(Math.abs(variance / (n * p * (1 - p) * (1 + (n - 1) * eta * eta)) - 1)).toBeLessThan(0.05);
});
