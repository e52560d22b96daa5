import { describe, expect, test } from "vitest";
import { createEngine, fit, mathematics, posterior, posteriorCurves, posteriorDifference } from "@onset/core";
import type {
  Marginal,
  Posterior,
  PosteriorCurve,
  PosteriorGridReport,
  PosteriorOptions,
  PosteriorQuantity,
} from "@onset/core";
import { ReferenceKernel } from "@onset/kernel";
import { fitData } from "../src/fit/fit-data.ts";
import { fitSettings } from "../src/fit/fit-settings.ts";
import { quantileOf } from "../src/posterior/marginal.ts";
import { runPosteriorJob } from "../src/posterior/run-posterior-job.ts";
import { solvePosterior } from "../src/posterior/solve-posterior.ts";
import { posteriorEnds } from "../src/posterior/posterior-ends.ts";
import { posteriorSettings } from "../src/posterior/posterior-options.ts";
import { countedSeries } from "./counted-series.ts";
import type { Counts } from "./counted-series.ts";
import golden from "./golden/psignifit.json" with { type: "json" };

const engine = await createEngine({ kind: "local" });

/** An axis without a logarithm: x is what is given. */
const dateAxis = { kind: "date", transform: "identity" } as const;

const sizes = [2e6, 1.6e7, 4.3e7, 1.25e8, 2.5e8, 4.2e8, 1e9, 2e9, 3.6e9, 8e9, 2.9e10, 1.37e11];
const rising = {
  scales: sizes,
  correct: [3, 5, 4, 6, 8, 9, 14, 22, 38, 55, 70, 85],
  items: sizes.map(() => 100),
};

function of(counts: Counts, options: PosteriorOptions = {}): Promise<Posterior> {
  return posterior(countedSeries(counts), { engine, ...options });
}

/** Of all quantities that are free: without jitter all but it. */
function fewestNodes({ nodesPerSd: { jitter, ...others } }: PosteriorGridReport): number {
  expect(jitter).toBeNull();
  return Math.min(...Object.values(others).map((nodes) => nodes!));
}

const beta = { kind: "beta", a: 1, b: 4, low: 0, high: 1 } as const;

const names: Record<string, PosteriorQuantity> = {
  threshold: "threshold",
  width: "width",
  lambda: "lapseRate",
  gamma: "guessRate",
  eta: "overdispersion",
};

describe("psignifit's model, with its priors", () => {
  test.each(golden.cases)(
    "$title: quantiles within 1 % of the 95 % interval of each marginal, converged",
    ({ curve, chance, correct, converged }) => {
      const { levels, items } = golden.data;
      const counts = countedSeries({ scales: levels, correct, items, chance, axis: dateAxis });
      // Widths of psignifit run from 5 to 95 %.
      const factor = curve === "gaussian" ? 1.2834867 : 1.3400719;
      const data = fitData(counts, fitSettings({ likelihood: "binomial" }));
      const settings = posteriorSettings({ direction: "rising", priors: "psignifit" });
      const solved = solvePosterior(mathematics(), data, curve as PosteriorCurve, settings);
      for (const [name, wanted] of Object.entries(converged)) {
        const quantity = names[name]!;
        const scale = quantity === "width" ? factor : 1;
        const length = wanted[6]! - wanted[0]!;
        for (const [p, at] of [
          [0.025, 0],
          [0.16, 2],
          [0.5, 3],
          [0.84, 4],
          [0.975, 6],
        ] as const) {
          const found = quantileOf(solved.distributions[quantity]!, p);
          expect(Math.abs(found * scale - wanted[at]!) / length, `${name} ${p}`).toBeLessThan(0.01);
        }
      }
    },
  );
});

/** Computed once: four shapes of twelve sizes. */
const everyShape = of(rising);

