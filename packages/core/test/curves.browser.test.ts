// The golden values of every curve, and a few expressions, in a page: what a browser computes is held to the same bounds.
import "./curves-golden.test.ts";
import { expect, test } from "vitest";
import { OnsetError } from "../src/errors.ts";
import { simulate } from "../src/simulate/simulate.ts";

test("a page computes an expression, and refuses a broken one with its place", async () => {
  const simulation = { parameters: { k: 3, c: 10 }, scales: [1e10, 1e11] };
  const { scores } = await simulate({ ...simulation, expression: "1 / (1 + exp(-k * (x - c)))" });
  expect(scores[0]).toBe(0.5);
  expect(scores[1]).toBeCloseTo(1 / (1 + Math.exp(-3)), 14);
  const broken = simulate({ ...simulation, expression: "1 / (1 + exp(-k * (x - c))" });
  await expect(broken).rejects.toThrow(OnsetError);
  await expect(broken).rejects.toThrow("the end at character 27");
});
