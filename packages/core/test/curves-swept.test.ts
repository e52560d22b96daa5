import { describe, expect, test } from "vitest";
import { createEngine } from "../src/engine/create-engine.ts";
import { evaluate } from "../src/curves/evaluate.ts";
import type { CurveWithParameters } from "../src/curves/evaluate.ts";
import { xToScale, axisFor } from "../src/series/axis.ts";
import { sweep } from "../src/sweep/sweep.ts";
import type { SweepSpec } from "../src/sweep/sweep-spec.ts";
import golden from "./golden/curves.json" with { type: "json" };

const cases = golden.cases as unknown as readonly CurveWithParameters[];
/** One case of every curve, base and direction. */
const distinct = cases.filter(
  (each, index) => cases.findIndex((other) => key(other) === key(each)) === index,
);

function key({ curve, base, direction }: CurveWithParameters): string {
  return `${curve}${base === undefined ? "" : ` over ${base}`}, ${direction ?? "rising"}`;
}

describe("what can be simulated can be swept", () => {
  test.each(distinct.map((each) => [key(each), each] as const))(
    "%s: scores within 1e-14 of evaluate",
    async (_, { curve, base, direction, parameters }) => {
      const x = Float64Array.from({ length: 41 }, (__, i) => 6 + i / 5);
      const scales = xToScale(axisFor("params"), x);
      const spec = {
        onset: "sweep/1",
        model: {
          curve,
          ...(base !== undefined && { base }),
          ...(direction === "falling" && { direction }),
          parameters,
        },
        axes: { scale: [...scales] },
        observables: ["score"],
      } as const satisfies SweepSpec;
      const engine = await createEngine({ kind: "local" });
      const { columns } = await sweep(spec, { engine });
      const model = { curve, parameters, ...(base !== undefined && { base }), direction: direction ?? null };
      const expected = evaluate(model, x);
      for (let i = 0; i < x.length; i++) {
        const error = Math.abs(Number(columns["score"]![i]) - expected[i]!);
        expect(error / Math.max(1, Math.abs(expected[i]!)), `x = ${x[i]}`).toBeLessThan(1e-14);
      }
    },
  );
});

test.each([
  ["product", {}],
  ["weakest-link", {}],
  ["k-of-n", { atLeast: 2 }],
  ["correlated", { correlation: 0.4 }],
] as const)(
  "a sweep's composition %s of named skills is the curve of that name within 1e-14",
  async (rule, more) => {
    const [thresholds, steepnesses] = [
      [9, 9.5, 10.5],
      [2, 4, 3],
    ];
    const x = Float64Array.from({ length: 41 }, (_, i) => 6 + i / 5);
    const named = thresholds.map(
      (threshold, i) => [`s${i}`, { threshold, steepness: steepnesses[i]! }] as const,
    );
    const spec = {
      onset: "sweep/1",
      model: { compose: rule, skills: Object.fromEntries(named), parameters: more },
      axes: { scale: [...xToScale(axisFor("params"), x)] },
      observables: ["score"],
    } as const satisfies SweepSpec;
    const { columns } = await sweep(spec, { engine: await createEngine({ kind: "local" }) });
    const expected = evaluate({ curve: rule, parameters: { thresholds, steepnesses, ...more } }, x);
    for (let i = 0; i < x.length; i++) {
      expect(Math.abs(Number(columns["score"]![i]) - expected[i]!)).toBeLessThan(1e-14);
    }
  },
);
