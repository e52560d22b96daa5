import { describe, expect, test } from "vitest";
import { createEngine } from "../src/engine/create-engine.ts";
import { fit } from "../src/fit/fit.ts";
import type { FitOptions } from "../src/fit/fit-options.ts";
import type { CurveFit } from "../src/fit/fit-result.ts";
import type { Series } from "../src/series/series.ts";
import { psi, scalesBetween, seriesOf } from "./planted.ts";

const engine = await createEngine({ kind: "local" });
const scales = scalesBetween(7, 12, 11);

const planted = { threshold: 9.5, steepness: 3, left: 0.1, right: 0.9 };
const even = scales.map((scale) => psi(planted, Math.log10(scale)));

async function one(
  scores: readonly number[],
  options: FitOptions = {},
  items: number | null = null,
): Promise<CurveFit> {
  return (await fit(seriesOf(scales, scores, items), { engine, ...options })).fits[0]!;
}

describe("a ceiling that the data do not reach", () => {
  test.each([10, 20, 50])(
    "is not sold as steepness: p^%d seen up to 10^12 seems twice as steep as p and more, and a note says what that rests on",
    async (steps) => {
      // Slope 1 and threshold 10^9 a step: apparent steepness 2.1 to 5, ceilings .74 to .13.
      const scores = scales.map(
        (scale) => psi({ threshold: 9, steepness: 1, left: 0, right: 1 }, Math.log10(scale)) ** steps,
      );
      const found = await one(scores);
      expect(found.parameters["steepness"]).toBeGreaterThan(2);
      expect(found.reasons.join(" ")).toMatch(
        /its ceiling, \d+ %, is drawn by the curve's shape and not by the data/,
      );
      expect(found.intervals.lapseRate?.method).toBe("profile");
      const held = await one(scores, { curves: ["exact-match"], parameters: { lapseRate: { fixed: 0 } } });
      expect(held.parameters["steepness"]).toBeCloseTo(1, 2);
      expect(held.parameters["steps"]).toBe(steps);
    },
  );
});

describe("what the data cannot say is said", () => {
  test("of a rise between two neighbouring sizes the width has an upper bound alone, and the threshold holds the gap", async () => {
    const scores = scales.map((scale) => (scale < 2e9 ? 0.1 : 0.9));
    const found = await one(scores, { curves: ["gaussian"] }, 500);
    expect(found.intervals.width?.low).toBeNull();
    expect(found.intervals.width?.high).toBeLessThan(1);
    expect(found.status).toBe("at-bound");
  });

  test("a threshold beyond the data has an open side within half a decade of them", async () => {
    const scores = scales.map((scale) =>
      psi({ threshold: 12.4, steepness: 2.5, left: 0.05, right: 0.9 }, Math.log10(scale)),
    );
    for (const curve of ["gumbel", "gaussian", "logistic", "richards"] as const) {
      const found = await one(scores, { curves: [curve] }, 300);
      const { low, high } = found.intervals.threshold ?? { low: null, high: null };
      expect(high).toBeNull();
      if (low !== null) expect(low).toBeGreaterThan(6.5);
    }
  });

  test("more parameters than scores, one size, equal scores: no parameters, and the reason in words", async () => {
    const eight = scalesBetween(8, 11, 8);
    const few = (
      await fit(seriesOf(eight.slice(0, 5), [0.1, 0.2, 0.5, 0.8, 0.9]), { engine, curves: ["richards"] })
    ).fits[0]!;
    expect([few.status, few.parameters]).toEqual(["not-identified", {}]);
    expect(few.reasons[0]).toContain("The curve has 5 free parameters");
    const flat = await one(
      scales.map(() => 0.25),
      { curves: ["gumbel"] },
    );
    expect(flat.reasons[0]).toContain("All 11 scores are equal (0.25)");
    const single = (await fit(seriesOf([1e9, 1e9], [0.2, 0.3]), { engine, curves: ["loss-to-accuracy"] }))
      .fits[0]!;
    expect(single.reasons[0]).toContain("2 scores belong to one size");
  });
});

/** Scores of {@link even} with a little scatter, each with this standard error. */
function withErrors(size: number): Series {
  const scores = even.map((score, i) => score + 0.01 * ((i % 3) - 1));
  const series = seriesOf(scales, scores);
  return { ...series, points: series.points.map((point) => ({ ...point, standardError: size })) };
}

