import { createEngine, fit } from "@onset/core";
import { expect, test } from "vitest";
import { seriesOf } from "./planted.ts";

test("a change that lies between two sizes costs no sigmoid more than 0.01 of a step's log-likelihood, however little the scores tell", async () => {
  // A task of OPT's in which nothing is learnt: its best curves are steps that a search creeps towards.
  const hits = [29, 20, 28, 37, 21, 21, 28, 29];
  const scales = [8.097, 8.544, 9.114, 9.431, 9.826, 10.114, 10.477, 10.82].map((x) => 10 ** x);
  const series = seriesOf(
    scales,
    hits.map((hit) => hit / 102),
    102,
  );
  const curves = ["step", "logistic", "gaussian", "gumbel", "reversed-gumbel", "richards"] as const;
  const engine = await createEngine({ kind: "local" });
  const { fits } = await fit(series, { curves, interval: "none", engine });
  for (const { logLikelihood } of fits) {
    expect(logLikelihood! - fits[0]!.logLikelihood!).toBeGreaterThan(-0.01);
  }
});
