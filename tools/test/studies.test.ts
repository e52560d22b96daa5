// Every study runs end to end in its smallest form, writes its three files, and says the same with any number of workers.
import { execFile } from "node:child_process";
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, expect, onTestFinished, test } from "vitest";
import { stageOf } from "../studies/stage.mjs";

const folder = mkdtempSync(join(tmpdir(), "onset-studies-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const run = promisify(execFile);

function study(name: string, ...options: string[]): Promise<unknown> {
  const script = fileURLToPath(new URL(`../studies/${name}.mjs`, import.meta.url));
  return run(process.execPath, [script, "--quick", ...options]);
}

interface SearchRow {
  readonly likelihood: string;
  readonly search: string;
  readonly share: number;
  readonly series: number;
}

test("study:search, 16 series: one and two workers write the same rows, and 90 % at least are found", async () => {
  const few = ["--series", "10", "--gaussian", "6"];
  await Promise.all([
    study("search", "--workers", "1", "--out", join(folder, "one"), ...few),
    study("search", "--workers", "2", "--out", join(folder, "two"), ...few),
  ]);
  const text = readFileSync(join(folder, "one", "search.json"), "utf8");
  expect(readFileSync(join(folder, "two", "search.json"), "utf8")).toBe(text);
  const { rows } = JSON.parse(text) as { rows: SearchRow[] };
  expect(rows.map(({ likelihood, search, series }) => [likelihood, search, series])).toEqual([
    ["binomial", "thorough", 10],
    ["binomial", "fast", 10],
    ["gaussian", "thorough", 6],
    ["gaussian", "fast", 6],
  ]);
  for (const { share } of rows) expect(share).toBeGreaterThanOrEqual(0.9);
  expect(existsSync(join(folder, "one", "search.svg"))).toBe(true);
});

test("study:recovery, three plantings: exact scores come back within 1e-6", async () => {
  await study("recovery", "--out", folder, "--replicates", "2");
  const { rows } = JSON.parse(readFileSync(join(folder, "recovery.json"), "utf8")) as {
    rows: { exact: { largestError: number } }[];
  };
  expect(rows).toHaveLength(3);
  for (const { exact } of rows) expect(exact.largestError).toBeLessThan(1e-6);
});

test("study:coverage: every cell has its methods, and a word that is no whole number is refused with status 2", async () => {
  await study("coverage", "--out", folder, "--draws", "10", "--bootstraps", "1", "--posteriors", "1");
  const { rows } = JSON.parse(readFileSync(join(folder, "coverage.json"), "utf8")) as {
    rows: { group: string; method: string; claim: number[] | null; verdict: string; coverage: number }[];
  };
  const right = rows.filter(({ group }) => group === "right curve");
  expect(new Set(right.map(({ method }) => method))).toEqual(new Set(["profile", "bootstrap", "posterior"]));
  expect(rows.filter(({ method }) => method === "upper")).toHaveLength(2);
  for (const { claim, verdict, coverage } of rows) {
    const kept = claim !== null && coverage >= claim[0]! && coverage <= claim[1]!;
    expect([verdict === "published", verdict === "kept"]).toEqual([claim === null, kept]);
  }
  await expect(study("coverage", "--draws", "many")).rejects.toMatchObject({ code: 2 });
});

test("a study that was interrupted is taken up with what it had, to the last whole line; other jobs begin anew", () => {
  const jobs = [{ seed: 1, cell: process.pid }, { seed: 2 }, { seed: 3 }];
  const first = stageOf("coverage", jobs);
  onTestFinished(() => first.close());
  expect([first.results, first.seconds]).toEqual([[], 0]);
  first.keep(2, { "profile width": [3, 4] }, 7);
  first.keep(0, { "profile width": [1, 4] }, 9);
  appendFileSync(first.path, '{"index":1,"resu');
  const second = stageOf("coverage", jobs);
  expect(second.path).toBe(first.path);
  expect([second.results[0], second.results[1], second.results[2]]).toEqual([
    { "profile width": [1, 4] },
    undefined,
    { "profile width": [3, 4] },
  ]);
  expect(second.seconds).toBe(9);
  second.keep(1, {}, 4);
  const third = stageOf("coverage", jobs);
  expect([third.results.length, third.seconds]).toEqual([3, 13]);
  const other = stageOf("coverage", jobs.slice(1));
  expect(other.results).toEqual([]);
  other.close();
  third.close();
  expect(existsSync(first.path)).toBe(false);
});

test("study:tests, two series a cell of one test: every design has a row under the null and one with scatter, which is called more often", async () => {
  const to = join(folder, "tests");
  await study("tests", "--out", to, "--only", "scatter", "--nulls", "2", "--powers", "2");
  const text = readFileSync(join(to, "tests.json"), "utf8");
  const { rows } = JSON.parse(text) as {
    rows: { test: string; truth: string; series: number; called: number }[];
  };
  expect(rows.map(({ test: name, truth, series }) => [name, truth, series])).toEqual(
    Array.from({ length: 6 }, () => [
      ["scatter", "none", 2],
      ["scatter", "some", 2],
    ]).flat(),
  );
  const called = (truth: string): number =>
    rows.filter((row) => row.truth === truth).reduce((sum, row) => sum + row.called, 0);
  expect(called("some")).toBeGreaterThan(called("none") + 4);
  // Rows of other tests are kept as they stand; the same test once more says the same.
  await study("tests", "--out", to, "--only", "scatter", "--nulls", "2", "--powers", "2", "--workers", "1");
  expect(readFileSync(join(to, "tests.json"), "utf8")).toBe(text);
});
