// How a p comes from series drawn: ties, an early end that leaves it honest, and what is not fitted because it cannot reach.
import { loadKernelSync } from "@onset/kernel";
import { describe, expect, test } from "vitest";
import { drawnUnder } from "../src/bootstrap/drawn-under.ts";
import { ranked } from "../src/bootstrap/ranked.ts";
import type { DrawnStatistics } from "../src/bootstrap/ranked.ts";
import { greatest } from "../src/bootstrap/ratio/greatest.ts";
import { rivalsOf } from "../src/bootstrap/ratio/rivals-of.ts";
import { screenedGains } from "../src/bootstrap/screened.ts";
import { fitData } from "../src/fit/fit-data.ts";
import { bestFits } from "../src/fit/general/best-fits.ts";
import { fitSettings } from "../src/fit/fit-settings.ts";
import { scalesBetween, seriesOf } from "./planted.ts";

const kernel = loadKernelSync();
const refused: DrawnStatistics = () => {
  throw new Error("drawn");
};
const under = { nullHypothesis: "a constant", from: "likelihood" } as const;

function pOf(
  observed: number,
  drawn: ArrayLike<number>,
  limits = { replicates: drawn.length, enough: drawn.length + 1 },
) {
  const some: DrawnStatistics = (begin, end) => Array.from(drawn).slice(begin, end);
  return ranked("fit", { observed, drawn: some, ...under }, limits);
}

describe("p", () => {
  test("ties count as reached, and so does a series that no curve fits: p is never 0", () => {
    expect(pOf(2, [1, 2, 2 - 1e-9, Number.NaN])).toMatchObject({ p: 4 / 5, replicates: 4 });
    expect(pOf(9, [1, 2, 3, 4]).p).toBe(1 / 5);
  });

  test("ends with the series that is the 3rd to reach: p 3/7 of 7 drawn, and of nothing gained 1 of 3, none fitted", () => {
    const drawn = [1, 9, 2, 9, 3, 4, 9, 9, 9, 9];
    const limits = { replicates: 10, enough: 3 };
    expect(pOf(5, drawn, limits)).toMatchObject({ p: 3 / 7, replicates: 7 });
    expect(pOf(5, drawn, { replicates: 6, enough: 3 })).toMatchObject({ p: 3 / 7, replicates: 6 });
    expect(ranked("fit", { observed: 0, drawn: refused, ...under }, limits)).toMatchObject({
      p: 1,
      replicates: 3,
    });
  });

  test("is as honest ended early: of 20000 statistics among their like, as many have p ≤ α as α says, within 4 standard errors, at every p there is below 0.3", () => {
    const [series, replicates, enough] = [20_000, 99, 5];
    const uniforms = kernel.uniforms(3, 1, 0, series * (replicates + 1));
    const found = Array.from({ length: series }, (_, i) => {
      const [observed, ...drawn] = uniforms.subarray(i * (replicates + 1), (i + 1) * (replicates + 1));
      // Far apart, so that none tie.
      return pOf(
        1e6 * (1 + observed!),
        drawn.map((value) => 1e6 * (1 + value)),
        { replicates, enough },
      ).p!;
    });
    const levels = [0.01, 0.02, 0.03, 0.04, 0.05, ...Array.from({ length: 82 }, (_, i) => enough / (99 - i))];
    for (const level of levels) {
      const share = found.filter((p) => p <= level + 1e-12).length / series;
      const error = Math.sqrt((level * (1 - level)) / series);
      expect(Math.abs(share - level)).toBeLessThan(4 * error + 1e-9);
    }
  });

  test("that must be at or below 0.05 of 199 is so whether or not drawing ends with the 10th that reaches", () => {
    const uniforms = kernel.uniforms(4, 1, 0, 400 * 200);
    for (let i = 0; i < 400; i++) {
      const [observed, ...drawn] = Array.from(
        uniforms.subarray(i * 200, (i + 1) * 200),
        (u) => 1e6 * (1 + u),
      );
      const whole = pOf(observed!, drawn).p!;
      const early = pOf(observed!, drawn, { replicates: 199, enough: 10 }).p!;
      expect(early <= 0.05).toBe(whole <= 0.05);
      if (whole <= 0.05) expect(early).toBe(whole);
    }
  });
});

test.each(["binomial", "beta-binomial"] as const)(
  "%s: what cannot reach a value is not fitted, gains no more than it is told, and all others have their gains to the same bits",
  (likelihood) => {
    const settings = fitSettings({ likelihood, search: "fast" });
    const scales = scalesBetween(8, 11.5, 8);
    const data = fitData(seriesOf(scales, [0.1, 0.12, 0.17, 0.35, 0.6, 0.8, 0.88, 0.9], 60), settings);
    const rivals = rivalsOf(kernel, "lapse", { curve: "logistic", data, settings });
    if (typeof rivals === "string") throw new Error(rivals);
    const fit = bestFits(kernel, "logistic", [data], rivals.none.settings).get(data)!;
    const series = drawnUnder(kernel, fit, settings).draw(0, 120);
    const [none, most] = [greatest(kernel, rivals.none), greatest(kernel, rivals.more)];
    const low = none(series);
    const whole = most(series).map((high, i) => 2 * Math.max(0, high - low[i]!));
    const least = 5;
    const fitted = { none: 0, most: 0 };
    const found = screenedGains(kernel, fit, {
      series,
      least,
      none: (some) => ((fitted.none += some.length), none(some)),
      most: (some) => ((fitted.most += some.length), most(some)),
    });
    expect(fitted.most).toBeLessThan(likelihood === "binomial" ? 100 : 121);
    expect(fitted.none).toBeLessThan(60);
    for (const [i, gain] of whole.entries()) {
      if (found[i]! < least) expect(gain).toBeLessThanOrEqual(found[i]!);
      else expect(found[i]).toBe(gain);
    }
  },
);
