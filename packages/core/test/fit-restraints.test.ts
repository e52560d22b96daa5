import { createEngine, fit, listCurves, OnsetError } from "@onset/core";
import type { CurveFit, CurveParameter, FitOptions, FittableCurve } from "@onset/core";
import { expect, test } from "vitest";
import { flatName } from "../src/curves/flat-names.ts";
import { psi, scalesBetween, seriesOf } from "./planted.ts";

const engine = await createEngine({ kind: "local" });
const scales = scalesBetween(7, 12, 9);
const curves = listCurves().flatMap(({ id, fittable, sameAs }) =>
  fittable && sameAs === null ? [id as FittableCurve] : [],
);
/** These stay at a value unless something is said of them: a fit that restrains one may be better or worse. */
const held = new Set(["unit", "onsetExponent", "tokens", "irreducible"]);
const law = /^(?:size|data)(?:Coefficient|Exponent)$/;

const plan = curves.flatMap((curve) => (["rising", "falling"] as const).map((way) => [curve, way] as const));

async function fitted(
  curve: FittableCurve,
  way: string,
  parameters: FitOptions["parameters"] = {},
  search: "fast" | "thorough" = "thorough",
) {
  const [left, right] = way === "rising" ? [0.12, 0.85] : [0.85, 0.12];
  const shape = { threshold: 9.6, steepness: 2.4, left, right };
  const scores = scales.map((scale) => psi(shape, Math.log10(scale)));
  const options = { engine, curves: [curve], breaks: 1, interval: "none", parameters, search } as const;
  return (await fit(seriesOf(scales, scores, 600), options)).fits[0]!;
}

/** A tenth of a score, three tenths of a decade, or a third more. */
function elsewhere(name: string, value: number): number {
  if (name === "steps") return value + 2;
  if (/Rate$|level|left|middle|right|offset/.test(name)) return value > 0.5 ? value - 0.1 : value + 0.1;
  if (/hreshold|position|break|intercept/.test(name)) return value + 0.3;
  return name === "hump" && value > 1 ? value / 1.3 : 1.3 * value;
}

/** Parameters that were free in a fit, and a value beside its own for each. */
function moved({ parameters }: CurveFit): [name: string, value: number, other: number][] {
  return Object.entries(parameters).flatMap(([name, value]) =>
    held.has(name) || law.test(name)
      ? []
      : [[name, value, elsewhere(name, value)] as const].map((one) => [...one]),
  ) as [string, number, number][];
}

test.each(plan)(
  "%s, %s: what is fixed stays to the last bit, and what is bounded in its bounds, named where it stands on one; neither fits better by 0.02",
  async (curve, way) => {
    const free = await fitted(curve, way);
    // Every other one: the rest is that of the other direction.
    const share = moved(free).filter((_, i) => i % 2 === Number(way === "rising"));
    for (const [name, value, other] of share) {
      const fixed = await fitted(curve, way, { [name]: { fixed: other } });
      expect(fixed.logLikelihood! - free.logLikelihood!, `${name} fixed`).toBeLessThan(0.02);
      if (name in fixed.parameters) expect(fixed.parameters[name]).toBe(other);
      expect(fixed.freeParameters).toBe(free.freeParameters - 1);
      const far = name === "steps" ? other + 4 : other + (other - value);
      const [low, high] = other < far ? [other, far] : [far, other];
      const bounded = await fitted(curve, way, { [name]: { low, high } });
      expect(bounded.logLikelihood! - free.logLikelihood!, `${name} bounded`).toBeLessThan(0.02);
      const found = bounded.parameters[name];
      if (found === undefined) continue;
      expect(found).toBeGreaterThanOrEqual(low);
      expect(found).toBeLessThanOrEqual(high);
      if (found !== low && found !== high) continue;
      expect(bounded.status, `${name} at ${found}`).toBe("at-bound");
      const word = /teepness/.test(name) ? /steepness|width/i : new RegExp(name, "i");
      expect(bounded.reasons.some((reason) => word.test(reason))).toBe(true);
    }
  },
);

test.each([
  ["product", "steepness1", "steepness2"],
  ["product", "threshold1", "threshold2"],
  ["double-logistic", "firstSteepness", "secondSteepness"],
  ["double-logistic", "left", "middle"],
  ["cedergreen", "position", "unit"],
  ["brain-cousens", "unit", "position"],
  ["richards", "guessRate", "lapseRate"],
  ["loss-to-accuracy", "sizeExponent", "dataExponent"],
] as const)("%s: %s tied to %s is its equal", async (curve, name, target) => {
  const { parameters } = await fitted(curve, curve === "cedergreen" ? "falling" : "rising", {
    [name]: { tied: target },
  });
  expect(parameters[name]).toBe(parameters[target]);
  expect(parameters[name]).toBeDefined();
});

