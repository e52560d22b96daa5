// The tables, plots and notes of one set of results, at four widths: computed once, since the width changes no number.
import { analyse, fitAll, listCurves } from "@onset/core";
import type { FitOptions, FitResult, SeriesAnalysis } from "@onset/core";
import { loadDataset } from "@onset/datasets";
import { beforeAll, expect, test } from "vitest";
import { analysisPlots } from "../src/present/analysis-plots.ts";
import { groupTable } from "../src/present/analysis-table.ts";
import { cautionBelow } from "../src/present/caution-below.ts";
import { fitTable } from "../src/present/fit-table.ts";
import { visibleWidth } from "../src/terminal/table.ts";
import { describeTerminal } from "../src/terminal/terminal.ts";

let analyses: readonly SeriesAnalysis[];
let fits: readonly FitResult[];

beforeAll(async () => {
  const { series } = await loadDataset("gpt3-arithmetic");
  const of = (tasks: readonly string[]): typeof series => series.filter(({ task }) => tasks.includes(task));
  analyses = await analyse(of(["2D+", "4D-"]), {});
  const curves = listCurves().flatMap(({ id, fittable, sameAs }) =>
    fittable && sameAs === null && id !== "exact-match" ? [id] : [],
  );
  fits = await fitAll(of(["2D+"]), {
    curves: curves as NonNullable<FitOptions["curves"]>,
    at: [1e12],
    onsetAt: [0.5],
  });
});

test.each([40, 60, 80, 120])(
  "no line of an analysis or of fits of every shape exceeds a terminal of %i columns",
  (columns) => {
    const terminal = describeTerminal({ columns }, {}, { NO_COLOR: "1", LC_ALL: "C.UTF-8" }, false);
    const group = { title: "GPT-3: a dataset of a long name (data:gpt3-arithmetic)", analyses };
    const shown = [
      groupTable(group, analyses, { terminal, quiet: false, reported: false }),
      analysisPlots(analyses, terminal),
      ...cautionBelow(analyses, terminal),
      fitTable(fits, terminal),
    ];
    const lines = shown.join("\n").split("\n");
    expect(lines.length).toBeGreaterThan(40);
    expect(lines.filter((line) => visibleWidth(line) > columns)).toEqual([]);
  },
);

test("answers to what was asked stand whole in a terminal of 40 columns, one paragraph each", () => {
  const terminal = describeTerminal({ columns: 40 }, {}, { NO_COLOR: "1", LC_ALL: "C.UTF-8" }, false);
  const told = fitTable(fits, terminal).replaceAll(/\s+/g, " ");
  const [logistic] = fits[0]!.fits;
  expect(logistic!.scoresAt).toHaveLength(1);
  for (const { series } of fits) expect(told).toContain(series.task);
  expect(told).toMatch(/logistic, score at 1T, \S+ \(\S+\), a new score \S+/);
  expect(told).toMatch(/logistic, where 50% is reached, \S+B \(\S+\)/);
});

/** Every shape fitted to one series, in a terminal of so many columns. */
function tableAt(columns: number): string {
  const terminal = describeTerminal({ columns }, {}, { NO_COLOR: "1", LC_ALL: "C.UTF-8" }, false);
  return fitTable(fits.slice(-1), terminal);
}

test("of sizes too few for the AICc of a curve, the weights of the others are told as theirs alone, and one alone has none", async () => {
  const [{ series }] = fits as [FitResult];
  const few = { ...series, id: "few", points: series.points.slice(-5) };
  const fewest = { ...series, id: "fewest", points: series.points.slice(-3) };
  const curves = ["constant", "linear", "logistic"] as const;
  const results = await fitAll([few, fewest], { curves, interval: "none" });
  const terminal = describeTerminal({ columns: 200 }, {}, { NO_COLOR: "1", LC_ALL: "C.UTF-8" }, false);
  const table = fitTable(results, terminal);
  expect(table).toContain("curves without an AICc took no part in the weights");
  const weights = table
    .split("\n\n")[0]!
    .split("\n")
    .slice(1)
    .map((line) => line.endsWith("%"));
  expect(weights).toEqual([true, true, false, false, false, false]);
});

test("what is the same in all rows of fits is told below them, so that 80 columns have room for the weights and 40 for whole thresholds", () => {
  const wide = tableAt(80);
  expect(wide).toMatch(/^curve +status +threshold +width +weight\n/);
  expect(wide.replaceAll(/\s+/g, " ")).toMatch(/Not shown at this width: task 2D\+, setting [\w-]+, from/);
  const [table = ""] = tableAt(40).split("\n\n");
  expect(table).toMatch(/^logistic +[\d.]+B \([\d.]+B–[\d.]+B\)$/m);
  expect(table.match(/…/g)?.length ?? 0).toBeLessThan(fits[0]!.fits.length / 4);
  expect(table).not.toMatch(/\([^)]*…/);
});
