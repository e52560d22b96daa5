// What the studies share: jobs spread over workers, results by index, so that any number of them gives the same numbers.
import { mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { progressOf } from "./progress.mjs";

/** `--quick`, `--workers N`, `--out FOLDER`, `--bests FILE` and `--only NAMES` (`null` for none), and the numbers that a study names (default, then that of a quick run). */
export function studyArguments(numbers) {
  const own = Object.fromEntries(Object.keys(numbers).map((name) => [name, { type: "string" }]));
  const { values } = parseArgs({
    options: {
      quick: { type: "boolean", default: false },
      workers: { type: "string" },
      bests: { type: "string" },
      only: { type: "string" },
      out: { type: "string", default: new URL("../../docs/studies/", import.meta.url).pathname },
      seed: { type: "string", default: "1" },
      ...own,
    },
  });
  const chosen = {
    quick: values.quick,
    out: values.out,
    bests: values.bests ?? null,
    only: values.only?.split(",") ?? null,
    workers: whole("workers", values.workers ?? availableParallelism()),
  };
  for (const [name, [full, quick]] of Object.entries({ seed: [1, 1], ...numbers })) {
    chosen[name] = whole(name, values[name] ?? (values.quick ? quick : full));
  }
  return chosen;
}

/** What was asked for beside the defaults, as it would be typed again; workers and places do not change a number. */
export function asked() {
  const kept = process.argv
    .slice(2)
    .filter(
      (word, i, words) =>
        !/^--(?:workers|out|bests|only)/.test(word) &&
        !/^--(?:workers|out|bests|only)$/.test(words[i - 1] ?? ""),
    );
  return kept.length > 0 ? ` -- ${kept.join(" ")}` : "";
}

function whole(name, text) {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) {
    console.error(`--${name} must be a whole number from 1 up, got ${text}`);
    process.exit(2);
  }
  return value;
}

/**
 * Runs every job of a cell module (which exports `cell(job)`) and answers the results in the order of the jobs. `weights` are what
 * they cost (the dearest go first); a `stage` (stage.mjs) keeps each result as it comes, and those it has are not computed again.
 */
export async function runJobs(module, jobs, workers, { weights = jobs.map(() => 1), stage = null } = {}) {
  const results = stage?.results ?? [];
  const before = jobs.map((_, i) => results[i] !== undefined);
  const order = [...jobs.keys()].filter((i) => !before[i]).toSorted((a, b) => weights[b] - weights[a]);
  if (order.length < jobs.length) {
    console.error(
      `${jobs.length - order.length} of ${jobs.length} jobs are there from a run before (${stage.path})`,
    );
  }
  const progress = progressOf(weights, before);
  const started = performance.now();
  const after = () => (performance.now() - started) / 1000;
  let next = 0;
  const one = () =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL("./study-worker.mjs", import.meta.url), { workerData: module.href });
      const hand = () => {
        const index = order[next++];
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of Node has no origin
        worker.postMessage(index === undefined ? null : [index, jobs[index]]);
      };
      worker.on("error", reject);
      worker.on("exit", resolve);
      worker.on("message", ([index, result]) => {
        results[index] = result;
        stage?.keep(index, result, after());
        progress.step(index);
        hand();
      });
      hand();
    });
  await Promise.all(Array.from({ length: Math.min(workers, order.length) }, one));
  progress.end();
  return { results, seconds: (stage?.seconds ?? 0) + after() };
}

/** Writes `docs/studies/NAME.md`, its machine-readable twin, and its figure. */
export function writeStudy(out, name, { text, data, figure }) {
  mkdirSync(out, { recursive: true });
  writeFileSync(`${out}/${name}.md`, `${text.trim()}\n`);
  writeFileSync(`${out}/${name}.json`, `${JSON.stringify(data, null, 1)}\n`);
  if (figure !== undefined) writeFileSync(`${out}/${name}.svg`, figure);
}

/** A table in Markdown. */
export function markdownTable(head, rows) {
  return [tableLine(head), tableLine(head.map(() => "---")), ...rows.map(tableLine)].join("\n");
}

function tableLine(cells) {
  return `| ${cells.join(" | ")} |`;
}

export function percent(share, digits = 1) {
  return `${(100 * share).toFixed(digits)} %`;
}

/** 95 % interval of a share by Wilson's formula. */
export function wilson(hits, all) {
  const z = 1.959963984540054;
  const share = hits / all;
  const middle = (share + (z * z) / (2 * all)) / (1 + (z * z) / all);
  const half = (z * Math.sqrt((share * (1 - share)) / all + (z * z) / (4 * all * all))) / (1 + (z * z) / all);
  return [middle - half, middle + half];
}
