// One worker against two, each pinned to a processor of its own, on a sweep that computes and writes nothing.
//
// Unpinned, a scheduler may leave both workers on one processor for as long as the run lasts. Whether the machine has
// two processors to give is asked first, of a loop that touches no memory.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { cpus } from "node:os";
import { Worker } from "node:worker_threads";
import { createEngine, planSweep, sweepJobs } from "@onset/core";

const SPEC = {
  onset: "sweep/1",
  model: { curve: "exact-match" },
  axes: {
    threshold: { from: 8, to: 12, count: 100 },
    steepness: { from: 0.5, to: 10, count: 40, spacing: "geometric" },
    steps: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16],
    scale: { from: 1e6, to: 1e16, count: 4001, spacing: "geometric" },
  },
  observables: ["onset", "width"],
};

/** @returns {Promise<import("../harness.mjs").Row>} */
export async function workersRow() {
  const plan = planSweep(SPEC);
  const [one, two] = [await contender("1 worker", plan, 1), await contender("2 workers", plan, 2)];
  const scaling = await machineScaling();
  const expected = (await one.run()).answer;
  return {
    name: `sweep of ${plan.cells.toLocaleString("en")} cells, two workers against one (two bare loops on this machine: ${scaling.toFixed(2)} times one)`,
    unit: "cell",
    operations: () => plan.cells,
    contenders: [two, one],
    check: (answer, name) =>
      answer === expected ? null : `${name}: sum ${String(answer)}, expected ${expected}`,
    close: () => Promise.all([one.close(), two.close()]),
  };
}

async function contender(name, plan, workers) {
  const engine = await createEngine({ kind: "pool", workers });
  const before = new Set(threads());
  const run = async () => {
    const sums = [];
    const begun = performance.now();
    await engine.run(sweepJobs(plan), {
      keep: false,
      onSlice: (index, result) => {
        sums[index] = sumOf(result);
      },
    });
    return { seconds: (performance.now() - begun) / 1000, answer: sums.reduce((a, b) => a + b, 0) };
  };
  await run();
  pin(threads().filter((id) => !before.has(id)));
  return { name: `Onset, ${name}`, run, close: () => engine.close() };
}

/** Sum of every number in a result that is one: equal results have equal sums. */
function sumOf(value) {
  if (typeof value === "number") return Number.isNaN(value) ? 0 : value;
  if (ArrayBuffer.isView(value)) return value.reduce((sum, one) => sum + (Number.isNaN(one) ? 0 : one), 0);
  if (typeof value !== "object" || value === null) return 0;
  return Object.values(value).reduce((sum, one) => sum + sumOf(one), 0);
}

/** Ids of this process's threads, where the system tells (Linux). */
function threads() {
  try {
    return readdirSync("/proc/self/task");
  } catch {
    return [];
  }
}

/** The busiest of the new threads, each to a processor of its own; without `taskset` nothing is pinned. */
function pin(ids) {
  const busiest = ids
    .map((id) => [id, processorTime(id)])
    .sort((a, b) => b[1] - a[1])
    .slice(0, cpus().length);
  for (const [index, [id]] of busiest.entries()) {
    try {
      execFileSync("taskset", ["-cp", String(index), id], { stdio: "ignore" });
    } catch {
      return;
    }
  }
}

function processorTime(id) {
  const fields = readFileSync(`/proc/self/task/${id}/stat`, "utf8").split(") ").at(-1).split(" ");
  return Number(fields[11]) + Number(fields[12]);
}

/** How many times the work of one bare loop two of them do in the same time. */
async function machineScaling() {
  const loop = `let a = 1; for (let i = 0; i < 3e8; i += 1) a = a * 0.999999 + 1e-9; require("worker_threads").parentPort.postMessage(a);`;
  const together = (count) =>
    timedAsync(() =>
      Promise.all(
        Array.from(
          { length: count },
          () => new Promise((resolve) => new Worker(loop, { eval: true }).once("message", resolve)),
        ),
      ),
    );
  await together(2);
  const [alone, both] = [await together(1), await together(2)];
  return (2 * alone) / both;
}

async function timedAsync(work) {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}
