// `npm run study:tests`: how often the tests of `onset fit --test` are called where nothing is there, and where something is.
// Writes docs/studies/tests.md, .json and .svg, and the rates of docs/reference/fit.md: 25 CPU minutes at its default size. `--nulls` and `--powers` are series a cell; `--only step,turn` runs some tests (or `none`,
// `modelled`, `ignored`: scatter; or `items`; `page` runs none) and takes the rows of the others from the .json that is there; `--quick` makes
// a handful.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { asked, runJobs, studyArguments, wilson, writeStudy } from "./run-study.mjs";
import { ARMS, CELLS, TESTS } from "./tests/cells.mjs";
import { referenceTable, testsFigure, testsPage } from "./tests/page.mjs";

const { quick, workers, out, seed, nulls, powers, only } = studyArguments({
  nulls: [1000, 4],
  powers: [200, 2],
});
const EACH = quick ? 4 : 50;

const nameOf = (cell) => (cell.kind === "items" ? `items: ${cell.test}` : TESTS[cell.index].name);
const keysOf = (cell) => (cell.kind === "items" ? ["items"] : [TESTS[cell.index].test, ARMS[cell.which].key]);
const wanted = CELLS.flatMap((cell, i) =>
  only === null || keysOf(cell).some((key) => only.includes(key)) ? [i] : [],
);
const jobs = wanted.flatMap((cell) => {
  const draws = CELLS[cell].truth === "none" ? nulls : powers;
  return Array.from({ length: Math.ceil(draws / EACH) }, (_, i) => ({
    seed,
    cell,
    begin: i * EACH,
    end: Math.min(draws, (i + 1) * EACH),
  }));
});
const { results, seconds } = await runJobs(new URL("./tests/cell.mjs", import.meta.url), jobs, workers);

const fresh = wanted.map((cell) => {
  const own = results.filter((_, i) => jobs[i].cell === cell);
  const sum = (key) => own.reduce((total, result) => total + result[key], 0);
  const [called, of, refused] = [sum("called"), sum("asked"), sum("refused")];
  const { kind, sizes, items, truth, which, from, test } = CELLS[cell];
  return {
    name: nameOf(CELLS[cell]),
    test: kind === "items" ? test : TESTS[CELLS[cell].index].test,
    kind,
    arm: kind === "items" ? (from === "items" ? "whole items" : "likelihood") : ARMS[which].arm,
    sizes,
    items,
    truth,
    series: of,
    refused,
    called,
    share: of === 0 ? null : called / of,
    interval: of === 0 ? null : wilson(called, of),
  };
});
const keyOf = (row) => [row.name, row.arm, row.sizes, row.items, row.truth].join("|");
const told = new Map(fresh.map((row) => [keyOf(row), row]));
const stored = `${out}/tests.json`;
const old = only !== null && existsSync(stored) ? JSON.parse(readFileSync(stored, "utf8")) : null;
if (old !== null && old.seed !== seed) {
  console.error(`${stored} holds rows of seed ${old.seed}, not of ${seed}: leave out --only`);
  process.exit(2);
}
for (const row of old?.rows ?? []) if (!told.has(keyOf(row))) told.set(keyOf(row), row);
// In the order of the cells, whichever run they come from.
const order = CELLS.map((cell) =>
  [
    nameOf(cell),
    cell.kind === "items" ? (cell.from === "items" ? "whole items" : "likelihood") : ARMS[cell.which].arm,
    cell.sizes,
    cell.items,
    cell.truth,
  ].join("|"),
);
const rows = order.flatMap((key) => (told.has(key) ? [told.get(key)] : []));
const text = testsPage(rows, { command: `npm run study:tests${asked()}`, seconds, workers, seed });
writeStudy(out, "tests", { text, data: { study: "tests", seed, rows }, figure: testsFigure(rows) });
if (!quick && resolve(out) === resolve(import.meta.dirname, "../../docs/studies")) {
  const reference = new URL("../../docs/reference/fit.md", import.meta.url);
  const before = readFileSync(reference, "utf8");
  // The table whose heading names the kinds of scatter.
  writeFileSync(reference, before.replace(/\| +\| no scatter \|.*(?:\n\|.*)*/, referenceTable(rows)));
}
console.log(text);
