// The verbs through the engines: whatever the number of workers, the same bytes, and every worker took part.
import { describe, expect, onTestFinished, test } from "vitest";
import { createEngine } from "../src/engine/create-engine.ts";
import type { Engine, Progress } from "../src/engine/engine.ts";
import { fitAll } from "../src/fit/fit.ts";
import { sweep } from "../src/sweep/sweep.ts";
import type { SweepSpec } from "../src/sweep/sweep-spec.ts";
import { checksum, manySeries } from "./engine-jobs.ts";
import { rejection } from "./engine-suite.ts";

/** Six slices of reductions. */
const SPEC: SweepSpec = {
  onset: "sweep/1",
  model: { curve: "exact-match" },
  axes: {
    threshold: { from: 8, to: 12, count: 100 },
    steepness: { from: 0.5, to: 10, count: 36, spacing: "geometric" },
    steps: [1, 2, 4, 8, 16],
    scale: { from: 1e6, to: 1e13, count: 1000, spacing: "geometric" },
  },
  observables: ["onset", "width"],
};

async function engineOf(workers: number): Promise<Engine> {
  const engine = await createEngine(workers === 0 ? { kind: "local" } : { kind: "pool", workers });
  onTestFinished(() => engine.close());
  return engine;
}

/** What a sweep gave, as lengths and checksums of its columns. */
async function sweepOn(engine: Engine): Promise<string> {
  const { columns } = await sweep(SPEC, { engine });
  return JSON.stringify(Object.entries(columns).map(([name, column]) => [name, checksum(column)]));
}

function expectEveryWorkerBusy(engine: Engine): void {
  for (const slices of engine.statistics().slicesByWorker) expect(slices).toBeGreaterThanOrEqual(1);
}

export function verbsSuite(): void {
  for (const workers of [1, 2, 3]) {
    describe(`${workers} worker(s)`, () => {
      test("sweep to the same bytes as this thread does, each worker computing at least one slice", async () => {
        const engine = await engineOf(workers);
        expect(await sweepOn(engine)).toBe(await sweepOn(await engineOf(0)));
        expectEveryWorkerBusy(engine);
      });

      test("fit to the same numbers as this thread does, each worker computing at least one slice", async () => {
        const engine = await engineOf(workers);
        const curves = ["constant", "linear", "logistic"] as const;
        const here = await fitAll(manySeries(), { curves, engine: await engineOf(0) });
        expect(await fitAll(manySeries(), { curves, engine })).toStrictEqual(here);
        expectEveryWorkerBusy(engine);
      });

      test("report progress that never falls and ends at the total, sent once", async () => {
        const engine = await engineOf(workers);
        const seen: Progress[] = [];
        await sweep(SPEC, { engine, onProgress: (progress) => seen.push(progress) });
        const completed = seen.map((progress) => progress.completed);
        expect(completed).toEqual([...new Set(completed)].sort((a, b) => a - b));
        expect(completed.at(-1)).toBe(18_000_000);
        expect(new Set(seen.map((progress) => progress.total))).toEqual(new Set([18_000_000]));
      });

      test("tell nothing any more after an abort", async () => {
        const engine = await engineOf(workers);
        const controller = new AbortController();
        let told = 0;
        const onProgress = (): void => {
          told += 1;
          controller.abort();
        };
        const run = sweep(SPEC, { engine, signal: controller.signal, onProgress });
        expect(await rejection(run)).toBe(controller.signal.reason);
        await sweepOn(engine);
        expect(told).toBe(1);
      });
    });
  }
}