async function widthOf(size: number, standardErrors: "known" | "relative"): Promise<number> {
  const { fits, errors } = await fit(withErrors(size), {
    engine,
    curves: ["gumbel"],
    standardErrors,
    interval: "delta",
  });
  expect(errors).toBe(standardErrors);
  const { low, high } = fits[0]!.intervals.threshold!;
  return high! - low!;
}

describe("likelihoods", () => {
  test("auto says what it took and why; a mixture of counted and bare scores is gaussian", async () => {
    const counted = await fit(seriesOf(scales, even, 100), { engine, interval: "none" });
    expect(counted).toMatchObject({ likelihood: "binomial", errors: "items" });
    expect(counted.likelihoodReason).toContain("every score comes with its number of items");
    const series = seriesOf(scales, even, 100);
    const mixed = {
      ...series,
      points: series.points.map((point, i) => (i === 3 ? { ...point, items: null, correct: null } : point)),
    };
    expect((await fit(mixed, { engine, interval: "none" })).likelihoodReason).toContain(
      "1 of 11 scores come not",
    );
  });

  test("known standard errors are believed: halved, they halve the interval; relative ones do not care", async () => {
    expect((await widthOf(0.02, "known")) / (await widthOf(0.01, "known"))).toBeCloseTo(2, 6);
    expect((await widthOf(0.02, "relative")) / (await widthOf(0.01, "relative"))).toBeCloseTo(1, 6);
  });

  test("huber forgives one outlier that pulls the gaussian's threshold away by five times as much", async () => {
    const scores = even.map((score, i) => (i === 6 ? score - 0.5 : score));
    const off = async (likelihood: "huber" | "gaussian") =>
      Math.abs(
        (await one(scores, { likelihood, curves: ["logistic"], interval: "none" })).parameters["threshold"]! -
          9.5,
      );
    expect((await off("gaussian")) / (await off("huber"))).toBeGreaterThan(5);
    expect((await one(scores, { likelihood: "huber", interval: "none" })).aicc).toBeNull();
  });

  test("beta-binomial widens intervals with its scatter, and averages it over the prior where none is given", async () => {
    const widthAt = async (overdispersion: number) => {
      const { low, high } = (await one(even, { likelihood: "beta-binomial", overdispersion }, 1000)).intervals
        .threshold!;
      return high! - low!;
    };
    expect(await widthAt(0.1)).toBeGreaterThan(2 * (await widthAt(0.01)));
    const averaged = await one(even, { likelihood: "beta-binomial", interval: "none" }, 1000);
    expect(averaged.overdispersion).toBeGreaterThan(0);
    expect(averaged.overdispersion).toBeLessThan(0.1);
    expect(averaged.reasons.join(" ")).toContain("its mean under the prior Beta(1, 10)");
  });
});

