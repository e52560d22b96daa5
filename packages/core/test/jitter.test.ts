import { describe, expect, test } from "vitest";
import { createEngine, fit, mathematics, posterior } from "@onset/core";
import type { FitOptions, PosteriorCurve, PosteriorOptions, Series } from "@onset/core";
import { ReferenceKernel } from "@onset/kernel";
import { nodeMasses } from "../src/posterior/node-masses.ts";
import { posteriorSettings } from "../src/posterior/posterior-options.ts";
import { fitData } from "../src/fit/fit-data.ts";
import { fitSettings } from "../src/fit/fit-settings.ts";
import { countedSeries } from "./counted-series.ts";
import type { Counts } from "./counted-series.ts";
import golden from "./golden/jitter.json" with { type: "json" };

const engine = await createEngine({ kind: "local" });
const kernel = mathematics();

/** A series whose sizes are written as their places along the axis. */
function along({ x, correct, items }: Omit<Counts, "scales"> & { readonly x: readonly number[] }): Series {
  return countedSeries({ scales: x.map((at) => 10 ** at), correct, items });
}

const weight = Float64Array.of(1);

/** The evidence of a single node of weight 1 is its likelihood. */
function logLikelihood(calls: typeof kernel, counts: (typeof golden.cases)[number]): number {
  const data = fitData(along(counts), fitSettings({ likelihood: "binomial" }));
  const problem = { data, curve: counts.curve as PosteriorCurve, direction: "rising" } as const;
  return nodeMasses(calls, problem, {
    thresholds: Float64Array.of(counts.threshold),
    widths: Float64Array.of(counts.width),
    curveWeights: weight,
    guessRates: Float64Array.of(counts.guess),
    lapseRates: Float64Array.of(counts.lapse),
    pairWeights: weight,
    scatter: "jitter",
    scatters: Float64Array.of(counts.tau),
    scatterWeights: weight,
    nodes: false,
  }).logEvidence;
}

describe("a likelihood under jitter", () => {
  test.each(golden.cases)(
    "of $curve, $items.0 items and τ $tau is that of adaptive quadrature within 2e-5 a point, also without WebAssembly",
    (counts) => {
      expect(Math.abs(logLikelihood(kernel, counts) - counts.logLikelihood)).toBeLessThan(8e-5);
      const twin = logLikelihood(new ReferenceKernel(), counts);
      expect(Math.abs(logLikelihood(kernel, counts) - twin)).toBeLessThan(1e-9);
    },
  );
});

/** ln of a likelihood under jitter of a logistic's points, by even steps of ε as far as 14 standard deviations. */
function bySteps({ x: at, correct, items, threshold, width: w, guess, lapse, tau }: typeof far): number {
  const k = 4.394449154672439 / w;
  return at.reduce((sum, one, i) => {
    const terms = Array.from({ length: 14 * 128 + 1 }, (_, j) => {
      const e = (j - 14 * 64) / 64;
      const p = guess + (1 - guess - lapse) / (1 + Math.exp(-k * (one + tau * e - threshold)));
      return correct[i]! * Math.log(p) + (items[i]! - correct[i]!) * Math.log(1 - p) - (e * e) / 2;
    });
    const most = Math.max(...terms);
    const whole = terms.reduce((all, term) => all + Math.exp(term - most), 0) / 64;
    const choose = kernel.logGamma(
      Float64Array.of(items[i]! + 1, correct[i]! + 1, items[i]! - correct[i]! + 1),
    );
    return sum + choose[0]! - choose[1]! - choose[2]! + most + Math.log(whole / Math.sqrt(2 * Math.PI));
  }, 0);
}

const far = {
  curve: "logistic",
  threshold: 9.5,
  width: 0.9,
  guess: 0.02,
  lapse: 0.04,
  tau: 0.05,
  x: [8.5, 9.4, 10.5],
  items: [400, 400, 400],
  correct: [14, 0, 381],
  logLikelihood: Number.NaN,
};

test.each([0, 2, 4, 5, 6, 7])(
  "a count that stands %i standard deviations of jitter off counts for what it does by plain sums within 1e-4",
  (off) => {
    const psi = 0.02 + 0.94 / (1 + Math.exp((-4.394449154672439 / 0.9) * (9.4 + 0.05 * off - 9.5)));
    const counts = { ...far, correct: [14, Math.round(400 * psi), 381] };
    expect(Math.abs(logLikelihood(kernel, counts) - bySteps(counts))).toBeLessThan(1e-4);
  },
);

// One point stands far off the curve of the others: sideways by 0.3, upwards by 40 items of 100.
const x = [8, 8.5, 9, 9.5, 10, 10.5, 11];
const torn = along({ x, correct: [2, 3, 30, 29, 80, 93, 95], items: x.map(() => 100) });
function ofTorn(options: PosteriorOptions) {
  return posterior(torn, { engine, curves: ["logistic"], direction: "rising", ...options });
}

