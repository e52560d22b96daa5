import { loadKernelSync, ReferenceKernel } from "@onset/kernel";
import * as fc from "fast-check";
import { expect, test } from "vitest";

const kernel = loadKernelSync();
const reference = new ReferenceKernel();

function linear(low: number, high: number, count: number): Float64Array<ArrayBuffer> {
  return Float64Array.from({ length: count }, (_, i) => low + ((high - low) * i) / Math.max(count - 1, 1));
}

function expectClose(got: Float64Array, want: Float64Array, tolerance: number): void {
  expect(got).toHaveLength(want.length);
  got.forEach((value, i) => {
    if (Number.isNaN(want[i])) expect(value).toBeNaN();
    else expect(Math.abs(value - (want[i] as number)), `at ${i}`).toBeLessThanOrEqual(tolerance);
  });
}

const x = fc
  .array(fc.double({ min: 15, max: 30, noNaN: true }), { maxLength: 9 })
  .map((list) => Float64Array.from(list));
const rates = {
  guessRate: fc.double({ min: 0, max: 0.5, noNaN: true }),
  lapseRate: fc.double({ min: 0, max: 0.5, noNaN: true }),
};
const threshold = fc.double({ min: 17, max: 27, noNaN: true });
const steepness = fc.double({ min: -60, max: 60, noNaN: true });

test("logistic, product and exactMatch agree with their twins within 1e-13 on random curves (seed 1)", () => {
  fc.assert(
    fc.property(
      x,
      fc.record({ threshold, steepness, ...rates }),
      fc.integer({ min: 1, max: 40 }),
      (at, parameters, steps) => {
        const { threshold: c, steepness: k, guessRate, lapseRate } = parameters;
        expectClose(kernel.logistic(at, parameters), reference.logistic(at, parameters), 1e-13);
        expectClose(
          kernel.exactMatch(at, { ...parameters, steps }),
          reference.exactMatch(at, { ...parameters, steps }),
          1e-13,
        );
        const skills = {
          thresholds: linear(c - 2, c + 2, steps % 6),
          steepnesses: linear(k, 3, steps % 6),
          guessRate,
          lapseRate,
        };
        expectClose(kernel.product(at, skills), reference.product(at, skills), 1e-13);
      },
    ),
    { seed: 1, numRuns: 300 },
  );
});

test("curves meet their asymptotes at ±Infinity and pass NaN on", () => {
  const at = Float64Array.of(-Infinity, Infinity, NaN);
  const parameters = { threshold: 20, steepness: 2, guessRate: 0.25, lapseRate: 0.125 };
  expect([...kernel.logistic(at, parameters)]).toEqual([0.25, 0.875, NaN]);
  expect([...kernel.exactMatch(at, { ...parameters, steps: 7 })]).toEqual([0.25, 0.875, NaN]);
  expect([
    ...kernel.product(Float64Array.of(1, 2), {
      thresholds: new Float64Array(),
      steepnesses: new Float64Array(),
    }),
  ]).toEqual([1, 1]);
});
