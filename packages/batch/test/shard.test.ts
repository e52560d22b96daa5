import { shardFromEnvironment } from "@onset/batch";
import { describe, expect, it } from "vitest";
import type { PartRange } from "../src/parts/cut-parts.ts";
import { partsOfShard } from "../src/parts/shard.ts";

function parts(count: number): PartRange[] {
  return Array.from({ length: count }, (_, index) => ({
    index,
    files: [`${index}`],
    begin: index,
    end: index + 1,
    firstRow: index,
    rows: 1,
  }));
}

describe("shards", () => {
  it.each([
    [1, 1],
    [104, 7],
    [3, 16],
    [20_000, 999],
  ])("of %i parts in %i cover each part once, in order, none more than one part larger", (total, count) => {
    const all = parts(total);
    const shards = Array.from({ length: count }, (_, index) =>
      partsOfShard(all, { index: index + 1, count }),
    );
    expect(shards.flat()).toEqual(all);
    const sizes = shards.map(({ length }) => length);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
  });

  it.each([
    [0, 3],
    [4, 3],
    [1.5, 3],
    [1, 0],
    [Number.NaN, 2],
  ])("%f/%f is refused", (index, count) => {
    expect(() => partsOfShard(parts(5), { index, count })).toThrow(/1 ≤ i ≤ n/);
  });
});

const SLURM = {
  SLURM_ARRAY_TASK_ID: "9",
  SLURM_ARRAY_TASK_COUNT: "4",
  SLURM_ARRAY_TASK_MIN: "5",
  SLURM_ARRAY_TASK_MAX: "11",
  SLURM_ARRAY_TASK_STEP: "2",
};

describe("a shard from a cluster's environment", () => {
  it("is the place of a Slurm task in its array, whatever its first number and step", () => {
    expect(shardFromEnvironment(SLURM)).toEqual({ index: 3, count: 4 });
  });

  it("is the number of a Slurm task where the count is given, so that single tasks can be run again", () => {
    const alone = { SLURM_ARRAY_TASK_ID: "7", SLURM_ARRAY_TASK_COUNT: "1", SLURM_ARRAY_TASK_MIN: "7" };
    expect(shardFromEnvironment(alone, 16)).toEqual({ index: 7, count: 16 });
    expect(() => shardFromEnvironment({ SLURM_ARRAY_TASK_ID: "0" }, 16)).toThrow(/1 ≤ i ≤ n/);
  });

  it("is one more than a Kubernetes completion index, which counts from 0", () => {
    expect(shardFromEnvironment({ JOB_COMPLETION_INDEX: "0" }, 16)).toEqual({ index: 1, count: 16 });
    expect(shardFromEnvironment({ JOB_COMPLETION_INDEX: "15" }, 16)).toEqual({ index: 16, count: 16 });
  });

  it.each<[string, Record<string, string>, number | undefined, RegExp]>([
    [
      "nothing set",
      {},
      undefined,
      /neither SLURM_ARRAY_TASK_ID nor JOB_COMPLETION_INDEX is set: write it out/,
    ],
    [
      "an array with gaps",
      { ...SLURM, SLURM_ARRAY_TASK_MAX: "30" },
      undefined,
      /not one plain range .*auto\/N/,
    ],
    ["Kubernetes without a count", { JOB_COMPLETION_INDEX: "2" }, undefined, /write auto\/N/],
    ["an index beyond the count", { JOB_COMPLETION_INDEX: "3" }, 3, /got 4\/3/],
    ["no number", { JOB_COMPLETION_INDEX: "two" }, 3, /must be a whole number, got "two"/],
  ])("%s is refused with a remedy", (_, environment, count, words) => {
    expect(() => shardFromEnvironment(environment, count)).toThrow(words);
  });
});
