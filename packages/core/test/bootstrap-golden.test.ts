// The p of two tests against SciPy's, over the same draws: tools/golden/tests.py.
import { readFileSync } from "node:fs";
import { loadKernelSync } from "@onset/kernel";
import { describe, expect, test } from "vitest";
import { greatest } from "../src/bootstrap/ratio/greatest.ts";
import { rivalsOf } from "../src/bootstrap/ratio/rivals-of.ts";
import type { RatioName } from "../src/bootstrap/ratio/rivals-of.ts";
import { fitData } from "../src/fit/fit-data.ts";
import { fitSettings } from "../src/fit/fit-settings.ts";
import { seriesOf } from "./planted.ts";

const kernel = loadKernelSync();

describe("against SciPy, over the same draws", () => {
  interface Golden {
    readonly test: RatioName;
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
      const settings = fitSettings({ interval: "none" });
      const all = [golden.observed, ...golden.draws].map((hits) => {
        const shares = hits.map((count) => count / golden.items);
        const series = seriesOf(
          golden.x.map((x) => 10 ** x),
          shares,
          golden.items,
        );
        return fitData({ ...series, chance: null }, settings);
      });
      const rivals = rivalsOf(kernel, name, { curve: "logistic", data: all[0]!, settings });
      if (typeof rivals === "string") throw new Error(rivals);
      const [none, more] = [rivals.none, rivals.more].map((one) => greatest(kernel, one)(all));
      const gains = none!.map((low, i) => 2 * Math.max(0, more![i]! - low));
      expect(gains[0]).toBeCloseTo(golden.statistics[0]!, 2);
      const near = gains.filter((gain, i) => Math.abs(gain - golden.statistics[i]!) < 0.005).length;
      expect(near).toBeGreaterThanOrEqual(0.97 * gains.length);
      const reached = gains.subarray(1).filter((gain) => gain >= gains[0]! - 1e-6).length;
      expect(Math.abs((1 + reached) / (1 + golden.draws.length) - golden.p)).toBeLessThan(1.01 / 99);
    },
  );
});
