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
