import { OnsetError } from "@onset/core";
import { getScenario, listScenarios, runScenario } from "@onset/scenarios";
import { describe, expect, it } from "vitest";
import { nearestNames } from "../src/nearest-names.ts";

function refusal(action: () => unknown): OnsetError {
  try {
    action();
  } catch (error) {
    expect(error).toBeInstanceOf(OnsetError);
    return error as OnsetError;
  }
  throw new Error("nothing was refused");
}

const set = (name: string, value: unknown) => () =>
  runScenario("kata", { set: { [name]: value } as Record<string, number> });

describe("what a scenario refuses", () => {
  it("names the nearest scenario for one that does not exist", () => {
    const { code, message } = refusal(() => getScenario("kataa"));
    expect(code).toBe("unknown-name");
    expect(message).toBe('no scenario is called "kataa": did you mean kata?');
  });

  it("lists what there is when nothing is near", () => {
    expect(refusal(() => runScenario("emergence-of-everything")).message).toMatch(/there is kata$/);
  });

  it.each([
    ["dificulty.grammar", "difficulty.grammar"],
    ["grammar", "difficulty.grammar"],
    ["capacity.10m", "capacity.10M"],
    ["steepnes", "steepness"],
    ["STEEPNESS", "steepness"],
  ])("answers the unknown parameter %s with %s", (name, nearest) => {
    const { code, message } = refusal(set(name, 0.5));
    expect(code).toBe("unknown-name");
    expect(message).toContain(`no parameter "${name}"`);
    expect(message).toContain(nearest);
  });

  it.each(["__proto__", "constructor", "toString", ""])("knows no parameter %j", (name) => {
    const values = Object.fromEntries([[name, 1]]);
    expect(refusal(() => runScenario("kata", { set: values })).code).toBe("unknown-name");
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, -1, 1e9, "15", null, undefined])(
    "refuses %s as a steepness, naming rule, value and place",
    (value) => {
      const { code, message } = refusal(set("steepness", value));
      expect(code).toBe("invalid-option");
      expect(message).toMatch(
        /^steepness must be a number from 0.01 to 1000 .*got .* in scenario kata: .*15 unless set$/,
      );
    },
  );

  it("wants whole numbers of examples", () => {
    expect(refusal(set("fewshot.shots.2", 1.5)).message).toMatch(
      /must be a whole number from 0 to 10000 .*got 1.5/,
    );
  });

  it("refuses sizes that do not ascend and names both", () => {
    const { code, message } = refusal(set("size.1B", 1e8));
    expect(code).toBe("invalid-option");
    expect(message).toMatch(/sizes must ascend, got size.100M = 100000000 and size.1B = 100000000/);
  });
});

describe("the list", () => {
  it("describes each scenario and counts its parameters", () => {
    for (const card of listScenarios()) {
      const scenario = getScenario(card.name);
      expect(card).toEqual({
        name: scenario.name,
        title: scenario.title,
        summary: scenario.summary,
        parameters: scenario.parameters.length,
      });
    }
  });

  it("gives every parameter a name of its own, a description, and a value within its bounds", () => {
    for (const { parameters, questions, text } of listScenarios().map(({ name }) => getScenario(name))) {
      expect(new Set(parameters.map(({ name }) => name)).size).toBe(parameters.length);
      for (const { value, low, high, description } of parameters) {
        expect(value).toBeGreaterThanOrEqual(low);
        expect(value).toBeLessThanOrEqual(high);
        expect(description).not.toBe("");
      }
      expect(questions.length).toBeGreaterThan(0);
      expect(text.length).toBeGreaterThan(0);
    }
  });
});

describe("nearest names", () => {
  it("puts the closest first and leaves out what has nothing in common", () => {
    expect(nearestNames("fligg", ["flag", "steepness"])).toEqual(["flag"]);
    expect(nearestNames("difficulty.gramar", ["difficulty.facts", "difficulty.grammar"])).toEqual([
      "difficulty.grammar",
    ]);
    expect(nearestNames("zzzzzzzz", ["flag", "steepness"])).toEqual([]);
  });
});