const fixed = (value: number) => ({ kind: "fixed", value }) as const;

function length({ low, high }: { readonly low: number; readonly high: number }): number {
  return high - low;
}

/** Even cells: their middles, and the mass of a density on each. */
function cut(low: number, high: number, count: number, density: (t: number) => number) {
  const middles = Float64Array.from({ length: count }, (_, i) => low + ((high - low) * (i + 0.5)) / count);
  const raw = middles.map(density);
  const sum = raw.reduce((all, each) => all + each, 0);
  return { middles, weights: raw.map((each) => each / sum) };
}

// Thresholds and τ by the priors of the documentation, written anew.
const places = cut(8.4, 10.6, 80, () => 1);
const taus = cut(0, 0.6, 45, (tau) => Math.exp(-((tau / 0.1) ** 2) / 2));
const width = 0.9;

/** ln of the binomial at a jittered place without its coefficient, by 201 even steps of ε. */
function plainTerm(correct: number, z: number, spread: number): number {
  let sum = 0;
  for (let j = -100; j <= 100; j++) {
    const e = j / 16;
    const p = 0.02 + 0.94 / (1 + Math.exp(-(z + spread * e)));
    sum += Math.exp(correct * Math.log(p) + (100 - correct) * Math.log(1 - p) + 60 - (e * e) / 2);
  }
  return Math.log(sum) - 60;
}

/** Mass of every threshold and every τ at one width and known rates, by plain sums: nothing left out. */
function plainSums(): { readonly threshold: Float64Array; readonly jitter: Float64Array } {
  const steepness = 4.394449154672439 / width;
  const threshold = new Float64Array(places.middles.length);
  const jitter = new Float64Array(taus.middles.length);
  for (const [t, tau] of taus.middles.entries()) {
    for (const [c, place] of places.middles.entries()) {
      const logs = torn.points.map(({ correct }, i) =>
        plainTerm(correct!, steepness * (x[i]! - place), steepness * tau),
      );
      const mass =
        Math.exp(logs.reduce((all, one) => all + one, 250)) * places.weights[c]! * taus.weights[t]!;
      threshold[c]! += mass;
      jitter[t]! += mass;
    }
  }
  return { threshold, jitter };
}

/** Where a share of the mass of even cells lies below. */
function quantile(middles: Float64Array, masses: Float64Array, share: number): number {
  const step = middles[1]! - middles[0]!;
  const whole = masses.reduce((all, mass) => all + mass, 0);
  let below = 0;
  for (const [i, mass] of masses.entries()) {
    if (below + mass / whole >= share) return middles[i]! + ((share - below) / (mass / whole) - 0.5) * step;
    below += mass / whole;
  }
  return Number.NaN;
}

describe("a posterior under jitter", () => {
  test("averages over τ: what one point stands off by is scatter sideways, and the curve stays steep", async () => {
    const [sideways, upwards] = await Promise.all([
      ofTorn({ scatter: "jitter", priors: { lapseRate: fixed(0.04) } }),
      ofTorn({ priors: { lapseRate: fixed(0.04) } }),
    ]);
    const [a, b] = [sideways.shapes[0]!, upwards.shapes[0]!];
    expect(sideways.scatter).toBe("jitter");
    expect(sideways.likelihood).toBe("binomial");
    expect(a.marginals.overdispersion).toBeNull();
    expect(b.marginals.jitter).toBeNull();
    expect(a.marginals.jitter!.low).toBeGreaterThan(0.03);
    expect(a.marginals.jitter!.high).toBeLessThan(0.6);
    expect(a.grid.nodesPerSd.jitter).toBeGreaterThanOrEqual(3);
    expect(a.grid.evidenceError).toBeLessThan(0.03);
    // Only jitter leaves the floor and the ceiling as sure as their items make them.
    expect(length(a.marginals.guessRate!)).toBeLessThan(length(b.marginals.guessRate!));
  });

  test("has the marginals of plain sums over equal cells: ends and medians within 1 % of the 95 % interval", async () => {
    const priors = { width: fixed(width), guessRate: fixed(0.02), lapseRate: fixed(0.04) };
    const { marginals } = (await ofTorn({ scatter: "jitter", priors })).shapes[0]!;
    const sums = plainSums();
    for (const [quantity, middles] of [
      ["threshold", places.middles],
      ["jitter", taus.middles],
    ] as const) {
      const { low, median, high } = marginals[quantity]!;
      for (const [share, found] of [
        [0.025, low],
        [0.5, median],
        [0.975, high],
      ] as const) {
        const wanted = quantile(middles, sums[quantity], share);
        expect(Math.abs(found - wanted) / (high - low), `${quantity} ${share}`).toBeLessThan(0.01);
      }
    }
  });

  test("is the binomial's where τ is held at a thousandth of the gap: ends within 0.5 % of the interval, evidence within 0.01", async () => {
    const priors = { jitter: fixed(5e-4) };
    const [still, plain] = await Promise.all([
      ofTorn({ scatter: "jitter", priors }),
      ofTorn({ scatter: "none" }),
    ]);
    const [a, b] = [still.shapes[0]!, plain.shapes[0]!];
    expect(Math.abs(a.logEvidence - b.logEvidence)).toBeLessThan(0.01);
    const [ours, theirs] = [a.marginals.threshold!, b.marginals.threshold!];
    expect(Math.abs(ours.low - theirs.low)).toBeLessThan(0.005 * (theirs.high - theirs.low));
    expect(Math.abs(ours.high - theirs.high)).toBeLessThan(0.005 * (theirs.high - theirs.low));
    expect(a.mode.jitter).toBe(5e-4);
  });

  test("is modelled where a prior of τ was given and nothing else was said", () => {
    expect(posteriorSettings({ priors: { jitter: fixed(0.1) } }).scatter).toBe("jitter");
    expect(posteriorSettings({ priors: { overdispersion: fixed(0.1) } }).scatter).toBe("overdispersion");
  });

  test("refuses a model that its priors, or its likelihood, do not go with, before any work", async () => {
    await expect(ofTorn({ scatter: "jitter", likelihood: "beta-binomial" })).rejects.toThrow(
      "scatter must go with the likelihood beta-binomial",
    );
    await expect(ofTorn({ likelihood: "beta-binomial", priors: { jitter: fixed(0.1) } })).rejects.toThrow(
      "scatter must go with the likelihood beta-binomial",
    );
    const eta = { overdispersion: fixed(0.1) };
    await expect(ofTorn({ scatter: "jitter", priors: eta })).rejects.toThrow("take scatter overdispersion");
    await expect(ofTorn({ scatter: "sideways" as "jitter" })).rejects.toThrow('unknown scatter "sideways"');
  });
});

