import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { runSweepToFolder } from "@onset/batch";
import { createEngine } from "@onset/core";
import type { Engine, SweepSpec } from "@onset/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hashes, readParts, REDUCTIONS, temporaryDirectory, unfinished } from "./sweeps.ts";

/** 16 slices of four curves: long enough to be killed midway. */
const LONG: SweepSpec = {
  onset: "sweep/1",
  model: { curve: "logistic" },
  axes: {
    threshold: { from: 6, to: 13, count: 16 },
    steepness: [1, 2, 4, 8],
    scale: { from: 1e6, to: 1e13, count: 700_000, spacing: "geometric" },
  },
  observables: ["onset", "width"],
};

let engine: Engine;

beforeAll(async () => {
  engine = await createEngine({ kind: "pool", workers: 2 });
});
afterAll(() => engine.close());

describe("an aborted run", () => {
  it("rejects with the signal's reason, leaves whole parts only, and no manifest", async () => {
    const directory = await temporaryDirectory();
    const controller = new AbortController();
    const reason = new Error("enough");
    const seen: number[] = [];
    const running = runSweepToFolder(REDUCTIONS, {
      directory,
      engine,
      rowsPerPart: 30,
      signal: controller.signal,
      onProgress: ({ completed }) => {
        seen.push(completed);
        controller.abort(reason);
      },
    });
    await expect(running).rejects.toBe(reason);
    expect(seen).toHaveLength(1);
    expect(await unfinished(directory)).toEqual([".sweep-in-progress.json"]);
    expect(await readdir(directory)).not.toContain("manifest.json");
    const { names, rows } = await readParts(directory);
    expect(rows).toHaveLength(30 * names.length);
    expect(names.length).toBeLessThan(4);
  });

  it("can be run again to the bytes of a run that was never aborted", async () => {
    const [directory, untouched] = [await temporaryDirectory(), await temporaryDirectory()];
    const controller = new AbortController();
    const onProgress = (): void => controller.abort();
    const options = { directory, engine, rowsPerPart: 30 };
    await expect(
      runSweepToFolder(REDUCTIONS, { ...options, signal: controller.signal, onProgress }),
    ).rejects.toThrow("aborted");
    await runSweepToFolder(REDUCTIONS, options);
    await runSweepToFolder(REDUCTIONS, { ...options, directory: untouched });
    expect(await hashes(directory)).toEqual(await hashes(untouched));
  });

  it("keeps its parts from being mixed with another sweep's", async () => {
    const directory = await temporaryDirectory();
    const controller = new AbortController();
    const options = { directory, engine, rowsPerPart: 30 };
    const onProgress = (): void => controller.abort();
    await expect(
      runSweepToFolder(REDUCTIONS, { ...options, signal: controller.signal, onProgress }),
    ).rejects.toThrow("aborted");
    const other = { ...REDUCTIONS, observables: ["onset" as const] };
    await expect(runSweepToFolder(other, options)).rejects.toThrow(
      /holds the parts of another sweep that was interrupted: name another folder, or overwrite it on purpose/,
    );
  });

  it("touches nothing when it is aborted before it begins", async () => {
    const directory = join(await temporaryDirectory(), "never");
    const signal = AbortSignal.abort(new Error("not today"));
    await expect(runSweepToFolder(REDUCTIONS, { directory, engine, signal })).rejects.toThrow("not today");
    await expect(readdir(directory)).rejects.toThrow("ENOENT");
  });
});

describe("a run that is killed", () => {
  it("leaves nothing half-written under a final name, and the next run completes the folder", async () => {
    const directory = join(await temporaryDirectory(), "sweep");
    await killAfterFirstPart(directory);
    expect(await readdir(directory)).not.toContain("manifest.json");
    const { names, rows } = await readParts(directory);
    expect(names.length).toBeGreaterThan(0);
    expect(rows).toHaveLength(4 * names.length);

    const { manifest } = await runSweepToFolder(LONG, { directory, engine, rowsPerPart: 4 });
    expect(await unfinished(directory)).toEqual([]);
    expect(await readdir(directory)).toEqual(["manifest.json", ...manifest.parts.map(({ file }) => file)]);
  });
});

/** Runs the long sweep in a process of its own and kills it, as `kill -9` does, once a part has its final name. */
async function killAfterFirstPart(directory: string): Promise<void> {
  const program = fileURLToPath(new URL("run-sweep.mjs", import.meta.url));
  const options = { directory, rowsPerPart: 4 };
  const child = spawn(process.execPath, [program, JSON.stringify(LONG), JSON.stringify(options)], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const exited = once(child, "exit") as Promise<[number | null, string | null]>;
  while (child.exitCode === null && !(await hasPart(directory))) await wait(2);
  child.kill("SIGKILL");
  expect(await exited).toEqual([null, "SIGKILL"]);
}

async function hasPart(directory: string): Promise<boolean> {
  const names = await readdir(directory).catch(() => []);
  return names.some((name) => name.startsWith("part-"));
}
