import { axisFor } from "@onset/core";
import type { Series } from "@onset/core";
import { decodeText, readTable, writeSeriesCsv } from "@onset/formats";
import { expect, test } from "vitest";

const series: Series = {
  id: "GPT-3/2D%2B/acc/shots-50",
  source: "a paper, its table",
  family: "GPT-3",
  task: "2D+",
  subtask: null,
  metric: "acc",
  shots: 50,
  variant: null,
  chance: 0,
  axis: axisFor("params"),
  points: [
    { scale: 1.25e8, score: 0.02, items: 2000, correct: 40, standardError: null, model: "=Small" },
    { scale: 1.746e11, score: 1, items: 2000, correct: 2000, standardError: null, model: "175B" },
  ],
};

test("a series written as CSV and read back is the same in a browser", () => {
  const bytes = new TextEncoder().encode(writeSeriesCsv([series]));
  expect(readTable(decodeText(bytes), { name: "gpt3.csv" }).series).toEqual([series]);
});

test("a table with quotes, and a broken one, read in a browser as in Node", () => {
  const read = readTable('params,score,task\n1e9,0.5,"a, b"\n', { name: "a.csv" });
  expect(read.series[0]?.task).toBe("a, b");
  expect(() => readTable('params,score\n1e9,"0.5\n', { name: "a.csv" })).toThrow(
    "a quoted cell must be closed in row 2 of a.csv: add the missing quote",
  );
});
