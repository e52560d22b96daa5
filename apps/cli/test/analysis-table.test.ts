import type { SeriesAnalysis } from "@onset/core";
import { analyse } from "@onset/core";
import { loadDataset } from "@onset/datasets";
import { beforeAll, expect, test } from "vitest";
import { groupTable } from "../src/present/analysis-table.ts";
import { cautionBelow } from "../src/present/caution-below.ts";
import { describeTerminal } from "../src/terminal/terminal.ts";

const terminal = describeTerminal({ columns: 120 }, {}, { NO_COLOR: "1", LC_ALL: "C.UTF-8" }, false);
const setting = { terminal, quiet: false, reported: false };
let located: SeriesAnalysis;
let falling: SeriesAnalysis;

beforeAll(async () => {
  const { series } = await loadDataset("gpt3-arithmetic");
  [located] = (await analyse(series.filter((each) => each.task === "2D+").slice(-1), {})) as [SeriesAnalysis];
  const fits = located.result.fits.map((fit) => ({ ...fit, direction: "falling" as const }));
  falling = { ...located, result: { ...located.result, fits } };
});

const table = (shown: readonly SeriesAnalysis[], changes: Partial<typeof setting> = {}): string =>
  groupTable({ title: "t", analyses: shown }, shown, { ...setting, ...changes });

test("a place between two sizes is a range without a point, counted apart", () => {
  const where = { ...located.answers.where, value: null, low: 1.51e10, high: 1.65e11 };
  const text = table([{ ...located, answers: { ...located.answers, where } }]);
  expect(text).toMatch(/ 15\.1B–165B .* between/);
  expect(text).toContain("Thresholds: 0 located, 1 between two sizes, 0 on one side only");
});

test("a falling curve has an arrow that a line explains; a rising one has neither", () => {
  expect(table([falling])).toMatch(/↓ 12\.\dB/);
  expect(table([falling])).toContain("↓ falls with scale");
  expect(table([located])).not.toContain("↓");
});

test("up to 3 series have their notes in full, more a pointer to them, and quiet neither", () => {
  const [logistic] = located.result.fits.filter((fit) => fit.curve === "logistic");
  const reason = logistic?.reasons[0] ?? "none";
  const start = reason.slice(0, 40);
  expect(table([located, located, located])).toContain(start);
  const many = [located, located, located, located];
  expect(table(many)).not.toContain(start);
  expect(table(many)).toContain("--report FILE.html");
  expect(table(many, { reported: true })).not.toContain("--report");
  expect(table([located], { quiet: true })).not.toContain(start);
});

test("the caution about items stands only where a fit counts them", () => {
  const plain = { ...located, result: { ...located.result, likelihood: "gaussian" as const } };
  expect(cautionBelow([located], terminal)).toHaveLength(1);
  expect(cautionBelow([plain], terminal)).toEqual([]);
});
