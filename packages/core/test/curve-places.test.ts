import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate } from "../src/curves/evaluate.ts";
import type { CurveWithParameters } from "../src/curves/evaluate.ts";
import { onsetAt } from "../src/curves/onset-at.ts";
import { listCurves } from "../src/curves/registry.ts";
import type { CurveId } from "../src/curves/curve.ts";
import { curvePlace, steepnessToWidth, widthToSteepness } from "../src/curves/width.ts";

/** Sigmoids with a steepness, and what else they need. */
const steep = listCurves().filter(
  ({ kind, parameters }) => kind === "sigmoid" && parameters.some(({ name }) => name === "steepness"),
);
const threshold = fc.double({ min: 4, max: 15, noNaN: true });
const steepness = fc.double({ min: 0.3, max: 60, noNaN: true });
const asymmetry = fc.double({ min: 0.05, max: 500, noNaN: true });
const direction = fc.constantFrom("rising" as const, "falling" as const);

function sigmoid(curve: CurveId, [c, k, a]: readonly [number, number, number]): CurveWithParameters {
  return {
    curve,
    parameters: { threshold: c, steepness: k, ...(curve === "richards" && { asymmetry: a }) },
  };
}

describe("threshold and width", () => {
  test.each(steep.map(({ id }) => id))(
    "%s: F is one half at the threshold within 2e-14 and 0.1 to 0.9 over the width within 1e-12",
    (id) => {
      fc.assert(
        fc.property(fc.tuple(threshold, steepness, asymmetry), direction, (numbers, way) => {
          const [c, k, a] = numbers;
          const curve = { ...sigmoid(id, numbers), direction: way };
          expect(Math.abs(evaluate(curve, [c])[0]! - 0.5)).toBeLessThan(2e-14);
          const place = curvePlace(curve);
          expect(Math.abs(place.threshold! - c)).toBeLessThan(4e-14 * Math.max(1, 1 / k) * c);
          const shape = { curve: id, ...(id === "richards" && { asymmetry: a }) };
          expect(Math.abs(place.width! - steepnessToWidth(k, shape)) / place.width!).toBeLessThan(1e-12 * k);
          expect(widthToSteepness(steepnessToWidth(k, shape), shape) / k).toBeCloseTo(1, 14);
          expect(place.reason).toBeNull();
        }),
        { seed: 21, numRuns: 60 },
      );
    },
  );

  test("the widths that the registry prints are those of steepness 1, to the printed digits", () => {
    for (const { id, width } of steep) {
      const printed = /≈ ([\d.]+) \/ k/.exec(width ?? "")?.[1];
      if (printed === undefined) continue;
      expect(steepnessToWidth(1, { curve: id }).toFixed(3), id).toBe(printed);
    }
    expect(curvePlace({ curve: "exponential", parameters: { threshold: 9 } }).width?.toFixed(3)).toBe(
      "1.340",
    );
  });

  test("a step is of no width; lines, laws and humps say why they have none; a fit without a curve too", () => {
    expect(curvePlace({ curve: "step", parameters: { threshold: 9 } })).toEqual({
      threshold: 9,
      width: 0,
      reason: null,
    });
    const line = curvePlace({ curve: "linear", parameters: { intercept: 0, slope: 1 } });
    expect(line).toMatchObject({ threshold: null, width: null });
    expect(line.reason).toContain("no threshold");
    const parameters = { position: 10, steepness: 3, hump: 1, unit: 9 };
    expect(curvePlace({ curve: "cedergreen", parameters }).reason).toContain("Not monotone");
    expect(() => steepnessToWidth(1, { curve: "exponential" })).toThrow(
      "no steepness that its width follows",
    );
  });

  test("accuracy by way of the loss: a threshold where the loss gets there, and none beyond the floor of the data", () => {
    const parameters = { tokens: 1e12, lossThreshold: 2.2, lossSteepness: 9 };
    const reached = curvePlace({ curve: "loss-to-accuracy", parameters });
    const at = { curve: "loss", parameters: { tokens: 1e12 } } as const;
    expect(evaluate(at, [reached.threshold!])[0]).toBeCloseTo(2.2, 12);
    const beyond = { curve: "loss-to-accuracy", parameters: { ...parameters, lossThreshold: 1.7 } } as const;
    expect(curvePlace(beyond)).toEqual({
      threshold: null,
      width: null,
      reason: "F does not pass 0.1, 0.5 and 0.9.",
    });
    expect(onsetAt(beyond, 0.5, { of: "core" })).toBeNaN();
  });
});

