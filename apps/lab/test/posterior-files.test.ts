import { createEngine, posterior, type Series } from "@onset/core";
import { expect, it } from "vitest";
import { posteriorFiles } from "../src/posterior/posterior-files.ts";

const series: Series = {
  id: "t/acc",
  source: null,
  family: null,
  task: "t",
  subtask: null,
  metric: "acc",
  shots: null,
  variant: null,
  chance: null,
  axis: { kind: "params", transform: "log10" },
  points: [1, 3, 8, 11].map((correct, i) => ({
    scale: 10 ** (8 + i),
    score: correct / 12,
    items: 12,
    correct,
    standardError: null,
    model: null,
  })),
};

it("a saved posterior holds every marginal, each with a mass of 1 within 1e-6, and as JSON all that was computed", async () => {
  const engine = await createEngine({ kind: "local" });
  const found = await posterior(series, {
    engine,
    curves: ["logistic"],
    scatter: "none",
    direction: "rising",
  });
  const [csv, json] = posteriorFiles(found).map(({ make }) => make() as string);
  const rows = csv!
    .trim()
    .split("\n")
    .map((line) => line.split(","));
  expect(rows[0]).toEqual(["curve", "direction", "quantity", "value", "low", "high", "density", "prior"]);
  for (const quantity of ["threshold", "width", "guessRate", "lapseRate"]) {
    const cells = rows.filter((row) => row[2] === quantity);
    const mass = cells.reduce((sum, row) => sum + (Number(row[5]) - Number(row[4])) * Number(row[6]), 0);
    expect(Math.abs(mass - 1)).toBeLessThan(1e-6);
  }
  expect(rows.some((row) => row[2] === "overdispersion")).toBe(false);
  expect(JSON.parse(json!)).toEqual(JSON.parse(JSON.stringify(found)));
});
