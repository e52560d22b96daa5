import { describe, expect, test } from "vitest";
import { evaluate } from "../src/curves/evaluate.ts";
import type { CurveWithParameters } from "../src/curves/evaluate.ts";
import { onsetAt } from "../src/curves/onset-at.ts";
import { getCurve, listCurves } from "../src/curves/registry.ts";
import golden from "./golden/curves.json" with { type: "json" };

interface GoldenCase extends CurveWithParameters {
  readonly points: readonly (readonly [x: number, score: number])[];
  readonly onsets?: readonly (readonly [share: number, x: number])[];
}

const cases = golden.cases as unknown as readonly GoldenCase[];

/** Curves whose unscaled values keep relative accuracy down to the smallest float64. */
function keepsTails({ curve, parameters }: GoldenCase): boolean {
  const { kind } = getCurve(curve);
  return (kind === "sigmoid" || kind === "composition") && !("guessRate" in parameters);
}

test("every curve of the registry has golden values", () => {
  const known = new Set(cases.map(({ curve }) => curve));
  for (const { id } of listCurves()) expect(known, id).toContain(id);
  expect(cases.length).toBeGreaterThan(60);
});

describe("values agree with mpmath", () => {
  test.each(cases.filter(keepsTails).map((each) => [name(each), each] as const))(
    "%s within 9e-16 (2 + |ln F|) of itself, in both tails",
    (_, each) => {
      const steps = Number(each.parameters["steps"] ?? 1);
      const scores = evaluate(
        each,
        each.points.map(([x]) => x),
      );
      for (const [index, [x, expected]] of each.points.entries()) {
        if (expected < 1e-300) {
          expect(scores[index], `x = ${x}`).toBeLessThan(1.1e-300);
          continue;
        }
        // What k (x − c) loses in rounding is a share of ln F.
        const allowed = (2 + Math.abs(Math.log(expected))) * Math.sqrt(steps);
        const error = Math.abs(scores[index]! - expected) / expected / allowed;
        expect(error, `x = ${x}`).toBeLessThan(9e-16);
      }
    },
  );

  test.each(cases.filter((each) => !keepsTails(each)).map((each) => [name(each), each] as const))(
    "%s within 1.5e-15 of the larger of 1 and itself",
    (_, each) => {
      const scores = evaluate(
        each,
        each.points.map(([x]) => x),
      );
      for (const [index, [x, expected]] of each.points.entries()) {
        const error = Math.abs(scores[index]! - expected) / Math.max(1, Math.abs(expected));
        expect(error, `x = ${x}`).toBeLessThan(1.5e-15);
      }
    },
  );
});

test("inverses agree with mpmath within 1e-15 of the larger of 10 and x, those searched for within 2e-13", () => {
  let seen = 0;
  for (const each of cases) {
    for (const [share, x] of each.onsets ?? []) {
      const found = onsetAt(each, share, { of: "core" });
      const error = Math.abs(found - x) / Math.max(10, Math.abs(x));
      const searched = getCurve(each.base ?? each.curve).inverse === null;
      expect(error, `${name(each)} at ${share}`).toBeLessThan(searched ? 2e-13 : 1e-15);
      seen++;
    }
  }
  expect(seen).toBeGreaterThan(250);
});

function name({ curve, base, direction, parameters }: GoldenCase): string {
  return `${curve}${base === undefined ? "" : ` over ${base}`}, ${direction ?? "rising"} ${JSON.stringify(parameters)}`;
}
