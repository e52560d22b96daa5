import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate } from "../src/curves/evaluate.ts";
import { onsetAt } from "../src/curves/onset-at.ts";
import { getCurve, listCurves } from "../src/curves/registry.ts";
import { steepnessToWidth, widthToSteepness } from "../src/curves/width.ts";
import { psi } from "./planted.ts";

const threshold = fc.double({ min: 6, max: 14, noNaN: true });
const steepness = fc.double({ min: 0.4, max: 40, noNaN: true });
const rate = fc.double({ min: 0, max: 0.45, noNaN: true });
const direction = fc.constantFrom("rising", "falling");

describe("registry", () => {
  test("every curve says formula, source, and bounds of every parameter, and is plain data", () => {
    expect(listCurves().length).toBe(27);
    expect(new Set(listCurves().map(({ id }) => id)).size).toBe(27);
    for (const curve of listCurves()) {
      expect(curve.formula).toContain("ψ(x) =");
      expect(curve.width ?? curve.remark, `${curve.id}: a width, or why there is none`).not.toBeNull();
      expect(curve.source.length).toBeGreaterThan(20);
      for (const parameter of curve.parameters) expect(parameter.low).toBeLessThan(parameter.high);
      expect(JSON.parse(JSON.stringify(curve))).toEqual(curve);
    }
    expect(() => getCurve("logistc" as "logistic")).toThrow(
      'unknown curve "logistc": did you mean logistic?',
    );
  });

  test.each([
    [{ threshold: 10 }, "steepness of curve logistic is required"],
    [{ threshold: 10, steepnes: 3 }, 'curve logistic has no parameter "steepnes": did you mean steepness?'],
    [
      { threshold: 10, steepness: 0 },
      "steepness of curve logistic must be a number from 0.000001 to 1000000, got 0",
    ],
    [{ threshold: Number.NaN, steepness: 1 }, "threshold of curve logistic must be a number from"],
    [{ threshold: 10, steepness: 1, guessRate: 0.7, lapseRate: 0.4 }, "guessRate + lapseRate ≤ 1"],
    [{ threshold: [10], steepness: 1 }, "threshold of curve logistic must be one number, got [10]"],
  ])("parameters %j are refused", (parameters, message) => {
    expect(() => evaluate({ curve: "logistic", parameters: parameters }, [10])).toThrow(message);
  });

  test("texts are no numbers, and inherited names are no parameters", () => {
    const asText = { thresholds: ["9"], steepnesses: ["1"] } as unknown as Record<string, number[]>;
    expect(() => evaluate({ curve: "product", parameters: asText }, [10])).toThrow(
      'thresholds of curve product must be a number from -1000000 to 1000000, got "9"',
    );
    const inherited = Object.create({ threshold: 9, steepness: 1 }) as Record<string, number>;
    expect(() => evaluate({ curve: "logistic", parameters: inherited }, [10])).toThrow(
      "threshold of curve logistic is required",
    );
  });

  test("steps must be whole, and skills need as many steepnesses as thresholds", () => {
    const exact = { threshold: 10, steepness: 2, steps: 2.5 };
    expect(() => evaluate({ curve: "exact-match", parameters: exact }, [10])).toThrow(
      "steps of curve exact-match must be an integer, got 2.5",
    );
    const skills = { thresholds: [9, 10], steepnesses: [1] };
    expect(() => evaluate({ curve: "product", parameters: skills }, [10])).toThrow(
      "as many numbers as thresholds (2)",
    );
  });
});