describe("a posterior", () => {
  test("has three nodes and more in every standard deviation of every quantity, and grids that agree within 0.02", async () => {
    const { shapes } = await everyShape;
    expect(shapes.map(({ curve }) => curve)).toEqual(posteriorCurves);
    for (const { grid } of shapes) {
      expect(fewestNodes(grid)).toBeGreaterThanOrEqual(3);
      expect(grid.evidenceError).toBeLessThan(0.02);
    }
  });

  test("of the same counts whatever the number of nodes: ends within 0.5 % of the interval, evidence within 0.01", async () => {
    const only = { curves: ["logistic"], direction: "rising" } as const;
    const [three, five] = await Promise.all([of(rising, only), of(rising, { ...only, nodesPerSd: 5 })]);
    const [a, b] = [three.shapes[0]!, five.shapes[0]!];
    expect(Math.abs(a.logEvidence - b.logEvidence)).toBeLessThan(0.01);
    for (const quantity of Object.values(names)) {
      const [one, two] = [a.marginals[quantity]!, b.marginals[quantity]!];
      const length = two.high - two.low;
      expect(Math.abs(one.low - two.low) / length, quantity).toBeLessThan(0.005);
      expect(Math.abs(one.high - two.high) / length, quantity).toBeLessThan(0.005);
      expect(Math.abs(one.mean - two.mean) / length, quantity).toBeLessThan(0.005);
    }
  });

  test("of 2,000 items a size, where all spreads hang on η, says what its evidence may be wrong by: ≤ 0.06, and 5 nodes find it within that", async () => {
    const scales = [1.25e8, 3.56e8, 7.6e8, 1.32e9, 2.65e9, 6.66e9, 1.285e10, 1.746e11];
    const hard = { scales, correct: [1, 2, 3, 7, 13, 21, 184, 1884], items: scales.map(() => 2000) };
    const { shapes } = await of(hard, { curves: ["logistic", "gumbel"], direction: "rising" });
    for (const { grid } of shapes) {
      expect(grid.evidenceError).toBeLessThan(0.06);
      expect(fewestNodes(grid)).toBeGreaterThanOrEqual(3);
    }
    const curves = ["logistic"] as const;
    const finer = (await of(hard, { curves, direction: "rising", nodesPerSd: 5 })).shapes[0]!;
    const [first] = shapes;
    const error = first!.grid.evidenceError + finer.grid.evidenceError;
    expect(Math.abs(first!.logEvidence - finer.logEvidence)).toBeLessThan(error);
    for (const quantity of Object.values(names)) {
      const [one, two] = [first!.marginals[quantity]!, finer.marginals[quantity]!];
      const length = two.high - two.low;
      expect(Math.abs(one.low - two.low) / length, quantity).toBeLessThan(0.05);
      expect(Math.abs(one.high - two.high) / length, quantity).toBeLessThan(0.05);
    }
  });

  test("of scores that scatter by half of all they can reaches as far with 2,000 items as with 100: ends within 2 % of the interval", async () => {
    const torn = [2, 60, 1, 45, 3, 80, 10, 90, 20, 98, 40, 99];
    const [few, many] = await Promise.all(
      [1, 20].map(async (times) => {
        const correct = torn.map((hits) => times * hits);
        const counts = { scales: sizes, correct, items: sizes.map(() => 100 * times) };
        return (await of(counts, { curves: ["logistic"], direction: "rising" })).shapes[0]!.marginals;
      }),
    );
    for (const quantity of ["threshold", "width"] as const) {
      const [one, other] = [few![quantity]!, many![quantity]!];
      const length = one.high - one.low;
      expect(Math.abs(one.low - other.low) / length, quantity).toBeLessThan(0.02);
      expect(Math.abs(one.high - other.high) / length, quantity).toBeLessThan(0.02);
    }
  });

  test("of flat scores, whose rates lie in narrow ridges of a wide posterior, says what its evidence may be wrong by: 4 nodes find it within that", async () => {
    const flat = { ...rising, correct: [20, 25, 22, 26, 21, 24, 23, 27, 20, 22, 25, 24] };
    const only = { curves: ["logistic"], direction: "rising" } as const;
    const [three, four] = await Promise.all([of(flat, only), of(flat, { ...only, nodesPerSd: 4 })]);
    const [a, b] = [three.shapes[0]!, four.shapes[0]!];
    const error = a.grid.evidenceError + b.grid.evidenceError;
    expect(Math.abs(a.logEvidence - b.logEvidence)).toBeLessThan(error);
    // The rise may have ended before the sizes, or begin after them with whatever ceiling.
    expect(a.marginals.threshold!.low).toBeLessThan(6);
    expect(a.marginals.threshold!.high).toBeGreaterThan(11.5);
    expect(a.marginals.lapseRate!.low).toBeLessThan(0.1);
  });

  test("of hundreds of times the items is narrow, and found by the coarse grids all the same: planted 9.7, 1.2 within 3 %", async () => {
    const many = sizes.map(() => 200_000);
    const x = sizes.map((size) => Math.log10(size));
    const correct = x.map((at) =>
      Math.round(200_000 * (0.05 + 0.85 / (1 + Math.exp((-4.394449 / 1.2) * (at - 9.7))))),
    );
    const { shapes } = await of(
      { scales: sizes, correct, items: many },
      { curves: ["logistic"], likelihood: "binomial" },
    );
    const { threshold, width } = shapes[0]!.marginals;
    expect(threshold!.median).toBeCloseTo(9.7, 2);
    expect(width!.median).toBeCloseTo(1.2, 2);
    expect(threshold!.high - threshold!.low).toBeLessThan(0.03);
  });

  test("of scatter widens with misfit: η above 0.15 for scores that no curve can follow, below 0.05 for smooth ones", async () => {
    const wild = { ...rising, correct: [2, 20, 1, 25, 3, 30, 10, 60, 20, 90, 40, 95] };
    const [calm, torn] = await Promise.all([
      of(rising, { curves: ["logistic"] }),
      of(wild, { curves: ["logistic"] }),
    ]);
    expect(calm.shapes[0]!.marginals.overdispersion!.median).toBeLessThan(0.05);
    expect(torn.shapes[0]!.marginals.overdispersion!.median).toBeGreaterThan(0.15);
  });

  test("averages over shapes by evidence: probabilities sum to 1, the average's interval reaches beyond no shape's outermost end", async () => {
    const { shapes, averaged } = await everyShape;
    expect(shapes.reduce((sum, shape) => sum + shape.probability, 0)).toBeCloseTo(1, 12);
    const ratio = Math.exp(shapes[0]!.logEvidence - shapes[1]!.logEvidence);
    expect(shapes[0]!.probability / shapes[1]!.probability).toBeCloseTo(ratio, 9);
    const ends = shapes.map((shape) => shape.marginals.threshold!);
    expect(averaged.threshold.low).toBeGreaterThan(Math.min(...ends.map(({ low }) => low)));
    expect(averaged.threshold.high).toBeLessThan(Math.max(...ends.map(({ high }) => high)));
  });

  test("survives structuredClone and JSON with the same numbers, none of them infinite or NaN", async () => {
    const found = await everyShape;
    expect(structuredClone(found)).toEqual(found);
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
    expect(JSON.stringify(found)).not.toContain("null,null,null");
  });

  test("is the twin's within 1e-6 where scatter is off", () => {
    const job = {
      kind: "posterior",
      series: countedSeries({
        scales: sizes.slice(4, 9),
        correct: [2, 3, 4, 8, 10],
        items: [12, 12, 12, 12, 12],
      }),
      settings: {
        ...posteriorSettings({ curves: ["logistic"], likelihood: "binomial", direction: "rising" }),
        nodesPerSd: 1,
      },
    } as const;
    const ours = runPosteriorJob(mathematics(), job).result.shapes[0]!;
    const twin = runPosteriorJob(new ReferenceKernel(), job).result.shapes[0]!;
    expect(Math.abs(ours.logEvidence - twin.logEvidence)).toBeLessThan(1e-6);
    expect(Math.abs(ours.marginals.width!.high - twin.marginals.width!.high)).toBeLessThan(1e-6);
    expect(Math.abs(ours.marginals.lapseRate!.median - twin.marginals.lapseRate!.median)).toBeLessThan(1e-6);
  });

  test.each([
    [{ curves: [] }, /must name some of/],
    [{ priors: "flat" }, /unknown prior set "flat"/],
    [{ priors: { slope: beta } }, /unknown quantity "slope"/],
    [{ priors: { width: { kind: "uniform", low: 2, high: 1 } } }, /low below high/],
    [{ confidence: 2 }, /confidence must be a number/],
  ])("refuses %o before any work", async (options, message) => {
    await expect(of(rising, options as PosteriorOptions)).rejects.toThrow(message);
  });

  test("needs items at every point, and two sizes", async () => {
    const bare = countedSeries(rising);
    const points = bare.points.map((point) => ({ ...point, items: null, correct: null }));
    await expect(posterior({ ...bare, points }, { engine })).rejects.toThrow(/point 1 of series .* has none/);
    const one = { scales: [1e9], correct: [3], items: [10] };
    await expect(of(one)).rejects.toThrow(/needs scores at two sizes/);
  });
});

