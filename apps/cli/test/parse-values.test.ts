import { Command } from "commander";
import { expect, test } from "vitest";
import { addCurveOption } from "../src/options/add-options.ts";
import { namesOutOf, numberList } from "../src/options/parse-values.ts";

test("a list given twice is one list: names once each, numbers as given", () => {
  const names = namesOutOf(["fit", "scatter", "turn"], ["fit", "turn"]);
  expect(names("scatter, fit")).toEqual(["scatter", "fit"]);
  expect(names("fit,turn", names("scatter"))).toEqual(["scatter", "fit", "turn"]);
  expect(names("all", names("turn"))).toEqual(["turn", "fit"]);
  expect(() => names("step", ["fit"])).toThrow("Known are fit, scatter, turn, and all");
  expect(numberList("1e9", numberList("1e10,1e8"))).toEqual([1e10, 1e8, 1e9]);
});

test.each([
  [
    ["--curve", "gumbel", "--curve", "step"],
    ["gumbel", "step"],
  ],
  [["--curve", "gumbel"], ["gumbel"]],
  [[], ["logistic"]],
])("fit %j fits %j: the default gives way to the first curve that is named", (given, expected) => {
  const command = new Command();
  addCurveOption(command, { loss: true });
  command.parse([...given], { from: "user" });
  expect(command.opts()["curve"]).toEqual(expected);
});

test("the law of loss stands alone, in one list or two", () => {
  const command = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
  addCurveOption(command, { loss: true });
  expect(() => command.parse(["--curve", "loss", "--curve", "step"], { from: "user" })).toThrow(
    "stands alone",
  );
});
