// What the ratio tests are made of: closed forms against searches, many fits against single ones, scatter, turns, items, q.
import { loadKernelSync } from "@onset/kernel";
import { describe, expect, test } from "vitest";
import { bestOverdispersion } from "../src/bootstrap/best-overdispersion.ts";
import { drawnUnder } from "../src/bootstrap/drawn-under.ts";
import { withFalseDiscoveries } from "../src/bootstrap/false-discoveries.ts";
import { objectivesOfEach } from "../src/bootstrap/objectives-of-each.ts";
import { bestSteps } from "../src/bootstrap/ratio/best-steps.ts";
import { manyFits } from "../src/bootstrap/ratio/many-fits.ts";
import { countedSeries } from "../src/bootstrap/scattered-objectives.ts";
import { falling, hill, rising, valley } from "../src/bootstrap/turn/monotone.ts";
import { turnGains } from "../src/bootstrap/turn/turn-test.ts";
import { fitData } from "../src/fit/fit-data.ts";
import type { FitData } from "../src/fit/fit-data.ts";
import { fitSettings } from "../src/fit/fit-settings.ts";
import { bestFits } from "../src/fit/general/best-fits.ts";
import type { FitOptions } from "../src/fit/fit-options.ts";
import type { FitResult } from "../src/fit/fit-result.ts";
import { randomOf, scalesBetween, seriesOf } from "./planted.ts";

const kernel = loadKernelSync();
const scales = scalesBetween(8, 11.5, 8);

/** Series of 60 items drawn from scores, as the tests hold them. */
function drawnFrom(truth: readonly number[], count: number, options: FitOptions = {}): FitData[] {
  const settings = fitSettings(options);
  const items = new Float64Array(truth.length).fill(60);
  const counts = kernel.binomials(
    { seed: 7, curve: 3, begin: 0, end: count },
    items,
    Float64Array.from(truth),
  );
  const base = fitData(seriesOf(scales, truth, 60), settings);
  return Array.from({ length: count }, (_, r) => ({
    ...base,
    scores: Float64Array.from(truth, (__, i) => counts[r * truth.length + i]! / 60),
  }));
}

const flat = scales.map(() => 0.3);
const rise = [0.1, 0.12, 0.17, 0.35, 0.6, 0.8, 0.88, 0.9];

describe("searches of many series", () => {
  test("the closed form of a step is the search's: objective within 1e-9 relative, free, held and given a direction", () => {
    const all = [...drawnFrom(rise, 4), ...drawnFrom(flat, 4)];
    for (const options of [
      {},
      { guessRate: 0.1 },
      { parameters: { lapseRate: { fixed: 0.02 } }, direction: "rising" },
    ] satisfies FitOptions[]) {
      const settings = fitSettings({ curves: ["step"], ...options });
      const closed = bestSteps(kernel, all, settings).objective;
      const searched = bestFits(kernel, "step", all, settings);
      for (const [i, one] of all.entries()) {
        const { objective } = searched.get(one)!.solution;
        expect(Math.abs(closed[i]! - objective)).toBeLessThan(1e-9 * Math.abs(objective));
      }
    }
  });

  test("Gumbel curves climbed from those of the first 64 series come within 0.02 of the whole search's likelihood for 92 of 100 flat series, by less than 2 for all, and by less than 0.02 on average", () => {
    const settings = fitSettings({ curves: ["gumbel"], search: "fast" });
    const all = drawnFrom(flat, 164);
    const many = manyFits(kernel, { curve: "gumbel", settings })(all);
    const rest = all.slice(64);
    const whole = bestFits(kernel, "gumbel", rest, settings);
    const short = rest.map((one) => whole.get(one)!.solution.objective - many.get(one)!.solution.objective);
    expect(short.filter((by) => by < 0.02).length).toBeGreaterThanOrEqual(92);
    expect(Math.max(...short)).toBeLessThan(2);
    expect(short.reduce((sum, by) => sum + by, 0) / short.length).toBeLessThan(0.02);
  });

  test("constants, of which no shape is known, are searched one by one", () => {
    const settings = fitSettings({ curves: ["constant"], search: "fast" });
    const all = drawnFrom(flat, 80);
    expect(manyFits(kernel, { curve: "constant", settings })(all).size).toBe(80);
  });

  test("the likeliest η of a series is that of a grid 1.05 apart: within 1e-3 of its likelihood, for 30 scattered series", () => {
    const random = randomOf(5);
    const wild = Array.from({ length: 30 }, () => {
      const shares = rise.map((score) => Math.min(1, Math.max(0, score + 0.2 * (random() - 0.5))));
      return fitData(seriesOf(scales, shares, 200), fitSettings({ likelihood: "beta-binomial" }));
    });
    const psi = new Float64Array(30 * 8).map((_, i) => rise[i % 8]!);
    const none = new Float64Array(30).fill(Number.NEGATIVE_INFINITY);
    const found = bestOverdispersion({ kernel, series: countedSeries(wild), psi }, { above: none });
    const grid = new Float64Array(30).fill(Number.NEGATIVE_INFINITY);
    for (let eta = 0.01; eta < 0.8; eta *= 1.05) {
      for (const [i, value] of objectivesOfEach(kernel, wild, psi, eta).entries())
        grid[i] = Math.max(grid[i]!, value);
    }
    for (const [i, value] of found.objective.entries()) expect(value).toBeGreaterThan(grid[i]! - 1e-3);
  });
});

interface Weighed {
  readonly scores: Float64Array;
  readonly weights: Float64Array;
}