describe("identities between the curves, within 1e-13", () => {
  const x = Float64Array.from({ length: 61 }, (_, i) => 4 + i / 5);
  const same = (a: CurveWithParameters, b: CurveWithParameters, bound = 1e-13): void => {
    const [first, second] = [evaluate(a, x), evaluate(b, x)];
    for (let i = 0; i < x.length; i++) expect(Math.abs(first[i]! - second[i]!)).toBeLessThan(bound);
  };
  const bell = { threshold: 10, steepness: 2.5 };

  test("exact match of L steps over a logistic is Richards with asymmetry L, moved; over Gumbel it is Gumbel, moved", () => {
    for (const steps of [1, 2, 10, 1000]) {
      const match = { curve: "exact-match", parameters: { ...bell, steps } } as const;
      const moved = curvePlace(match).threshold!;
      const richards = { threshold: moved, steepness: 2.5, asymmetry: steps };
      same(match, { curve: "richards", parameters: richards });
      const over = { ...match, base: "gumbel" } as const;
      expect(onsetAt(over, 0.5, { of: "core" })).toBeCloseTo(10 + Math.log(steps) / 2.5, 13);
      same(over, { curve: "gumbel", parameters: { threshold: 10 + Math.log(steps) / 2.5, steepness: 2.5 } });
    }
  });

  test("Richards is the logistic at 1 and Gumbel in the limit; the saturating law nears the exponential", () => {
    same(
      { curve: "richards", parameters: { ...bell, asymmetry: 1 } },
      { curve: "logistic", parameters: bell },
    );
    const far = { curve: "richards", parameters: { ...bell, asymmetry: 1e6 } } as const;
    same(far, { curve: "gumbel", parameters: bell }, 1e-6);
    const saturating = {
      curve: "saturating-power-law",
      parameters: { threshold: 10, exponent: 1e6 },
    } as const;
    same(saturating, { curve: "exponential", parameters: { threshold: 10 } }, 1e-6);
    const reversed = { threshold: 10, steepness: Math.LN10 };
    same(
      { curve: "exponential", parameters: { threshold: 10 } },
      { curve: "reversed-gumbel", parameters: reversed },
    );
  });

  test("a falling Gumbel is the mirror of the reversed one; aliases are their originals", () => {
    const mirrored = Float64Array.from(x, (value) => 20 - value);
    const falling = evaluate({ curve: "gumbel", parameters: bell, direction: "falling" }, x);
    const rising = evaluate({ curve: "reversed-gumbel", parameters: bell }, mirrored);
    for (let i = 0; i < x.length; i++) expect(Math.abs(falling[i]! - rising[i]!)).toBeLessThan(1e-13);
    for (const { id, sameAs } of listCurves()) {
      if (sameAs !== null) same({ curve: id, parameters: bell }, { curve: sameAs, parameters: bell });
    }
  });

  test("n of n and no correlation are the product, full correlation and perfect dependence the weakest link", () => {
    const skills = { thresholds: [9, 10, 10.5], steepnesses: [2, 3, 1] };
    const product = { curve: "product", parameters: skills } as const;
    same({ curve: "k-of-n", parameters: { ...skills, atLeast: 3 } }, product);
    same({ curve: "correlated", parameters: { ...skills, correlation: 0 } }, product);
    const full = { curve: "correlated", parameters: { ...skills, correlation: 1 } } as const;
    same(full, { curve: "weakest-link", parameters: skills });
    for (const curve of ["product", "weakest-link"] as const) {
      same(
        { curve, parameters: { thresholds: [10], steepnesses: [2.5] } },
        { curve: "logistic", parameters: bell },
      );
    }
    expect(() => evaluate({ curve: "k-of-n", parameters: { ...skills, atLeast: 4 } }, [9])).toThrow(
      "atLeast of curve k-of-n must be at most the number of skills, 3, got 4",
    );
    const many = { thresholds: Array(65).fill(9), steepnesses: Array(65).fill(1), atLeast: 2 };
    expect(() => evaluate({ curve: "k-of-n", parameters: many }, [9])).toThrow("at most 64 numbers, got 65");
  });

  test("humps of no size are logistics; a broken power law without breaks is a power law", () => {
    const flat = { position: 10, steepness: 2.5, hump: 0, unit: 9 };
    for (const curve of ["brain-cousens", "cedergreen"] as const) {
      same({ curve, parameters: flat }, { curve: "logistic", parameters: bell, direction: "falling" });
    }
    same({ curve: "u-shaped", parameters: flat }, { curve: "logistic", parameters: bell });
    const law = { offset: 0.4, amplitude: 9, exponent: 0.3 };
    const unbroken = { ...law, breaks: [], exponents: [], smoothness: [] };
    same({ curve: "broken-power-law", parameters: unbroken }, { curve: "power-law", parameters: law });
  });
});

