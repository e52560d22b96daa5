import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";

type Prepare = (sourceText: string, options?: { whole?: boolean }) => string;

const data = new URL("../data/", import.meta.url);
const read = (path: string, base: URL): string => readFileSync(new URL(path, base), "utf8");
const figures = process.env["ONSET_FIGURES"];

describe.each([
  ["gpt3-arithmetic", "gpt3/gpt3_arithmetic_by_size.csv"],
  ["bigg-3shot", "bigbench/bigg_3shot_by_size.csv"],
])("prepare of %s", async (id, file) => {
  const { prepare } = (await import(new URL(`${id}/prepare.mjs`, data).href)) as { prepare: Prepare };
  const table = read(`${id}/${id}.csv`, data);
  const excerpt = read(`excerpts/${id}.source.csv`, new URL(import.meta.url));

  test("nine rows of the source become nine rows of the committed table", () => {
    const [header, ...rows] = prepare(excerpt, { whole: false }).trimEnd().split("\n");
    const [expectedHeader, ...known] = table.trimEnd().split("\n");
    expect(header).toBe(expectedHeader);
    expect(rows).toHaveLength(9);
    expect(known).toEqual(expect.arrayContaining(rows));
  });

  test("a source with rows missing, or with a cell that the conversion does not know, is refused", () => {
    expect(() => prepare(excerpt)).toThrow(/rows were expected, got 9/);
    expect(() => prepare(excerpt.replace("family", "kin"), { whole: false })).toThrow(
      /must have the columns/,
    );
    expect(() => prepare(excerpt.replace(/,(GPT-3|BIG-G T=0),/, ",LLaMA,"), { whole: false })).toThrow(
      /family must be/,
    );
  });

  const source = figures === undefined ? null : join(figures, file);
  if (source !== null && existsSync(source)) {
    test("the whole source gives the committed bytes", () => {
      expect(prepare(read("", pathToFileURL(source)))).toBe(table);
    });
  } else {
    test("the whole source was not at hand (ONSET_FIGURES names no folder with it): bytes not compared", () => {
      expect(table.trimEnd().split("\n").length - 1).toBeGreaterThan(200);
    });
  }
});
