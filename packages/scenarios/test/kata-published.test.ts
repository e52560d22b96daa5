import { formatCell, runScenario } from "@onset/scenarios";
import type { Cell, ScenarioTable } from "@onset/scenarios";
import { describe, expect, it } from "vitest";
import * as published from "./published-kata.ts";

const result = runScenario("kata");

function table(id: string): ScenarioTable {
  return result.tables.find((candidate) => candidate.id === id)!;
}

/** The rows as printed: first cell → the rest, each with its column's display. */
function printed(id: string): Record<string, string[]> {
  const { columns, rows } = table(id);
  return Object.fromEntries(
    rows.map(([first, ...cells]) => [
      String(first),
      cells.map((cell, index) => formatCell(cell, columns[index + 1]!.display)),
    ]),
  );
}

function percent(values: readonly number[]): string[] {
  return values.map((value) => `${value}%`);
}

function column(id: string, name: string): Cell[] {
  const { columns, rows } = table(id);
  const index = columns.findIndex((candidate) => candidate.name === name);
  return rows.map((row) => row[index]!);
}

function printedColumn(id: string, name: string): string[] {
  return column(id, name).map((cell) => formatCell(cell, "percent"));
}

describe("the kata prints what its source prints", () => {
  it.each(Object.entries(published.TASK_PERCENT))(
    "scores %s as the source does at six scales",
    (task, values) => {
      expect(printed("tasks")[task]).toEqual(percent(values));
    },
  );

  it.each(Object.entries(published.MARKS))(
    "marks the skills of the %s model as the source does",
    (model, marks) => {
      const skills = column("marks", "skill") as string[];
      const expected = skills.map((skill) =>
        marks.yes.includes(skill) ? "YES" : skill === marks.partial ? "~" : "−",
      );
      expect(column("marks", model)).toEqual(expected);
    },
  );

  it("gives the 10M model no YES: 0.1 of capacity masters nothing", () => {
    expect(column("marks", "10M")).not.toContain("YES");
  });

  it("combines skills A and B to 0, 6, 50 and 89 percent", () => {
    expect(printedColumn("composition", "combined task")).toEqual(percent(published.COMBINED_PERCENT));
  });

  it("draws the line 0 to 5 percent against the truth and flags the last two", () => {
    expect(printedColumn("extrapolation", "line says")).toEqual(percent(published.LINE_PERCENT));
    expect(printedColumn("extrapolation", "truth")).toEqual(percent(published.TRUE_PERCENT));
    expect(column("extrapolation", "flag").map((flag) => flag !== "")).toEqual(published.FLAGGED);
  });

  it.each(Object.entries(published.FEW_SHOT_PERCENT))(
    "scores the %s model at 0, 1, 2 and 5 shots as the source does",
    (model, values) => {
      expect(printed("few-shot")[model]).toEqual(percent(values));
    },
  );
});

describe("the shape of a result", () => {
  it("has one cell per column in every row, numbers finite", () => {
    for (const { columns, rows } of result.tables) {
      for (const row of rows) {
        expect(row).toHaveLength(columns.length);
        for (const cell of row) expect(typeof cell === "string" || Number.isFinite(cell)).toBe(true);
      }
    }
  });

  it("keeps every percent cell a share within −1 and 1", () => {
    for (const { columns, rows } of result.tables) {
      const shares = rows.flatMap((row) => row.filter((_, index) => columns[index]!.display === "percent"));
      for (const cell of shares) expect(Math.abs(cell as number)).toBeLessThanOrEqual(1);
    }
  });

  it("draws lines whose x ascends and whose x and y have equal length", () => {
    for (const { x, y } of result.figures.flatMap((figure) => figure.series)) {
      expect(y).toHaveLength(x.length);
      expect([...x].sort((a, b) => a - b)).toEqual(x);
      expect([...x, ...y].every(Number.isFinite)).toBe(true);
    }
  });

  it("survives structuredClone and JSON unchanged", () => {
    expect(structuredClone(result)).toEqual(result);
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  });

  it("gives tables and figures ids of their own", () => {
    for (const ids of [result.tables.map(({ id }) => id), result.figures.map(({ id }) => id)]) {
      expect(new Set(ids).size).toBe(ids.length);
    }
  });
});