describe("a fit with a posterior under jitter", () => {
  const ask = {
    engine,
    interval: "posterior",
    direction: "rising",
    parameters: { lapseRate: { fixed: 0.04 } },
  } as const satisfies FitOptions;

  test("says which model it took, what is left of τ, and which the counts prefer; only predictions widen", async () => {
    const at = [10 ** 9.75];
    const [sideways, none] = await Promise.all([
      fit(torn, { ...ask, at, scatter: "jitter" }),
      fit(torn, { ...ask, at, scatter: "none" }),
    ]);
    const [jittered, plain] = [sideways.fits[0]!, none.fits[0]!];
    const { scatter } = jittered;
    expect(scatter).toMatchObject({ model: "jitter", given: null, confidence: 0.95 });
    expect(scatter!.low!).toBeLessThan(scatter!.median!);
    expect(scatter!.median!).toBeLessThan(scatter!.high!);
    expect(scatter!.logEvidence!.jitter).toBe(jittered.logEvidence);
    expect(scatter!.logEvidence!.jitter).toBeGreaterThan(scatter!.logEvidence!.none + 5);
    expect(Math.abs(scatter!.logEvidence!.none - plain.logEvidence!)).toBeLessThan(0.05);
    expect(plain.scatter).toMatchObject({ model: "none", mean: null, logEvidence: null });
    expect(jittered.overdispersion).toBeNull();
    // On the steep part a new measurement is much less sure than the curve.
    const [{ interval, prediction }] = jittered.scoresAt as [(typeof jittered.scoresAt)[number]];
    expect(prediction!.high! - prediction!.low!).toBeGreaterThan(1.5 * (interval!.high! - interval!.low!));
  });

  test.each([
    [
      { scatter: "jitter", interval: "profile" },
      "interval must be posterior where scatter is jitter, which only a posterior averages over: take that, or leave scatter and jitter out, got profile",
    ],
    [{ jitter: 0 }, "jitter must be a standard deviation above 0"],
    [{ jitter: 0.1, scatter: "none" }, "scatter does not go with a jitter"],
    [{ scatter: "jitter", overdispersion: 0.1 }, "scatter does not go with an overdispersion"],
    [
      { scatter: "jitter", likelihood: "beta-binomial" },
      "scatter is of the binomial likelihood, not of beta-binomial",
    ],
    [{ scatter: "overdispersion", likelihood: "binomial" }, "scatter is of the beta-binomial likelihood"],
    [{ scatter: "up" as "none" }, "scatter must be one of none, overdispersion, jitter"],
  ] satisfies [FitOptions, string][])("refuses %o before any work", async (wrong, message) => {
    await expect(fit(torn, { ...ask, ...wrong })).rejects.toThrow(message);
  });

  test("takes a τ that is given as it is", async () => {
    const { fits } = await fit(torn, { ...ask, jitter: 0.2 });
    expect(fits[0]!.scatter).toMatchObject({ model: "jitter", given: 0.2, median: null, logEvidence: null });
  });
});
