import { expect, it } from "vitest";
import { EXAMPLE, formulaCommand, questionOf } from "../src/formula/formula-wish.ts";

it("start, held and bounded parameters are read from text; a held one is a range of one value", () => {
  const wish = {
    ...EXAMPLE.wish,
    x: "Dose (mg), t",
    start: "b1 = 500 b2=1e-4",
    held: "b1=2, b2=0:10",
    weights: " w ",
  };
  expect(questionOf(wish)).toMatchObject({
    x: ["Dose (mg)", "t"],
    start: { b1: 500, b2: 1e-4 },
    bounds: { b1: [2, 2], b2: [0, 10] },
    weights: "w",
  });
  expect(formulaCommand(wish, "my dose.csv")).toBe(
    "onset fit 'my dose.csv' --expression 'b1*(1-exp(-b2*pressure))' --x 'Dose (mg)' --x t --y volume --start b1=500 --start b2=0.0001 --fix b1=2 --bound b2=0:10 --weights w",
  );
});

it.each([
  [{ expression: " " }, /formula/],
  [{ y: "" }, /fitted column/],
  [{ start: "b1" }, /start: must be name=value, got b1/],
  [{ held: "b1=1:2:3" }, /low:high/],
  [{ held: "b1=" }, /name=value/],
] as const)("a field that cannot be read is named: %j", (over, message) => {
  expect(() => questionOf({ ...EXAMPLE.wish, ...over })).toThrow(message);
});