describe("what is asked beside", () => {
  test("scores at scales and scales of scores come with intervals that hold the planted ones, predictions wider", async () => {
    const found = await one(even, { curves: ["logistic"], at: [10 ** 9.5, 1e11], onsetAt: [0.5, 0.95] }, 400);
    expect(found.scoresAt[0]!.score).toBeCloseTo(0.5, 2);
    const { interval, prediction } = found.scoresAt[0]!;
    expect(interval!.low).toBeLessThan(0.5);
    expect(interval!.high).toBeGreaterThan(0.5);
    expect(prediction!.high! - prediction!.low!).toBeGreaterThan(interval!.high! - interval!.low!);
    expect(Math.log10(found.onsets[0]!.scale!)).toBeCloseTo(9.5, 1);
    expect(found.onsets[1]!.scale).toBeNull();
    expect(found.slope!.value).toBeCloseTo(0.6, 1);
  });

  test("an onset lies where the data are, open to the side that curves run off to: no 2.9e-5 parameters, no end below a ceiling not reached", async () => {
    const at = [
      1.07e7, 1.85e7, 3.87e7, 1.71e8, 3.88e8, 1.23e9, 3.35e9, 7.54e9, 2.23e10, 5.07e10, 1.39e11, 2.69e11,
    ];
    const [hits, items] = [
      [310, 84, 19, 363, 162, 478, 953, 108, 77, 84, 283, 148],
      [1227, 361, 100, 1373, 490, 1011, 1371, 131, 87, 87, 301, 153],
    ];
    const bare = seriesOf(
      at,
      hits.map((k, i) => k / items[i]!),
    );
    const points = bare.points.map((point, i) => ({ ...point, items: items[i]!, correct: hits[i]! }));
    const { fits } = await fit(
      { ...bare, points },
      { engine, curves: ["broken-power-law", "logistic"], onsetAt: [0.5, 0.96] },
    );
    for (const { onsets } of fits) {
      expect(onsets[0]!.scale!).toBeGreaterThan(1.2e9);
      expect(onsets[0]!.interval!.low!).toBeGreaterThan(1.1e9);
      expect(onsets[0]!.interval!.high!).toBeLessThan(1.6e9);
      expect([onsets[1]!.scale, onsets[1]!.interval!.high]).toEqual([null, null]);
      expect(onsets[1]!.interval!.low!).toBeGreaterThan(2e10);
    }
    // So near its ceiling that it is 7 decades away.
    const [far] = (await one(even, { onsetAt: [0.9 - 1e-9], interval: "none" })).onsets;
    expect(far!.scale).toBeNull();
  });

  test("the simultaneous band holds the pointwise one, and the prediction band is wider still", async () => {
    const { band, simultaneousBand, predictionBand } = await one(even, { curves: ["gumbel"] }, 400);
    for (const i of band!.x.keys()) {
      expect(simultaneousBand!.low[i]).toBeLessThanOrEqual(band!.low[i]! + 1e-9);
      expect(simultaneousBand!.high[i]).toBeGreaterThanOrEqual(band!.high[i]! - 1e-9);
      expect(predictionBand!.high[i]! - predictionBand!.low[i]!).toBeGreaterThan(
        band!.high[i]! - band!.low[i]!,
      );
    }
  });

  test("checks: the planted shape predicts left-out sizes better than a wrong one, whose misfit has p = 0.005", async () => {
    const { fits, averagedThreshold } = await fit(seriesOf(scales, even, 400), {
      engine,
      curves: ["logistic", "gaussian", "step"],
      check: true,
    });
    expect(fits[0]!.leaveOneOut!.logScore).toBeGreaterThan(fits[2]!.leaveOneOut!.logScore + 20);
    expect(fits[0]!.misfit!.p).toBeGreaterThan(0.5);
    expect(fits[2]!.misfit).toMatchObject({
      label: "misfit and scatter together",
      p: 0.005,
      replicates: 199,
    });
    expect(averagedThreshold!.threshold).toBeCloseTo(9.5, 1);
    expect(averagedThreshold!.by).toBe("aicc");
  });
});

describe("forecasts over shapes", () => {
  test("an average far beyond the data is a share, and holds to its interval, where a law says 400 % and a line less than 0", async () => {
    const turning = [0.6, 0.35, 0.2, 0.4, 0.8];
    const sizes = [1e7, 1e8, 1e9, 1e10, 1e11];
    for (const [scores, curves] of [
      [turning, ["constant", "power-law"]],
      [turning.toSorted((a, b) => b - a), ["constant", "linear"]],
    ] as const) {
      const { fits, averagedScores } = await fit(seriesOf(sizes, scores, 100), {
        engine,
        curves,
        at: [1e13],
      });
      const [alone] = fits[1]!.scoresAt;
      expect([0, 1]).toContain(alone!.score);
      expect(alone!.interval!.low).toBeGreaterThanOrEqual(0);
      expect(alone!.interval!.high).toBeLessThanOrEqual(1);
      expect(fits[1]!.reasons.join(" ")).toContain("leaves 0 to 1 before it is at");
      const [{ score, low, high }] = averagedScores as [(typeof averagedScores)[0]];
      expect(low).toBeGreaterThanOrEqual(0);
      expect(low).toBeLessThanOrEqual(score);
      expect(score).toBeLessThanOrEqual(high!);
      expect(high).toBeLessThanOrEqual(1);
    }
  });

  test("a score beyond the data is averaged by Akaike weights over distinct shapes, its interval holds the spread between them", async () => {
    const options: FitOptions = { curves: ["logistic", "gumbel", "gompertz", "linear"], at: [1e13] };
    const { fits, averagedScores } = await fit(seriesOf(scales, even, 60), { engine, ...options });
    const [average] = averagedScores;
    const [logistic, gumbel, gompertz, line] = fits as [CurveFit, CurveFit, CurveFit, CurveFit];
    expect(gompertz.weight).toBeNull();
    expect(Object.keys(average!.weights)).toEqual(["logistic", "gumbel", "linear"]);
    const mean = [logistic, gumbel, line].reduce(
      (sum, shape) => sum + shape.weight! * shape.scoresAt[0]!.score,
      0,
    );
    expect(average!.score).toBeCloseTo(mean, 9);
    expect(average!.by).toBe("aicc");
    const widths = [logistic, gumbel].map(({ scoresAt: [at] }) => at!.interval!.high! - at!.interval!.low!);
    expect(average!.high! - average!.low!).toBeGreaterThan(Math.min(...widths));
    expect(average!.prediction.low!).toBeLessThan(average!.low!);
  });

  test("one shape alone, or shapes without a weight, are not averaged", async () => {
    const alone = await fit(seriesOf(scales, even, 60), { engine, curves: ["logistic"], at: [1e13] });
    expect(alone.averagedScores).toEqual([]);
    const huber = await fit(seriesOf(scales, even), {
      engine,
      curves: ["logistic", "gumbel"],
      likelihood: "huber",
      at: [1e13],
    });
    expect(huber.averagedScores).toEqual([]);
  });
});