function part({ scores, weights }: Weighed, from: number, to: number): Weighed {
  return { scores: scores.slice(from, to), weights: weights.slice(from, to) };
}

function squares({ scores, weights }: Weighed, fitted: ArrayLike<number>): number {
  return scores.reduce((sum, score, i) => sum + weights[i]! * (score - fitted[i]!) ** 2, 0);
}

describe("monotone regression", () => {
  const random = randomOf(11);
  const series = Array.from({ length: 40 }, () => ({
    scores: Float64Array.from({ length: 7 }, random),
    weights: Float64Array.from({ length: 7 }, () => 0.2 + random()),
  }));

  test("rises by the minimax formula max over a ≤ i of min over b ≥ i of the mean of a … b, within 1e-12", () => {
    for (const one of series) {
      const mean = (a: number, b: number): number => {
        let [sum, weight] = [0, 0];
        for (let i = a; i <= b; i++) {
          sum += one.weights[i]! * one.scores[i]!;
          weight += one.weights[i]!;
        }
        return sum / weight;
      };
      for (const [i, level] of rising(one).entries()) {
        const maximin = Math.max(
          ...Array.from({ length: i + 1 }, (_, a) =>
            Math.min(...Array.from({ length: 7 - i }, (__, b) => mean(a, i + b))),
          ),
        );
        expect(level).toBeCloseTo(maximin, 12);
      }
    }
  });

  test("valleys and hills are the best over every place of the turn with two sizes on either side", () => {
    for (const one of series) {
      const every = [2, 3, 4, 5].map((k) => ({
        down: [...falling(part(one, 0, k)), ...rising(part(one, k, 7))],
        up: [...rising(part(one, 0, k)), ...falling(part(one, k, 7))],
      }));
      expect(squares(one, valley(one))).toBeCloseTo(
        Math.min(...every.map(({ down }) => squares(one, down))),
        12,
      );
      expect(squares(one, hill(one))).toBeCloseTo(Math.min(...every.map(({ up }) => squares(one, up))), 12);
    }
  });

  test("scores in one direction gain nothing by a turn, whatever their shape; a valley gains, and points of one size count together", () => {
    const settings = fitSettings({});
    const of = (scores: readonly number[], at: readonly number[] = scales): number =>
      turnGains(kernel, [fitData(seriesOf(at, scores, 100), settings)], null)[0]!;
    expect(of([0, 0, 0.01, 0.4, 0.41, 0.9, 0.91, 0.99])).toBe(0);
    expect(of([0.9, 0.7, 0.69, 0.3, 0.3, 0.2, 0.1, 0])).toBe(0);
    expect(of([0.6, 0.5, 0.3, 0.2, 0.2, 0.4, 0.5, 0.7])).toBeGreaterThan(20);
    // Two models of one size, one above and one below, are no turn.
    expect(of([0.1, 0.2, 0.5, 0.3, 0.6, 0.7, 0.8], [1e8, 1e9, 1e10, 1e10, 1e11, 1e12, 1e13])).toBe(0);
  });
});

describe("whole items about a null", () => {
  test("items that come out alike at every size keep sizes together: each drawn series of a constant is flat, within rounding to counts", () => {
    const items = 100;
    const correct = Uint8Array.from({ length: 8 * items }, (_, at) => (at % items < 40 ? 1 : 0));
    const series = seriesOf(
      scales,
      scales.map(() => 0.4),
      items,
    );
    const outcomes = { [series.id]: { items, correct } };
    const settings = fitSettings({ bootstrap: { replicates: 200, resample: "items", outcomes } });
    const data = fitData(series, settings);
    const fit = bestFits(kernel, "constant", [data], settings).get(data)!;
    const { draw, from } = drawnUnder(kernel, fit, settings);
    const drawn = draw(0, 200);
    expect(from).toBe("items");
    for (const { scores } of drawn) expect(Math.max(...scores) - Math.min(...scores)).toBe(0);
    // They go up and down together as 100 items do: √(0.4 · 0.6 / 100) = 0.049.
    const mean = drawn.reduce((sum, { scores }) => sum + scores[0]!, 0) / drawn.length;
    const spread = Math.sqrt(
      drawn.reduce((sum, { scores }) => sum + (scores[0]! - mean) ** 2, 0) / drawn.length,
    );
    expect(Math.abs(mean - 0.4)).toBeLessThan(0.012);
    expect(Math.abs(spread - 0.049)).toBeLessThan(0.01);
  });
});

function withP(ps: readonly (number | null)[]): FitResult[] {
  return ps.map((p) => ({
    fits: [{ curve: "logistic", tests: [{ test: "turn", p, q: p, among: p === null ? 0 : 1 }] }],
  })) as never;
}

describe("q over series", () => {
  test("is min over the p that are as great of p · k / rank: the example of Benjamini & Hochberg 1995 calls 4 of 15", () => {
    const p = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
      0.759, 1,
    ];
    const told = withFalseDiscoveries(withP(p)).map(({ fits }) => fits[0]!.tests[0]!);
    expect(told.filter(({ q }) => q! <= 0.05)).toHaveLength(4);
    expect(told[3]!.q).toBeCloseTo((0.0095 * 15) / 4, 12);
    expect(told.at(-1)).toMatchObject({ q: 1, among: 15 });
  });

  test("counts the series that have a p, in any order", () => {
    const told = withFalseDiscoveries(withP([0.9, null, 0.01])).map(({ fits }) => fits[0]!.tests[0]!);
    expect(told.map(({ q, among }) => [q, among])).toEqual([
      [0.9, 2],
      [null, 0],
      [0.02, 2],
    ]);
  });
});
