import { loadKernelSync, ReferenceKernel } from "@onset/kernel";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import golden from "./golden/elementwise.json" with { type: "json" };
import { worstUlps } from "./ulp.ts";

const kernel = loadKernelSync();
const reference = new ReferenceKernel();
const NAMES = ["exp", "log", "log10", "exp10", "expit", "logGamma"] as const;

const SPECIAL: Record<(typeof NAMES)[number], readonly (readonly [number, number])[]> = {
  exp: [
    [NaN, NaN],
    [0, 1],
    [-0, 1],
    [Infinity, Infinity],
    [-Infinity, 0],
    [710, Infinity],
    [-746, 0],
    [-745.1, 5e-324],
    [5e-324, 1],
  ],
  log: [
    [NaN, NaN],
    [0, -Infinity],
    [-0, -Infinity],
    [1, 0],
    [-1, NaN],
    [-5e-324, NaN],
    [Infinity, Infinity],
    [-Infinity, NaN],
    [5e-324, -744.4400719213812],
  ],
  log10: [
    [NaN, NaN],
    [0, -Infinity],
    [-0, -Infinity],
    [1, 0],
    [-1, NaN],
    [Infinity, Infinity],
    [-Infinity, NaN],
    [5e-324, -323.3062153431158],
  ],
  exp10: [
    [NaN, NaN],
    [0, 1],
    [-0, 1],
    [Infinity, Infinity],
    [-Infinity, 0],
    [309, Infinity],
    [308.3, Infinity],
    [-324, 0],
    [-323.3, 5e-324],
    [0.5, Math.sqrt(10)],
  ],
  expit: [
    [NaN, NaN],
    [0, 0.5],
    [-0, 0.5],
    [Infinity, 1],
    [-Infinity, 0],
    [800, 1],
    [-746, 0],
    [-745, 5e-324],
    [5e-324, 0.5],
  ],
  logGamma: [
    [NaN, NaN],
    [0, Infinity],
    [-0, Infinity],
    [-1, NaN],
    [-0.5, NaN],
    [Infinity, Infinity],
    [-Infinity, NaN],
    [1e305, 7.01288453363184e307],
  ],
};

describe.each(NAMES)("%s", (name) => {
  test.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])(
    "answers special values at every place of an array of %i",
    (length) => {
      for (const [x, y] of SPECIAL[name]) {
        for (let place = 0; place < length; place++) {
          const values = new Float64Array(length).fill(1.25);
          values[place] = x;
          const got = kernel[name](values);
          expect(got).toHaveLength(length);
          if (y === Infinity || y === -Infinity || Number.isNaN(y)) expect(got[place]).toBe(y);
          else expect(Math.abs((got[place] as number) - y)).toBeLessThanOrEqual(2e-15 * Math.abs(y));
          // Neighbours keep the bits they have alone.
          const alone = kernel[name](Float64Array.of(1.25))[0];
          got.forEach((value, i) => i !== place && expect(value).toBe(alone));
        }
      }
      expect(kernel[name](new Float64Array(length))).toHaveLength(length);
    },
  );

  test("keeps its input and hands out a fresh array", () => {
    const values = Float64Array.of(0.5, 1.5, 2.5);
    const got = kernel[name](values);
    expect([...values]).toEqual([0.5, 1.5, 2.5]);
    kernel[name](Float64Array.of(7, 8, 9));
    expect(got).toEqual(kernel[name](values));
  });
});

test.each([
  ["exp", 1.1, 1],
  ["log", 1, 1],
  ["log10", 1, 2],
  ["exp10", 2.3, 1],
  ["expit", 2.5, 2.5],
] as const)(
  "%s stays within %f ulp of 60 digits over its whole range, its twin within %f",
  (name, bound, twin) => {
    const cases = golden.cases[name];
    const x = Float64Array.from(cases, ([value]) => value as number);
    expect(worstUlps(kernel[name](x), cases)).toBeLessThanOrEqual(bound);
    expect(worstUlps(reference[name](x), cases)).toBeLessThanOrEqual(twin + 0.01);
  },
);

test("logGamma stays within 2e-14 max(1, |ln Γ|) of 60 digits, and so does its twin", () => {
  for (const engine of [kernel, reference]) {
    const got = engine.logGamma(Float64Array.from(golden.cases.logGamma, ([x]) => x as number));
    golden.cases.logGamma.forEach(([, y], i) => {
      expect(Math.abs((got[i] as number) - (y as number))).toBeLessThanOrEqual(
        2e-14 * Math.max(1, Math.abs(y as number)),
      );
    });
  }
});

test("exp10 is the correctly rounded power at every integer, log10 turns it back into the integer", () => {
  const integers = Float64Array.from({ length: 616 }, (_, i) => i - 307);
  const powers = Float64Array.from(integers, (n) => Number(`1e${n}`));
  expect(kernel.exp10(integers)).toEqual(powers);
  expect(kernel.log10(powers)).toEqual(integers);
});

test("both engines agree within 1e-14 on random values (seed 2026)", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...NAMES),
      fc.array(fc.double({ noDefaultInfinity: true }), { maxLength: 9 }),
      (name, list) => {
        const values = Float64Array.from(list);
        const [a, b] = [kernel[name](values), reference[name](values)];
        a.forEach((value, i) => {
          const other = b[i] as number;
          if (Number.isFinite(other))
            expect(Math.abs(value - other)).toBeLessThanOrEqual(2e-14 * Math.max(Math.abs(other), 1));
          else expect(value).toBe(other);
        });
      },
    ),
    { seed: 2026, numRuns: 300 },
  );
});
