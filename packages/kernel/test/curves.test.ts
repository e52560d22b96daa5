import { type CurveGrid, loadKernelSync, ReferenceKernel } from "@onset/kernel";
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

const GRID: CurveGrid = {
  thresholds: linear(17, 27, 11),
  steepnesses: Float64Array.of(0.3, 1, 4, 20, 200),
  steps: Float64Array.of(1, 2, 3, 8, 8, 5, 40),
  x: linear(18, 26, 163),
};
const CURVES = 11 * 5 * 7;

test("sweepScores agrees with its twin within 1e-13, sweepCurves within 1e-10 of the axis", () => {
  expectClose(kernel.sweepScores(GRID, 0, CURVES), reference.sweepScores(GRID, 0, CURVES), 1e-13);
  const [a, b] = [kernel.sweepCurves(GRID, 0, CURVES), reference.sweepCurves(GRID, 0, CURVES)];
  expectClose(a.onset, b.onset, 1e-10);
  expectClose(a.width, b.width, 1e-10);
  expect(a.onset.some(Number.isNaN)).toBe(true);
  expect(a.onset.some(Number.isFinite)).toBe(true);
});

test("every cut of a sweep gives the bytes of the whole (seed 3)", () => {
  const whole = kernel.sweepCurves(GRID, 0, CURVES);
  const scores = kernel.sweepScores(GRID, 0, CURVES);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: CURVES }), fc.integer({ min: 0, max: CURVES }), (a, b) => {
      const [begin, end] = [Math.min(a, b), Math.max(a, b)];
      const part = kernel.sweepCurves(GRID, begin, end);
      expect(part.onset).toEqual(whole.onset.slice(begin, end));
      expect(part.width).toEqual(whole.width.slice(begin, end));
      expect(kernel.sweepScores(GRID, begin, end)).toEqual(scores.slice(begin * 163, end * 163));
    }),
    { seed: 3, numRuns: 60 },
  );
});

test("onset and width of a finely resolved logistic are c and 2 ln 9 / k within 1e-5", () => {
  const grid = {
    thresholds: Float64Array.of(21.3),
    steepnesses: Float64Array.of(2),
    steps: Float64Array.of(1),
    x: linear(15, 28, 5001),
  };
  const { onset, width } = kernel.sweepCurves(grid, 0, 1);
  expect(onset[0]).toBeCloseTo(21.3, 6);
  expect(width[0]).toBeCloseTo(Math.log(9), 5);
});

test("a crossing on the first grid point counts, one before it is NaN", () => {
  const grid = {
    thresholds: Float64Array.of(20, 19.99, 21),
    steepnesses: Float64Array.of(3),
    steps: Float64Array.of(1),
    x: Float64Array.of(20, 21),
  };
  for (const engine of [kernel, reference])
    expect([...engine.sweepCurves(grid, 0, 3).onset]).toEqual([20, NaN, 21]);
});
