import { createEngine, posterior } from "@onset/core";
import { expect, test } from "vitest";
import { countedSeries } from "./counted-series.ts";

const engine = await createEngine({ kind: "local" });
const beta = { kind: "beta", a: 1, b: 4, low: 0, high: 1 } as const;
const scales = [2e6, 1.6e7, 4.3e7, 1.25e8, 2.5e8, 4.2e8, 1e9, 2e9, 3.6e9, 8e9, 2.9e10, 1.37e11];
const hits = [3, 5, 4, 6, 8, 9, 14, 22, 38, 55, 70, 85];

test.each(["beta-binomial", "binomial"] as const)(
  "falls where the scores fall, mirrored: ends within 0.3 % of the interval, evidence within 3e-4 (%s)",
  async (likelihood) => {
    const priors = { guessRate: beta, lapseRate: beta };
    const of = async (correct: readonly number[]) => {
      const counts = { scales, correct, items: scales.map(() => 100) };
      const options = { engine, curves: ["logistic"], likelihood, priors } as const;
      return (await posterior(countedSeries(counts), options)).shapes[0]!;
    };
    const [up, down] = [await of(hits), await of(hits.map((one) => 100 - one))];
    expect([up.direction, down.direction]).toEqual(["rising", "falling"]);
    expect(up.directionLogOdds).toBeGreaterThan(5);
    expect(Math.abs(up.logEvidence - down.logEvidence)).toBeLessThan(3e-4);
    for (const [one, other] of [
      ["threshold", "threshold"],
      ["width", "width"],
      ["guessRate", "lapseRate"],
      ["lapseRate", "guessRate"],
    ] as const) {
      const [a, b] = [up.marginals[one]!, down.marginals[other]!];
      for (const end of ["low", "median", "high"] as const) {
        expect(Math.abs(a[end] - b[end]) / (a.high - a.low), `${one} ${end}`).toBeLessThan(0.003);
      }
    }
  },
);
