import { describe, expect, it } from "vitest";
import { RowBuffer } from "../src/encode/RowBuffer.ts";

async function chunksOf(sizes: readonly number[], capacity: number): Promise<number[][]> {
  const chunks: number[][] = [];
  const carried = [{ name: "a", type: "f64" as const }];
  let rows = 100;
  const buffer = new RowBuffer(carried, { capacity, begin: rows }, async (chunk) => {
    expect(chunk).toMatchObject({ begin: rows, rows: chunk.columns[0]!.length });
    rows += chunk.rows;
    chunks.push([...chunk.columns[0]!]);
    await Promise.resolve();
  });
  let next = 0;
  for (const size of sizes) await buffer.append([Float64Array.from({ length: size }, () => next++)], size);
  await buffer.flush();
  return chunks;
}

describe("chunks of rows", () => {
  it("do not depend on how the rows arrive", async () => {
    const expected = [
      [0, 1, 2],
      [3, 4, 5],
      [6, 7],
    ];
    expect(await chunksOf([8], 3)).toEqual(expected);
    expect(await chunksOf([1, 1, 1, 1, 1, 1, 1, 1], 3)).toEqual(expected);
    expect(await chunksOf([2, 0, 4, 2], 3)).toEqual(expected);
  });

  it("are none for no rows, and never an empty last one", async () => {
    expect(await chunksOf([], 3)).toEqual([]);
    expect(await chunksOf([0], 3)).toEqual([]);
    expect(await chunksOf([3], 3)).toEqual([[0, 1, 2]]);
  });
});
