import { createEngine, fit, listCurves } from "@onset/core";
import type { CurveFit, FitOptions, FittableCurve } from "@onset/core";
import { expect, test } from "vitest";
import { psi, scalesBetween, seriesOf } from "./planted.ts";

const engine = await createEngine({ kind: "local" });
const scales = scalesBetween(7, 12, 11);
const curves = listCurves().flatMap(({ id, fittable, sameAs }) =>
  fittable && sameAs === null ? [id as FittableCurve] : [],
);
/** These stay at a value unless something is said of them: a fit that restrains one may be better or worse. */
const held = new Set(["unit", "onsetExponent", "tokens", "irreducible"]);
const law = /^(?:size|data)(?:Coefficient|Exponent)$/;

const plan = curves.flatMap((curve) => (["rising", "falling"] as const).map((way) => [curve, way] as const));

async function fitted(curve: FittableCurve, way: string, parameters: FitOptions["parameters"] = {}) {
  const [left, right] = way === "rising" ? [0.12, 0.85] : [0.85, 0.12];
  const shape = { threshold: 9.6, steepness: 2.4, left, right };
  const scores = scales.map((scale) => psi(shape, Math.log10(scale)));
  const options = { engine, curves: [curve], breaks: 1, interval: "none", parameters } as const;
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