describe("the ends that studies count", () => {
  test.each(["binomial", "beta-binomial"] as const)(
    "are those of the whole posterior within 0.5 % of the interval, at half the nodes a direction: %s",
    async (likelihood) => {
      const only = { curves: ["logistic", "gumbel"], likelihood, direction: "rising" } as const;
      const { averaged } = await of(rising, only);
      const settings = posteriorSettings({ ...only, nodesPerSd: 1.5 });
      const ends = posteriorEnds(mathematics(), countedSeries(rising), settings);
      for (const quantity of ["threshold", "width"] as const) {
        const [low, high] = ends[quantity];
        const wanted = averaged[quantity];
        const length = wanted.high - wanted.low;
        expect(Math.abs(low - wanted.low) / length, quantity).toBeLessThan(0.005);
        expect(Math.abs(high - wanted.high) / length, quantity).toBeLessThan(0.005);
      }
    },
  );
});

/** Values of a marginal's cells, and their masses. */
function cells({ values, density, edges }: Marginal): (readonly [number, number])[] {
  return values.map((value, i) => [value, density[i]! * (edges[i + 1]! - edges[i]!)]);
}

describe("a difference of two posteriors", () => {
  const only = { curves: ["logistic"], likelihood: "binomial", direction: "rising" } as const;
  const late = { ...rising, correct: [2, 4, 5, 4, 7, 6, 8, 9, 15, 24, 40, 58] };

  test("of thresholds has its ends where cells against cells put 2.5 % (within 0.5 %), mirrored within 0.2 % of it, and nothing against itself", async () => {
    const [a, b] = await Promise.all([of(rising, only), of(late, only)]);
    const [one, other] = [a, b].map(({ shapes }) => shapes[0]!.marginals.threshold!);
    const found = posteriorDifference(b, a, "threshold");
    expect(found.mean).toBeCloseTo(other!.mean - one!.mean, 12);
    // Every cell of one against every cell of the other.
    const below = (d: number): number =>
      cells(other!)
        .flatMap(([x, m]) => cells(one!).map(([y, n]) => (x - y < d ? m * n : 0)))
        .reduce((sum, mass) => sum + mass, 0);
    expect(Math.abs(below(found.low) - 0.025)).toBeLessThan(0.005);
    expect(Math.abs(below(found.high) - 0.975)).toBeLessThan(0.005);
    expect(Math.abs(below(found.median) - 0.5)).toBeLessThan(0.03);
    expect(found.probabilityOfMore).toBeGreaterThan(0.99);
    const back = posteriorDifference(a, b, "threshold");
    expect(Math.abs(back.low + found.high)).toBeLessThan(0.002 * (found.high - found.low));
    const same = posteriorDifference(a, a, "width");
    expect(Math.abs(same.median)).toBeLessThan(1e-3);
    expect(same.probabilityOfMore).toBeCloseTo(0.5, 3);
  });

  test("averages over shapes, and is refused over other axes, of a fixed quantity and of an unknown one", async () => {
    const all = await everyShape;
    const found = posteriorDifference(all, all, "threshold");
    const widest = Math.max(...all.shapes.map(({ marginals }) => marginals.threshold!.sd));
    expect(found.high - found.low).toBeLessThan(8 * widest);
    expect(found.mean).toBe(0);
    const plain = await of(rising, only);
    expect(() => posteriorDifference(all, plain, "overdispersion")).toThrow(/is fixed/);
    expect(() => posteriorDifference(all, plain, "slope" as PosteriorQuantity)).toThrow(/unknown quantity/);
    const dates = await of({ ...rising, scales: sizes.map((_, i) => 2010 + i), axis: dateAxis }, only);
    expect(() => posteriorDifference(plain, dates, "threshold")).toThrow(/same axis/);
  });
});

