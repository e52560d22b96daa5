import { getScenario, runScenario } from "@onset/scenarios";
import type { Cell, ScenarioParameter, ScenarioResult } from "@onset/scenarios";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as formulas from "./kata-formulas.ts";

const TOLERANCE = 1e-12;
const { parameters } = getScenario("kata");
const byName = new Map(parameters.map((parameter) => [parameter.name, parameter]));

/** Values of one parameter: anywhere within its bounds, and now and then on them. */
function anyValue({ name, low, high, integer }: ScenarioParameter): fc.Arbitrary<number> {
  if (integer) return fc.integer({ min: low, max: high });
  if (name.startsWith("size.")) return ascendingSize(name);
  return fc.oneof(
    { weight: 8, arbitrary: fc.double({ min: low, max: Math.min(high, 40), noNaN: true }) },
    { weight: 1, arbitrary: fc.constantFrom(low, high) },
  );
}

/** Sizes must ascend, so each moves within a decade of its own. */
function ascendingSize(name: string): fc.Arbitrary<number> {
  const size = byName.get(name)!.value;
  return fc.double({ min: size * 0.4, max: size * 3, noNaN: true });
}

const anySet = fc
  .subarray([...parameters], { minLength: 1 })
  .chain((chosen) =>
    fc.record(Object.fromEntries(chosen.map((parameter) => [parameter.name, anyValue(parameter)]))),
  );

function cells(result: ScenarioResult, id: string, skip = 1): Record<string, Cell[]> {
  const table = result.tables.find((candidate) => candidate.id === id)!;
  return Object.fromEntries(table.rows.map((row) => [String(row[0]), row.slice(skip)]));
}

function expectClose(actual: Record<string, Cell[]>, expected: Record<string, number[]>): void {
  expect(Object.keys(actual)).toEqual(Object.keys(expected));
  for (const [row, values] of Object.entries(expected)) {
    for (const [index, value] of values.entries()) {
      const difference = Math.abs((actual[row]![index] as number) - value);
      expect(difference, `${row}, column ${index}`).toBeLessThanOrEqual(
        TOLERANCE * Math.max(1, Math.abs(value)),
      );
    }
  }
}

/** The limits cut: a mastery within rounding of one may fall on either side. */
function nearLimit(values: Record<string, number>): boolean {
  const limits = [values["mark.yes"]!, values["mark.partial"]!];
  const shares = Object.values(formulas.mastery(values)).flat();
  return shares.some((share) => limits.some((limit) => Math.abs(share - limit) < TOLERANCE));
}

function expectFlags(result: ScenarioResult, values: Record<string, number>): void {
  const expected = formulas.extrapolation(values);
  for (const [model, row] of Object.entries(cells(result, "extrapolation"))) {
    const error = 100 * Math.abs(expected[model]![3]!);
    if (Math.abs(error - values["flag"]!) < 1e-9) continue;
    expect(row[4]).toBe(error > values["flag"]! ? "MISLEADING" : "");
  }
}

function expectEveryCell(result: ScenarioResult): void {
  const values = result.parameters;
  expectClose(cells(result, "mastery", 2), formulas.mastery(values));
  expectClose(cells(result, "tasks"), formulas.tasks(values));
  expectClose(cells(result, "composition"), formulas.composition(values));
  expectClose(cells(result, "extrapolation"), formulas.extrapolation(values));
  expectClose(cells(result, "few-shot"), formulas.fewShot(values, formulas.sourceWorth));
  expectClose(cells(result, "few-shot-log1p"), formulas.fewShot(values, formulas.log1pWorth));
  if (!nearLimit(values)) expect(cells(result, "marks")).toEqual(formulas.marks(values));
  expectFlags(result, values);
}

/** Limits move only what lies between their old and their new value. */
const MOVED: Readonly<Record<string, number>> = { "mark.yes": 0.5, "mark.partial": 0.9, flag: 10 };

describe("set changes every dependent cell", () => {
  it("agrees with the formulas written by hand to 1e-12 for any choice of any parameters", () => {
    fc.assert(
      fc.property(anySet, (set) => {
        const result = runScenario("kata", { set });
        expect(result.parameters).toMatchObject(set);
        expectEveryCell(result);
      }),
      { numRuns: 300, seed: 20_261_122 },
    );
  });

  it.each(parameters.map(({ name }) => name))("%s alone moves at least one printed cell", (name) => {
    const { value, integer } = byName.get(name)!;
    const moved = MOVED[name] ?? (integer ? value + 7 : value * 0.6 + 0.01);
    const before = runScenario("kata");
    const after = runScenario("kata", { set: { [name]: moved } });
    expect(after.tables.map(({ rows }) => rows)).not.toEqual(before.tables.map(({ rows }) => rows));
    expectEveryCell(after);
  });

  it("declares all 53 constants of the source", () => {
    expect(parameters).toHaveLength(53);
  });

  it("leaves the defaults alone: a second run without set is the first again", () => {
    const first = runScenario("kata");
    runScenario("kata", { set: { steepness: 3 } });
    expect(runScenario("kata")).toEqual(first);
  });
});
