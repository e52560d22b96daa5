import { join } from "node:path";
import { runSweepToFolder } from "@onset/batch";
import { createEngine } from "@onset/core";
import type { Engine, SweepSpec } from "@onset/core";
import { describe, expect, it } from "vitest";
import { hashes, REDUCTIONS, SCORES, temporaryDirectory, unfinished } from "./sweeps.ts";

type Format = "parquet" | "csv";

async function write(spec: SweepSpec, format: Format, engine: Engine): Promise<Record<string, string>> {
  const directory = join(await temporaryDirectory(), "sweep");
  const rowsPerPart = spec === SCORES ? 900_000 : 30;
  const { manifest, files } = await runSweepToFolder(spec, { directory, format, engine, rowsPerPart });
  expect(manifest.parts.length).toBeGreaterThan(1);
  expect(files).toHaveLength(manifest.parts.length + 1);
  expect(await unfinished(directory)).toEqual([]);
  return hashes(directory);
}

/** From pools of these sizes, each worker of which computed something; 0 is this thread. */
async function fromEach(
  pools: readonly number[],
  spec: SweepSpec,
  format: Format,
): Promise<Record<string, string>[]> {
  const results: Record<string, string>[] = [];
  for (const workers of pools) {
    const engine = await createEngine(workers === 0 ? { kind: "local" } : { kind: "pool", workers });
    try {
      results.push(await write(spec, format, engine));
      for (const slices of engine.statistics().slicesByWorker) expect(slices).toBeGreaterThan(0);
    } finally {
      await engine.close();
    }
  }
  return results;
}

describe("a sweep's folder has the same bytes from this thread and from 1, 2 and 3 workers", () => {
  it.each<[string, Format, SweepSpec, readonly number[]]>([
    ["reductions", "parquet", REDUCTIONS, [0, 1, 2, 3]],
    ["reductions", "csv", REDUCTIONS, [1, 3]],
    ["scores", "parquet", SCORES, [1, 3]],
  ])("%s as %s, manifest included", async (_, format, spec, pools) => {
    const [first, ...others] = await fromEach(pools, spec, format);
    expect(Object.keys(first!)).toContain("manifest.json");
    for (const other of others) expect(other).toEqual(first);
  });
});
