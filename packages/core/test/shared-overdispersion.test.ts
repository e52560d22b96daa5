import { describe, expect, test } from "vitest";
import { createEngine, fitAll, mathematics, posterior } from "@onset/core";
import type { FitOptions, Series } from "@onset/core";
import { fitSettings } from "../src/fit/fit-settings.ts";
import { poolScatter } from "../src/posterior/pool-scatter.ts";
import { runScatterJob } from "../src/posterior/scatter-evidence.ts";
import { cubicSpline, splineAt } from "../src/posterior/cubic-spline.ts";
import { countedSeries } from "./counted-series.ts";

const engine = await createEngine({ kind: "local" });
const kernel = mathematics();

const scales = [1e7, 1e8, 1e9, 1e10, 1e11, 1e12];
const items = 40;

function series(id: string, correct: readonly number[], family: string | null = "models"): Series {
  return countedSeries({ scales, correct, items, id, task: id, family });
}

// One smooth, one torn, one late.
const counts = [
  [2, 3, 9, 22, 33, 36],
  [1, 9, 4, 30, 19, 37],
  [1, 2, 2, 5, 14, 31],
];
const three = counts.map((correct, i) => series(`task-${i}`, correct));
const options = {
  engine,
  interval: "posterior",
  direction: "rising",
  guessRate: 0.03,
  parameters: { lapseRate: { fixed: 0.05 } },
} as const satisfies FitOptions;

const fixed = (value: number) => ({ kind: "fixed", value }) as const;

/** Even cells: their middles, and the mass of a density on each. */
function cut(low: number, high: number, count: number, density: (t: number) => number) {
  const middles = Float64Array.from({ length: count }, (_, i) => low + ((high - low) * (i + 0.5)) / count);
  const raw = middles.map(density);
  const sum = raw.reduce((all, one) => all + one, 0);
  return { middles, weights: raw.map((one) => one / sum) };
}

const x = [7, 8, 9, 10, 11, 12];
// Priors of the documentation, written anew: level with raised cosines of 1.5 decades, log-uniform, Beta(1, 10).
const thresholds = cut(5.5, 13.5, 120, (c) => {
  const out = Math.max(7 - c, c - 12, 0);
  return (1 + Math.cos((Math.PI * out) / 1.5)) / 2;
});
const widths = cut(Math.log(0.1), Math.log(10), 36, () => 1);
const etas = cut(0, 0.72, 64, (eta) => (1 - eta) ** 9);

/** Mass of every threshold at every η, by brute force: one grid over everything, equal cells, nothing left out. */
function bruteForce(correct: readonly number[]): { evidence: Float64Array; thresholds: Float64Array[] } {
  const curves = [...thresholds.middles.keys()].flatMap((c) =>
    [...widths.middles.keys()].map((w) => [c, w] as const),
  );
  const rises = Float64Array.from(
    curves.flatMap(([c, w]) =>
      x.map((at) => (4.394449154672439 / Math.exp(widths.middles[w]!)) * (at - thresholds.middles[c]!)),
    ),
  );
  const found = kernel.posteriorGrid({
    items: Float64Array.from(x, () => items),
    correct: Float64Array.from(correct),
    rises: kernel.expit(rises),
    falls: kernel.expit(rises.map((z) => -z)),
    curveWeights: Float64Array.from(curves, ([c, w]) => thresholds.weights[c]! * widths.weights[w]!),
    guessRates: Float64Array.of(0.03),
    lapseRates: Float64Array.of(0.05),
    pairWeights: Float64Array.of(1),
    overdispersions: etas.middles,
    overdispersionWeights: etas.weights,
    nodes: false,
  });
  const count = etas.middles.length;
  const evidence = new Float64Array(count);
  const byThreshold = Array.from({ length: count }, () => new Float64Array(thresholds.middles.length));
  for (const [at, [c]] of curves.entries()) {
    for (let e = 0; e < count; e++) {
      // The prior is in every mass: out of it again, so that it counts once for all series.
      const mass = found.curves[at * count + e]! / etas.weights[e]!;
      evidence[e]! += mass;
      byThreshold[e]![c]! += mass;
    }
  }
  return { evidence, thresholds: byThreshold };
}

function quantile(middles: Float64Array, masses: Float64Array, p: number): number {
  const [whole, step] = [masses.reduce((all, one) => all + one, 0), middles[1]! - middles[0]!];
  let [i, below] = [0, 0];
  while (below + masses[i]! < p * whole) below += masses[i++]!;
  return middles[i]! + step * ((p * whole - below) / masses[i]! - 0.5);
}