test.each([
  [
    "gumbel",
    { guessRate: { tied: "threshold" } },
    "guessRate and lapseRate are tied to each other alone, got threshold",
  ],
  [
    "gumbel",
    { steepness: { tied: "threshold" } },
    "must be tied to a parameter of its own kind, per x (no count), got threshold, x",
  ],
  ["brain-cousens", { position: { tied: "hump" } }, "must be tied to a parameter of its own kind"],
  ["exact-match", { steepness: { tied: "steps" } }, "must be tied to a parameter of its own kind"],
  ["gumbel", { steepness: { tied: "steepness" } }, "must be tied to another parameter"],
  [
    "cedergreen",
    { hump: { tied: "onsetExponent" }, onsetExponent: { tied: "hump" } },
    "must be tied to a parameter that is not tied itself, to hump, got onsetExponent",
  ],
] as const)("%s: the tie %j is refused", async (curve, parameters, message) => {
  await expect(fitted(curve, "rising", parameters)).rejects.toThrow(message);
});

/** At the ends of what the registry allows, close to them, and beyond. */
function extremes({
  low,
  high,
  unit,
}: CurveParameter): ({ readonly fixed: number } | { readonly low: number; readonly high: number })[] {
  const values = [low, high, 0, 1e-300, 1e300, Number.NaN];
  // A count has no bounds between whole numbers.
  const above = unit === "count" ? low + 1 : low + 1e-6 * Math.max(1, Math.abs(low));
  const bounds = [
    [low, high],
    [low, above],
    [0, 1e-300],
    [1, 0],
  ] as const;
  return [...values.map((fixed) => ({ fixed })), ...bounds.map(([from, to]) => ({ low: from, high: to }))];
}

test.each(curves)(
  "%s: held at or bounded by the ends of what is allowed, every parameter is there, and beyond them it is refused with the value",
  async (curve) => {
    const { parameters } = listCurves().find(({ id }) => id === curve)!;
    for (const parameter of parameters) {
      const name = parameter.list ? flatName(parameter.name, 0) : parameter.name;
      for (const restraint of extremes(parameter)) {
        const what = `${name} ${JSON.stringify(restraint)}`;
        const found = await fitted(curve, "falling", { [name]: restraint }, "fast").catch(
          (error: unknown) => error,
        );
        if (found instanceof Error) {
          expect(found, what).toBeInstanceOf(OnsetError);
          expect((found as OnsetError).code, what).toBe("invalid-option");
          expect(found.message, what).toContain(", got ");
          continue;
        }
        const value = (found as CurveFit).parameters[name];
        if (value === undefined) continue;
        expect(value, what).toBeGreaterThanOrEqual("fixed" in restraint ? restraint.fixed : restraint.low);
        expect(value, what).toBeLessThanOrEqual("fixed" in restraint ? restraint.fixed : restraint.high);
      }
    }
  },
);

test("a hump of 0 leaves the logistic: the same likelihood within 1e-6, and its steepness", async () => {
  const logistic = await fitted("logistic", "falling");
  const flat = await fitted("cedergreen", "falling", { hump: { fixed: 0 } });
  expect(flat.logLikelihood).toBeCloseTo(logistic.logLikelihood!, 6);
  expect(flat.parameters["steepness"]).toBeCloseTo(logistic.parameters["steepness"]!, 4);
  expect(flat.freeParameters).toBe(4);
});

test.each([
  ["threshold", { low: 9.8, high: 9.9 }, "threshold stands on a bound that it was given, 9.8"],
  ["steepness", { low: 5, high: 6 }, "steepness stands on a bound that it was given, 5"],
] as const)(
  "a bound inside the data is told as the user's, not as where the data end: %s",
  async (name, bounds, words) => {
    const { reasons } = await fitted("logistic", "rising", { [name]: bounds });
    expect(reasons[0]).toContain(words);
  },
);

test("a line that is held where a constant is better says so", async () => {
  const line = await fitted("linear", "rising", { slope: { low: -2, high: -1 } });
  expect(line.status).toBe("not-identified");
  expect(line.reasons[0]).toMatch(/constant score describes the data better/);
});

test("bounds of a held number of the law of loss move where its threshold is looked for: as good as any value within, by 0.1", async () => {
  const fixed = await fitted("loss-to-accuracy", "rising", { irreducible: { fixed: 0.5 } });
  const bounded = await fitted("loss-to-accuracy", "rising", { irreducible: { low: 0, high: 1 } });
  expect(bounded.logLikelihood!).toBeGreaterThan(fixed.logLikelihood! - 0.1);
});