describe("no number is absurd", () => {
  const steep = scales.map((scale) => (scale < 2e9 ? 0.1 : 0.9));
  const noisy = scales.map((scale, i) => 0.3 + 0.03 * Math.log10(scale / 1e7) + (i % 3 === 0 ? 0.06 : -0.03));
  const all: FitOptions["curves"] = ["power-law", "broken-power-law", "richards", "brain-cousens", "product"];

  test.each(["none", "delta"] as const)(
    "amplitudes stay below 10 and errors below 10^4, slopes below 11 per decade, widths within 0.1 to 10 decades (%s)",
    async (interval) => {
      for (const scores of [even, steep, noisy]) {
        const { fits } = await fit(seriesOf(scales, scores, 200), { engine, curves: all, interval });
        for (const { parameters, standardErrors, slope, intervals } of fits) {
          expect(Math.abs(parameters["amplitude"] ?? 0)).toBeLessThan(10);
          for (const error of Object.values(standardErrors)) expect(error ?? 0).toBeLessThan(1e4);
          for (const end of [slope?.value, slope?.interval?.low, slope?.interval?.high]) {
            expect(Math.abs(end ?? 0)).toBeLessThan(11);
          }
          const { low, high } = intervals.width ?? { low: null, high: null };
          expect(low ?? 0.1).toBeGreaterThanOrEqual(0.1);
          expect(high ?? 10).toBeLessThanOrEqual(10);
        }
      }
    },
  );

  test("the amplitude of a power law is what it adds at the middle of the scales, stated as its unit", async () => {
    const law = scales.map((scale) => 0.7 - 0.3 * (scale / 10 ** 9.5) ** -0.14);
    const found = await one(law, { curves: ["power-law"] });
    expect(found.parameters["unit"]).toBeCloseTo(9.5, 12);
    expect(found.parameters["amplitude"]).toBeCloseTo(-0.3, 6);
    const atOne = await one(law, { curves: ["power-law"], parameters: { unit: { fixed: 0 } } });
    expect(atOne.parameters["amplitude"]! / (-0.3 * 10 ** (0.14 * 9.5))).toBeCloseTo(1, 5);
  });

  test("a law of parameters is not fitted over training compute, unless its own numbers are given", async () => {
    const series: Series = { ...seriesOf(scales, even), axis: { kind: "train-flops", transform: "log10" } };
    const { fits } = await fit(series, { engine, curves: ["loss-to-accuracy"], interval: "none" });
    expect(fits[0]!.status).toBe("not-identified");
    expect(fits[0]!.reasons[0]).toContain("counts parameters, and the axis is train-flops");
    const given = await fit(series, {
      engine,
      curves: ["loss-to-accuracy"],
      interval: "none",
      parameters: { sizeExponent: { fixed: 0.15 } },
    });
    expect(given.fits[0]!.parameters["sizeExponent"]).toBe(0.15);
  });

  test("where the curvature says nothing the delta method gives no interval, and says so", async () => {
    const found = await one(steep, { curves: ["step"], interval: "delta" }, 200);
    expect(found.intervals.threshold).toBeUndefined();
    expect(found.status).toBe("ok");
    expect(found.reasons.join(" ")).toContain("says nothing of threshold");
  });
});