describe("one η for several series", () => {
  test("is that of brute force over all of them: mean and ends within 1 % of its interval, thresholds' ends within 2 % of theirs", async () => {
    const brute = counts.map(bruteForce);
    const shared = etas.weights.map((weight, e) =>
      brute.reduce((product, { evidence }) => product * evidence[e]!, weight),
    );
    const results = await fitAll(three, { ...options, overdispersion: "all" });
    const whole = shared.reduce((all, one) => all + one, 0);
    const mean = shared.reduce((all, one, e) => all + one * etas.middles[e]!, 0) / whole;
    const ends = [0.025, 0.5, 0.975].map((p) => quantile(etas.middles, shared, p));
    const length = ends[2]! - ends[0]!;
    for (const [i, { sharedOverdispersion: found, fits }] of results.entries()) {
      expect(found).toMatchObject({ across: "all", series: 3, confidence: 0.95 });
      const gaps = [found!.low - ends[0]!, found!.median - ends[1]!, found!.high - ends[2]!];
      for (const gap of [...gaps, found!.mean - mean, fits[0]!.overdispersion! - mean]) {
        expect(Math.abs(gap) / length).toBeLessThan(0.01);
      }
      // Its own threshold, averaged over the η of all.
      const { evidence, thresholds: given } = brute[i]!;
      const marginal = thresholds.middles.map((_, c) =>
        given.reduce((sum, masses, e) => sum + (shared[e]! / evidence[e]!) * masses[c]!, 0),
      );
      const [low, high] = [0.025, 0.975].map((p) => quantile(thresholds.middles, marginal, p));
      const { threshold } = fits[0]!.intervals;
      expect(Math.abs(threshold!.low! - low!) / (high! - low!), `${i} low`).toBeLessThan(0.02);
      expect(Math.abs(threshold!.high! - high!) / (high! - low!), `${i} high`).toBeLessThan(0.02);
    }
  });
});

describe("sharing η", () => {
  const quick = { ...options, parameters: { ...options.parameters, threshold: { fixed: 10 } } } as const;

  test("by family keeps families apart, and says nothing of series without items", async () => {
    const bare = series("bare", counts[0]!, "one");
    const points = bare.points.map((point) => ({ ...point, items: null, correct: null }));
    const torn = series("d", counts[1]!, "two");
    const both = [series("a", counts[0]!, "one"), torn, series("c", counts[0]!, "one"), { ...bare, points }];
    const results = await fitAll(both, { ...quick, overdispersion: "family" });
    const shared = results.map(({ sharedOverdispersion }) => sharedOverdispersion);
    expect(shared.map((one) => one?.series)).toEqual([2, 1, 2, undefined]);
    expect(shared[0]!.mean).toBe(shared[2]!.mean);
    expect(shared[1]!.mean).toBeGreaterThan(2 * shared[0]!.mean);
    expect(results[3]!.fits[0]!.reasons.join(" ")).toMatch(/No posterior/);
  });

  test("with nobody leaves the posterior as it was: evidence within 0.01, mean η within 1 %", async () => {
    const [alone] = await fitAll([three[1]!], quick);
    const [shared] = await fitAll([three[1]!], { ...quick, overdispersion: "all" });
    expect(shared!.sharedOverdispersion!.prior.series).toBe(0);
    const [before, after] = [alone!.fits[0]!, shared!.fits[0]!];
    expect(Math.abs(before.logEvidence! - after.logEvidence!)).toBeLessThan(0.01);
    expect(after.overdispersion! / before.overdispersion!).toBeCloseTo(1, 2);
  });

  test("among thirty makes η narrow: an interval under a third of one series' own, and each series' posterior keeps to it within 1 %", async () => {
    const settings = fitSettings(quick);
    const told = three.map((one) => {
      const job = { kind: "scatter", series: one, settings, items } as const;
      return runScatterJob(kernel, job).evidence!;
    });
    const own = poolScatter(kernel, [told[1]!], 0.95);
    const shared = poolScatter(
      kernel,
      Array.from({ length: 30 }, (_, i) => told[i % 3]!),
      0.95,
    );
    expect(shared.high - shared.low).toBeLessThan((own.high - own.low) / 3);
    const priors = {
      threshold: fixed(10),
      guessRate: fixed(0.03),
      lapseRate: fixed(0.05),
      overdispersion: shared.priors[1]!,
    };
    const found = await posterior(three[1]!, {
      engine,
      curves: ["logistic"],
      direction: "rising",
      priors,
    });
    const { mean, low, high } = found.shapes[0]!.marginals.overdispersion!;
    const length = shared.high - shared.low;
    for (const gap of [mean - shared.mean, low - shared.low, high - shared.high]) {
      expect(Math.abs(gap) / length).toBeLessThan(0.01);
    }
  });

  test.each([
    [{ interval: "profile" }, /take the interval posterior/],
    [{ likelihood: "binomial" }, /not of binomial/],
    [{ overdispersion: "task" }, /one of family, all/],
  ])("is refused before any work: %o", async (other, message) => {
    const asked = { ...quick, overdispersion: "all", ...other } as FitOptions;
    await expect(fitAll(three, asked)).rejects.toThrow(message);
  });

  test("by family is refused where a series names none", async () => {
    const nameless = [...three, series("nameless", counts[0]!, null)];
    await expect(fitAll(nameless, { ...quick, overdispersion: "family" })).rejects.toThrow(
      /needs a family at every series, and series "nameless"/,
    );
  });
});

test("a cubic spline is a parabola's within 1e-3 inside, and its own tangent outside", () => {
  const nodes = Float64Array.from({ length: 41 }, (_, i) => i / 20);
  const spline = cubicSpline(
    nodes,
    nodes.map((t) => t * t),
  );
  const [inside, before, at] = splineAt(spline, Float64Array.of(0.77, -0.5, 0));
  expect(Math.abs(inside! - 0.77 * 0.77)).toBeLessThan(1e-6);
  expect(at).toBe(0);
  const [near] = splineAt(spline, Float64Array.of(1e-6));
  expect(before! / -0.5).toBeCloseTo(near! / 1e-6, 4);
});
