import { expect, it } from "vitest";
import { formulaCurve } from "../src/formula/formula-curve.ts";

it("a formula is drawn between its rows: 301 places from end to end, each within 1e-12 of a·exp(−b·t)", () => {
  const fit = { expression: "a*exp(-b*t)", parameters: { a: 3, b: 0.5 } };
  const { x, y } = formulaCurve(fit, { t: [4, 0, 2] })!;
  expect([x.length, x[0], x.at(-1)]).toEqual([301, 0, 4]);
  for (const [i, t] of x.entries()) expect(Math.abs(y[i]! - 3 * Math.exp(-t / 2))).toBeLessThan(1e-12);
});

it("places without a number are left out; several columns, an untold parameter or a single place have no curve", () => {
  const pole = formulaCurve({ expression: "a*log(t)", parameters: { a: 1 } }, { t: [-1, 1] })!;
  expect(pole.y.length).toBeLessThan(151);
  expect(pole.y.every(Number.isFinite)).toBe(true);
  const plane = { expression: "a*t+u", parameters: { a: 1 } };
  expect(formulaCurve(plane, { t: [1, 2], u: [1, 2] })).toBeNull();
  expect(formulaCurve({ expression: "a*t", parameters: { a: null } }, { t: [1, 2] })).toBeNull();
  expect(formulaCurve({ expression: "a*t", parameters: { a: 1 } }, { t: [2, 2] })).toBeNull();
});
