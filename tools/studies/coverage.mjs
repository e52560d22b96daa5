// `npm run study:coverage`: how often 95 % intervals hold the truth, by simulation. Writes docs/studies/coverage.md, .json
// and .svg. `--draws`, `--bootstraps` and `--posteriors` are draws a cell of each method; `--quick` makes a handful. `--only GROUPS`
// counts the cells of these groups anew and keeps all other rows of the last study: no cell hangs on another. An interrupted run is
// taken up where it stood by the same command, as long as neither the jobs nor the code has changed.
import { readFileSync } from "node:fs";
import { CELLS, costOf } from "./coverage/cells.mjs";
import { coverageFigure } from "./coverage/figure.mjs";
import { coveragePage } from "./coverage/page.mjs";
import { countedRows } from "./coverage/rows.mjs";
import { asked, runJobs, studyArguments, writeStudy } from "./run-study.mjs";
import { stageOf } from "./stage.mjs";

const { quick, workers, out, seed, draws, bootstraps, posteriors, only } = studyArguments({
  draws: [2000, 20],
  bootstraps: [2000, 2],
  posteriors: [2000, 1],
});
/** Draws of a job: some seconds at most, which is what an interruption costs. */
const eachOf = (cell) => (quick ? 20 : Math.min(50, Math.ceil(3000 / costOf(cell))));
const counted = CELLS.map(({ group }) => only === null || only.includes(group));
const jobs = CELLS.flatMap((design, cell) => {
  const each = eachOf(design);
  const length = counted[cell] ? Math.ceil(draws / each) : 0;
  return Array.from({ length }, (_, i) => ({
    seed,
    cell,
    begin: i * each,
    end: Math.min(draws, (i + 1) * each),
    bootstraps,
    // The slowest by far: in a quick run the first cell alone shows that they work.
    posteriors: quick && cell > 0 ? 0 : posteriors,
  }));
});
const stage = quick ? null : stageOf("coverage", jobs);
const { results, seconds } = await runJobs(new URL("./coverage/cell.mjs", import.meta.url), jobs, workers, {
  weights: jobs.map(({ cell, begin, end }) => costOf(CELLS[cell]) * (end - begin)),
  stage,
});
const last = only === null ? null : JSON.parse(readFileSync(`${out}/coverage.json`, "utf8"));
const now = countedRows(CELLS, jobs, results);
const rows = CELLS.flatMap(({ group, name }, cell) =>
  (counted[cell] ? now : last.rows).filter((row) => row.group === group && row.cell === name),
);
const run = last?.run ?? {
  command: `npm run study:coverage${asked()}`,
  date: new Date().toISOString().slice(0, 10),
  seconds,
  workers,
};
const text = coveragePage(rows, { ...run, seed });
const counts =
  last === null
    ? { seed, draws, bootstraps, posteriors }
    : { seed: last.seed, draws: last.draws, bootstraps: last.bootstraps, posteriors: last.posteriors };
const data = { study: "coverage", ...counts, run, rows };
writeStudy(out, "coverage", { text, data, figure: coverageFigure(rows) });
stage?.close();
console.log(text);