describe("a fit with posterior intervals", () => {
  const options = { engine, interval: "posterior", curves: ["logistic"] } as const;

  test("has the marginals' central intervals, evidence, mean scatter and a weight by evidence", async () => {
    const { fits, averagedThreshold } = await fit(countedSeries(rising), {
      ...options,
      curves: ["logistic", "gumbel"],
    });
    const { shapes } = await everyShape;
    for (const one of fits) {
      const same = shapes.find(({ curve }) => curve === one.curve)!;
      const { threshold, width } = same.marginals;
      expect(one.intervals.threshold).toMatchObject({
        low: threshold!.low,
        high: threshold!.high,
        method: "posterior",
      });
      expect(one.intervals.width).toMatchObject({ low: width!.low, high: width!.high });
      expect(one.logEvidence).toBe(same.logEvidence);
      expect(one.overdispersion).toBeCloseTo(same.mean.overdispersion, 12);
    }
    expect(averagedThreshold?.by).toBe("evidence");
  });

  test("averages thresholds by evidence over the shapes that have a posterior, whatever else is fitted beside them", async () => {
    const curves = ["logistic", "gumbel", "exponential"] as const;
    const likelihood = "binomial";
    const { averagedThreshold } = await fit(countedSeries(rising), { ...options, curves, likelihood });
    expect(averagedThreshold?.by).toBe("evidence");
    expect(Object.keys(averagedThreshold!.weights)).toEqual(["logistic", "gumbel"]);
  });

  test("nests its bands: curve at a point, whole curve, new measurement", async () => {
    const [one] = (await fit(countedSeries(rising), { ...options, likelihood: "binomial" })).fits;
    const [point, whole, next] = [one!.band!, one!.simultaneousBand!, one!.predictionBand!];
    for (const i of [0, 20, 40, 60]) {
      expect(whole.low[i]).toBeLessThan(point.low[i]!);
      expect(whole.high[i]).toBeGreaterThan(point.high[i]!);
      expect(next.high[i]! - next.low[i]!).toBeGreaterThan(point.high[i]! - point.low[i]!);
      expect(point.low[i]).toBeLessThan(point.center[i]!);
    }
  });

  test("leaves a threshold beyond the data open, and a width below the gap between sizes too, with the reason", async () => {
    const foot = {
      scales: [1e7, 1e8, 1e9, 1e10, 1e11],
      correct: [0, 0, 1, 3, 30],
      items: [100, 100, 100, 100, 100],
    };
    const [beyond] = (await fit(countedSeries(foot), options)).fits;
    expect(beyond!.intervals.threshold?.high ?? null).toBeNull();
    const step = {
      scales: [1e7, 1e8, 1e9, 1e10, 1e11],
      correct: [0, 0, 0, 500, 500],
      items: [500, 500, 500, 500, 500],
    };
    const [sudden] = (await fit(countedSeries(step), { ...options, likelihood: "binomial" })).fits;
    expect(sudden!.intervals.width).toMatchObject({ low: null, high: null });
    expect(sudden!.reasons.join(" ")).toMatch(/narrower than the gap between two sizes/);
    expect(sudden!.intervals.threshold!.low).toBeGreaterThan(9);
    expect(sudden!.intervals.threshold!.high).toBeLessThan(10);
  });

  test("holds what the fit held: guess rate, overdispersion and a bounded lapse rate", async () => {
    const [one] = (
      await fit(countedSeries(rising), {
        ...options,
        guessRate: 0.05,
        likelihood: "beta-binomial",
        overdispersion: 0.1,
        parameters: { lapseRate: { low: 0, high: 0.05 } },
      })
    ).fits;
    expect(one!.intervals.guessRate).toBeUndefined();
    expect(one!.overdispersion).toBe(0.1);
    expect(one!.intervals.lapseRate!.high).toBeLessThan(0.05);
  });

  test("says why there is none for a curve without a posterior, and for scores without items", async () => {
    const [line] = (await fit(countedSeries(rising), { ...options, curves: ["saturating-power-law"] })).fits;
    expect(line!.reasons.join(" ")).toMatch(/A posterior is computed for logistic, gaussian/);
    const bare = countedSeries(rising);
    const points = bare.points.map((point) => ({ ...point, items: null, correct: null }));
    const [loose] = (await fit({ ...bare, points }, options)).fits;
    expect(loose!.intervals).toEqual({});
    expect(loose!.reasons.join(" ")).toMatch(/has none: give items/);
  });
});
