import { expect, test } from "vitest";
import type { Series, SeriesDifference } from "@onset/core";
import { differencesTable } from "@onset/formats";

const series = (id: string): Series => ({
  id,
  source: null,
  family: id,
  task: "t",
  subtask: null,
  metric: "acc",
  shots: null,
  variant: null,
  chance: null,
  axis: { kind: "params", transform: "log10" },
  points: [],
});

const pair: SeriesDifference = {
  across: "family",
  a: series("A"),
  b: series("B"),
  confidence: 0.9,
  reason: null,
  quantities: [
    {
      quantity: "onsetAt",
      at: 0.5,
      median: null,
      low: 1,
      high: null,
      probabilityOfMore: 0.75,
      outOfReach: { a: { below: 0, above: 0.25 }, b: { below: 0.5, above: 0 } },
      ratio: { median: null, low: 10, high: null },
      reason: null,
    },
  ],
};

test("a difference is a row with every number under its name, and a pair without one a row with the reason alone", () => {
  const { columns, rows } = differencesTable([pair, { ...pair, reason: "No posterior.", quantities: [] }]);
  const [first, second] = rows.map((row) =>
    Object.fromEntries(row.map((cell, i) => [columns[i]!.name, cell])),
  );
  const who = { across: "family", a: "A", b: "B", axis: "params" };
  expect(first).toEqual({
    ...who,
    quantity: "onset_at",
    at: 0.5,
    median: null,
    low: 1,
    high: null,
    confidence: 0.9,
    ratio: null,
    ratio_low: 10,
    ratio_high: null,
    probability_of_more: 0.75,
    a_below: 0,
    a_above: 0.25,
    b_below: 0.5,
    b_above: 0,
    reason: null,
  });
  const told = Object.entries(second!).filter(([, cell]) => cell !== null);
  expect(Object.fromEntries(told)).toEqual({ ...who, reason: "No posterior." });
  expect(rows.map((row) => row.length)).toEqual([columns.length, columns.length]);
});