describe("evaluate", () => {
  test("a logistic of either direction agrees with its formula within 1e-14", () => {
    fc.assert(
      fc.property(
        fc.tuple(threshold, steepness, rate, rate),
        direction,
        threshold,
        ([c, k, guess, lapse], way, x) => {
          const parameters = { threshold: c, steepness: k, guessRate: guess, lapseRate: lapse };
          const ends =
            way === "rising" ? { left: guess, right: 1 - lapse } : { left: 1 - lapse, right: guess };
          const expected = psi({ threshold: c, steepness: k, ...ends }, x);
          expect(evaluate({ curve: "logistic", parameters, direction: way }, [x])[0]).toBeCloseTo(
            expected,
            14,
          );
        },
      ),
      { seed: 3 },
    );
  });

  test("a product of L equal skills is the exact match of L steps within 1e-13", () => {
    const x = Float64Array.from({ length: 81 }, (_, i) => 6 + i / 10);
    for (const steps of [1, 2, 7]) {
      const skills = { thresholds: Array(steps).fill(10), steepnesses: Array(steps).fill(3), guessRate: 0.2 };
      const product = evaluate({ curve: "product", parameters: skills }, x);
      const exact = evaluate(
        { curve: "exact-match", parameters: { threshold: 10, steepness: 3, steps, guessRate: 0.2 } },
        x,
      );
      for (const [i, value] of product.entries()) expect(Math.abs(value - exact[i]!)).toBeLessThan(1e-13);
    }
  });

  test("lines and constants are what they say", () => {
    expect([...evaluate({ curve: "linear", parameters: { intercept: -0.5, slope: 0.1 } }, [5, 10])]).toEqual([
      0, 0.5,
    ]);
    expect([...evaluate({ curve: "constant", parameters: { level: 0.25 } }, [5, 10])]).toEqual([0.25, 0.25]);
  });

  test("rising curves never fall and falling ones never rise along x, but for one rounding", () => {
    const x = Float64Array.from({ length: 200 }, (_, i) => 5 + i / 20);
    fc.assert(
      fc.property(threshold, steepness, direction, (c, k, way) => {
        const scores = evaluate(
          { curve: "logistic", parameters: { threshold: c, steepness: k }, direction: way },
          x,
        );
        const sign = way === "rising" ? 1 : -1;
        for (let i = 1; i < x.length; i++)
          expect(sign * (scores[i]! - scores[i - 1]!)).toBeGreaterThanOrEqual(-2.3e-16);
      }),
      { seed: 4, numRuns: 50 },
    );
  });
});

describe("onsetAt", () => {
  const p = fc.double({ min: 0.02, max: 0.98, noNaN: true });

  test("is the inverse of the unscaled curve within 1e-12: logistic, exact match and product, either direction", () => {
    fc.assert(
      fc.property(threshold, steepness, p, direction, (c, k, share, way) => {
        const curves = [
          { curve: "logistic", parameters: { threshold: c, steepness: k } },
          { curve: "exact-match", parameters: { threshold: c, steepness: k, steps: 12 } },
          { curve: "product", parameters: { thresholds: [c, c + 0.5], steepnesses: [k, 2 * k] } },
        ] as const;
        for (const curve of curves) {
          const placed = { ...curve, direction: way } as const;
          const x = onsetAt(placed, share, { of: "core" });
          expect(Math.abs(evaluate(placed, [x])[0]! - share)).toBeLessThan(1e-12);
        }
      }),
      { seed: 5 },
    );
  });

  test("of the observed score it inverts ψ, and is NaN outside the asymptotes", () => {
    const curve = {
      curve: "logistic",
      parameters: { threshold: 10, steepness: 3, guessRate: 0.2, lapseRate: 0.1 },
    } as const;
    expect(evaluate(curve, [onsetAt(curve, 0.8, { of: "observed" })])[0]).toBeCloseTo(0.8, 14);
    for (const outside of [0.1, 0.2, 0.9, 0.95, Number.NaN])
      expect(onsetAt(curve, outside, { of: "observed" })).toBeNaN();
    expect(onsetAt(curve, 0.5, { of: "core" })).toBe(10);
  });

  test("a line is crossed where it is, and has no unscaled curve; a constant is never crossed", () => {
    const line = { curve: "linear", parameters: { intercept: -0.5, slope: 0.1 } } as const;
    expect(onsetAt(line, 0.5, { of: "observed" })).toBe(10);
    expect(onsetAt(line, 0.5, { of: "core" })).toBeNaN();
    expect(onsetAt({ curve: "constant", parameters: { level: 0.5 } }, 0.5, { of: "observed" })).toBeNaN();
  });
});

test("width and steepness are each other's inverse, and k = 2 ln 9 has a width of 1", () => {
  expect(steepnessToWidth(2 * Math.log(9))).toBeCloseTo(1, 14);
  fc.assert(
    fc.property(steepness, (k) => {
      expect(widthToSteepness(steepnessToWidth(k)) / k).toBeCloseTo(1, 14);
    }),
    { seed: 6 },
  );
  const curve = { curve: "logistic", parameters: { threshold: 10, steepness: 3 } } as const;
  const [low, high] = [onsetAt(curve, 0.1, { of: "core" }), onsetAt(curve, 0.9, { of: "core" })];
  expect(high - low).toBeCloseTo(steepnessToWidth(3), 13);
});
