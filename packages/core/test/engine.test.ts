import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { Worker } from "node:worker_threads";
import { ReferenceKernel, loadKernelSync } from "@onset/kernel";
import { describe, expect, test } from "vitest";
import { platform } from "#spawn";
import { LocalEngine } from "../src/engine/LocalEngine.ts";
import { createEngine } from "../src/engine/create-engine.ts";
import { defaultEngine } from "../src/engine/default-engine.ts";
import { spawnedThread } from "../src/platform/spawn.node.ts";
import { rejection } from "./engine-suite.ts";
import { engineSuite } from "./engine-suite.ts";
import { evaluateJob } from "./engine-jobs.ts";
import { verbsSuite } from "./engine-verbs-suite.ts";
import { poolSuite } from "./pool-suite.ts";

engineSuite({ name: "LocalEngine", threads: 1, make: () => new LocalEngine(loadKernelSync()) });
for (const workers of [1, 2, 3, 5]) {
  engineSuite({
    name: `PoolEngine, ${workers} worker(s)`,
    threads: workers,
    make: () => createEngine({ kind: "pool", workers }),
  });
}
engineSuite({ name: "AutoEngine", threads: 2, make: () => createEngine({ workers: 2 }) });

describe("verbs", verbsSuite);

function fixture(name: string): Worker {
  return new Worker(new URL(`fixtures/${name}`, import.meta.url));
}
poolSuite({
  platform,
  difficult: () => spawnedThread(fixture("difficult-worker.node.mjs")),
  outdated: () => spawnedThread(fixture("outdated-worker.node.mjs")),
});

describe("createEngine", () => {
  test("refuses a number of workers that is not a positive integer, and an unknown kind", async () => {
    for (const workers of [0, -1, 1.5, Number.NaN]) {
      const error = await rejection(createEngine({ workers }));
      expect(error.code).toBe("invalid-option");
      expect(error.message).toContain(`got ${workers}`);
    }
    expect((await rejection(createEngine({ kind: "gpu" as "pool" }))).code).toBe("invalid-option");
  });

  test("tells what it can do", async () => {
    const engine = await createEngine({ workers: 2 });
    expect(engine.capabilities).toEqual({
      kernel: loadKernelSync().engine,
      workers: 2,
      sharedMemory: true,
      fallbackReason: null,
    });
  });

  test("without WebAssembly computes with the reference and says so", async () => {
    const engine = new LocalEngine(new ReferenceKernel());
    expect(await engine.run([evaluateJob()])).toHaveLength(1);
    expect(engine.capabilities.kernel).toBe("reference");
  });

  test("gives one default engine to everyone in this realm", async () => {
    expect(await defaultEngine()).toBe(await defaultEngine());
  });
});

describe("a process", () => {
  const script = fileURLToPath(new URL("fixtures/ends-by-itself.mjs", import.meta.url));
  for (const how of ["finish", "abort"]) {
    test(`that leaves its engine open after a ${how} ends by itself with code 0`, async () => {
      const { stdout, stderr } = await promisify(execFile)(process.execPath, [script, how], {
        timeout: 30_000,
      });
      expect(stderr).toBe("");
      expect(stdout).toMatch(/^6 pool \d,\d,\d\n$/);
    });
  }
});
