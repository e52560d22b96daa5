import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { runSweepToFolder } from "@onset/batch";
import { sweep } from "@onset/core";
import type { SweepSpec } from "@onset/core";
import { parquetMetadata } from "hyparquet";
import { describe, expect, it } from "vitest";
import { readParts, REDUCTIONS, SCORES, sha256, temporaryDirectory } from "./sweeps.ts";

/** One slice, for what does not depend on the cut. */
const TINY: SweepSpec = { ...REDUCTIONS, axes: { ...REDUCTIONS.axes, scale: [1e8, 1e9, 1e10, 1e11] } };

/** Weights that are shares of the whole sweep: 60 curves, a slice or more to a part. */
const POSTERIOR: SweepSpec = {
  onset: "sweep/1",
  model: { curve: "logistic" },
  axes: { threshold: { from: 8, to: 12, count: 12 }, steepness: [1, 2, 4, 6, 8] },
  data: { scale: [1e8, 1e9, 1e10, 1e11], items: [100, 100, 100, 100], correct: [2, 10, 55, 92] },
  observables: ["posteriorWeight", "logLikelihood"],
};

/** Two slices of scores, 600 000 rows. */
const SOME_SCORES: SweepSpec = {
  ...SCORES,
  axes: { ...SCORES.axes, threshold: { from: 8, to: 12, count: 20 } },
};

/** Compares bit by bit: Object.is tells −0 from 0 and takes NaN for NaN. */
function expectSameColumn(actual: readonly number[], expected: ArrayLike<number>): void {
  expect(actual).toHaveLength(expected.length);
  const different = actual.findIndex((value, row) => !Object.is(value, expected[row]));
  expect(different, "first row that differs").toBe(-1);
}

describe("what was written is what was computed", () => {
  it.each<[string, SweepSpec, number]>([
    ["reductions", REDUCTIONS, 30],
    ["scores over several row groups", SOME_SCORES, 550_000],
    ["posterior weights", POSTERIOR, 30],
  ])(
    "%s read back from Parquet are the rows of a sweep in memory, bit by bit",
    async (_, spec, rowsPerPart) => {
      const directory = await temporaryDirectory();
      const { manifest } = await runSweepToFolder(spec, { directory, rowsPerPart });
      const { rows } = await readParts(directory);
      const { columns } = await sweep(spec);
      expect(manifest.columns).toEqual(Object.keys(columns));
      expect(manifest.rows).toBe(rows.length);
      for (const [name, values] of Object.entries(columns)) {
        expectSameColumn(
          rows.map((row) => row[name]!),
          values,
        );
      }
    },
  );

  it("CSV reads back to the same bits, NaN from an empty field", async () => {
    const directory = await temporaryDirectory();
    const { manifest } = await runSweepToFolder(TINY, { directory, format: "csv" });
    const { columns } = await sweep(TINY);
    const text = await readFile(join(directory, manifest.parts[0]!.file), "utf8");
    const [header, ...lines] = text.trimEnd().split("\n");
    expect(header!.split(",")).toEqual(Object.keys(columns));
    const cells = lines.map((line) =>
      line.split(",").map((cell) => (cell === "" ? Number.NaN : Number(cell))),
    );
    for (const [index, values] of Object.values(columns).entries()) {
      expectSameColumn(
        cells.map((row) => row[index]!),
        values,
      );
    }
    expect(columns["onset"]!.some(Number.isNaN)).toBe(true);
  });

  it("a Parquet part has required doubles, axes first, and carries spec and version", async () => {
    const directory = await temporaryDirectory();
    const { manifest } = await runSweepToFolder(TINY, { directory });
    const bytes = await readFile(join(directory, manifest.parts[0]!.file));
    const metadata = parquetMetadata(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
    const [, ...fields] = metadata.schema;
    expect(fields.map(({ name }) => name)).toEqual(["threshold", "steepness", "steps", "onset", "width"]);
    for (const field of fields) expect(field).toMatchObject({ type: "DOUBLE", repetition_type: "REQUIRED" });
    const entries = new Map(metadata.key_value_metadata?.map(({ key, value }) => [key, value]));
    expect(JSON.parse(entries.get("onset.spec")!)).toEqual(TINY);
    expect(entries.get("onset.version")).toBe(manifest.version);
    expect(entries.get("onset.engine")).toBe(manifest.engine);
  });

  it("the manifest tells each part's slices, rows, bytes and hash, and nothing of time or machine", async () => {
    const directory = await temporaryDirectory();
    const { manifest } = await runSweepToFolder(REDUCTIONS, { directory, rowsPerPart: 60 });
    expect(JSON.parse(await readFile(join(directory, "manifest.json"), "utf8"))).toEqual(manifest);
    expect(Object.keys(manifest)).toEqual([
      "onset",
      "version",
      "engine",
      "format",
      "spec",
      "cells",
      "rows",
      "columns",
      "slices",
      "slicesPerPart",
      "parts",
    ]);
    expect(manifest.parts.map(({ begin, end, rows }) => [begin, end, rows])).toEqual([
      [0, 2, 60],
      [2, 4, 60],
    ]);
    for (const [index, part] of manifest.parts.entries()) {
      const content = await readFile(join(directory, part.file));
      expect(part.file).toBe(`part-0000${index}-of-00002.parquet`);
      expect(part.bytes).toBe(content.length);
      expect(part.sha256).toBe(sha256(content));
    }
  });

  it("progress counts cells, never falls, and ends with all of them", async () => {
    const seen: number[] = [];
    const directory = await temporaryDirectory();
    const { manifest } = await runSweepToFolder(REDUCTIONS, {
      directory,
      onProgress: ({ completed, total }) => {
        expect(total).toBe(12_000_000);
        seen.push(completed);
      },
    });
    expect([...seen].sort((a, b) => a - b)).toEqual(seen);
    expect(seen.at(-1)).toBe(manifest.cells);
  });
});
