// The p of the eight tests against SciPy's, over the same draws: tools/golden/tests.py.
import { readFileSync } from "node:fs";
import { loadKernelSync } from "@onset/kernel";
import { describe, expect, test } from "vitest";
import type { TestName } from "../src/bootstrap/bootstrap-test.ts";
import { exactObjectives } from "../src/bootstrap/objectives-of-each.ts";
import { ranked } from "../src/bootstrap/ranked.ts";
import { greatest } from "../src/bootstrap/ratio/greatest.ts";
import { rivalsOf } from "../src/bootstrap/ratio/rivals-of.ts";
import { scatterGains } from "../src/bootstrap/scatter-test.ts";
import { turnGains } from "../src/bootstrap/turn/turn-test.ts";
import { fitData } from "../src/fit/fit-data.ts";
import type { FitData } from "../src/fit/fit-data.ts";
import { fitSettings } from "../src/fit/fit-settings.ts";
import { bestFits } from "../src/fit/general/best-fits.ts";
import { seriesOf } from "./planted.ts";

const kernel = loadKernelSync();
const settings = fitSettings({ interval: "none", search: "fast" });
const logistic = { curve: "logistic", settings } as const;

/** Likelihood-ratio statistics: one that the null wins is 0. */
const twice = (most: Float64Array, none: Float64Array): Float64Array =>
  most.map((high, i) => 2 * Math.max(0, high - none[i]!));

/** The statistics of a test, of the series observed and of all drawn. */
function statisticsOf(name: TestName, all: readonly FitData[]): Float64Array {
  if (name === "turn") return turnGains(kernel, all, null);
  if (name === "fit") return twice(exactObjectives(kernel, all), greatest(kernel, logistic)(all));
  if (name === "scatter") {
    const [data] = all as [FitData];
    return scatterGains(kernel, bestFits(kernel, "logistic", [data], settings).get(data)!, all);
  }
  const rivals = rivalsOf(kernel, name, { ...logistic, data: all[0]! });
  if (typeof rivals === "string") throw new Error(rivals);
  return twice(greatest(kernel, rivals.more)(all), greatest(kernel, rivals.none)(all));
}

describe("against SciPy, over the same draws", () => {
  interface Golden {
    readonly test: TestName;
    readonly x: readonly number[];
    readonly items: number;
    readonly observed: readonly number[];
    readonly draws: readonly (readonly number[])[];
    readonly statistics: readonly number[];
    readonly p: number;
  }
  const { cases } = JSON.parse(readFileSync(new URL("golden/tests.json", import.meta.url), "utf8")) as {
    cases: readonly Golden[];
  };

  test.each(cases.map((one) => [one.test, one] as const))(
    "%s: the statistic within 0.005 for 97 of 100 draws and the observed one, and p within one draw of 99",
    (name, golden) => {
      const all = [golden.observed, ...golden.draws].map((hits) => {
        const scales = golden.x.map((x) => 10 ** x);
        const shares = hits.map((count) => count / golden.items);
        return fitData({ ...seriesOf(scales, shares, golden.items), chance: null }, settings);
      });
      const gains = statisticsOf(name, all);
      expect(gains[0]).toBeCloseTo(golden.statistics[0]!, 2);
      const near = gains.filter((gain, i) => Math.abs(gain - golden.statistics[i]!) < 0.005).length;
      expect(near).toBeGreaterThanOrEqual(0.97 * gains.length);
      const drawn = gains.subarray(1);
      const { p } = ranked(
        name,
        {
          observed: gains[0]!,
          drawn: (begin, end) => drawn.subarray(begin, end),
          nullHypothesis: "",
          from: "likelihood",
        },
        { replicates: drawn.length, enough: drawn.length + 1 },
      );
      expect(Math.abs(p! - golden.p)).toBeLessThan(1.01 / 99);
    },
  );
});