describe("curves that turn back", () => {
  test("onsets are the first crossing, on either side of the hump, within 1e-12 of the score", () => {
    const u = {
      curve: "double-logistic",
      parameters: {
        left: 0.5,
        middle: 0.1,
        right: 0.9,
        firstThreshold: 8,
        firstSteepness: 4,
        secondThreshold: 11,
        secondSteepness: 4,
      },
    } as const;
    const [down, up] = [onsetAt(u, 0.3, { of: "observed" }), onsetAt(u, 0.7, { of: "observed" })];
    expect(down).toBeLessThan(9);
    expect(up).toBeGreaterThan(10);
    for (const [at, score] of [
      [down, 0.3],
      [up, 0.7],
    ] as const) {
      expect(Math.abs(evaluate(u, [at])[0]! - score)).toBeLessThan(1e-12);
    }
    expect(onsetAt(u, 0.05, { of: "observed" })).toBeNaN();
    expect(onsetAt(u, 0.5, { of: "core" })).toBeNaN();
    const hump = { position: 10, steepness: 4, hump: 0.5, unit: 9, guessRate: 0.1, lapseRate: 0.5 };
    const humped = { curve: "brain-cousens", parameters: hump } as const;
    const first = onsetAt(humped, 0.6, { of: "observed" });
    expect(Math.abs(evaluate(humped, [first])[0]! - 0.6)).toBeLessThan(1e-12);
  });

  test("a broken power law is crossed where it is: BNSL of 4-digit addition", () => {
    const parameters = {
      offset: 0.41389,
      amplitude: 2.27727,
      exponent: 0.055077,
      breaks: [2.78717],
      exponents: [5.66291],
      smoothness: [0.0591931],
    };
    const curve = { curve: "broken-power-law", parameters } as const;
    const x = onsetAt(curve, 1, { of: "observed" });
    expect(Math.abs(evaluate(curve, [x])[0]! - 1)).toBeLessThan(1e-12);
    expect(onsetAt(curve, 0.4, { of: "observed" })).toBeNaN();
  });
});

test("every curve is finite or a limit at the ends of the numbers: no NaN at x = ±1e6", () => {
  const bell = { threshold: 10, steepness: 2.5 };
  const parameters: Partial<Record<CurveId, CurveWithParameters["parameters"]>> = {
    constant: { level: 0.5 },
    linear: { intercept: 0, slope: 1 },
    richards: { ...bell, asymmetry: 0.001 },
    exponential: { threshold: 10 },
    "saturating-power-law": { threshold: 10, exponent: 0.001 },
    step: { threshold: 10 },
    "power-law": { offset: 1, amplitude: 1, exponent: 0.3 },
    "broken-power-law": {
      offset: 1,
      amplitude: 1,
      exponent: 0.3,
      breaks: [9],
      exponents: [1],
      smoothness: [1e-4],
    },
    loss: { tokens: 1e12 },
    "loss-to-accuracy": { tokens: 1e12, lossThreshold: 2, lossSteepness: 5 },
    "double-logistic": {
      left: 0.1,
      middle: 0.5,
      right: 0.2,
      firstThreshold: 8,
      firstSteepness: 1e6,
      secondThreshold: 9,
      secondSteepness: 1e-6,
    },
    "brain-cousens": { position: 10, steepness: 3, hump: 1e6, unit: 9 },
    cedergreen: { position: 10, steepness: 3, hump: 1e6, unit: 9, onsetExponent: 100 },
    "u-shaped": { position: 10, steepness: 3, hump: 1, unit: 9 },
    product: { thresholds: [9, 10], steepnesses: [1e-6, 1e6] },
    "weakest-link": { thresholds: [9, 10], steepnesses: [1e-6, 1e6] },
    "k-of-n": { thresholds: [9, 10, 11], steepnesses: [1e-6, 1e6, 1], atLeast: 2 },
    correlated: { thresholds: [9, 10], steepnesses: [1e-6, 1e6], correlation: 0.5 },
    "exact-match": { ...bell, steps: 100_000 },
  };
  const x = [-1e6, -400, 0, 10, 400, 1e6];
  for (const { id, direction: ways } of listCurves()) {
    for (const way of ways === "either" ? (["rising", "falling"] as const) : (["rising"] as const)) {
      const scores = evaluate({ curve: id, parameters: parameters[id] ?? bell, direction: way }, x);
      for (const score of scores)
        expect(Number.isNaN(score), `${id} ${way} ${[...scores].join(" ")}`).toBe(false);
    }
  }
});
