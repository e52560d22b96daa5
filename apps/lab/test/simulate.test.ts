import { listCurves, planSweep, type SweepSpec } from "@onset/core";
import { readSweepSpec } from "onset";
import { describe, expect, it } from "vitest";
import { specText } from "../src/simulate/spec-text.ts";
import { startingSpec } from "../src/simulate/starting-spec.ts";

const several = (spec: SweepSpec): string[] =>
  planSweep(spec)
    .axes.filter((axis) => axis.count > 1)
    .map((axis) => axis.name);

describe("the spec to begin with", () => {
  it.each(listCurves().map(({ id }) => id))(
    "of the curve %s can be swept over two axes at least",
    (curve) => {
      const spec = startingSpec({ curve });
      expect(several(spec).length).toBeGreaterThanOrEqual(curve === "constant" ? 1 : 2);
      expect(planSweep(spec).cells).toBeLessThan(1e8);
    },
  );

  it.each(["product", "weakest-link", "k-of-n", "correlated"] as const)(
    "of %s skills can be swept",
    (compose) => {
      expect(several(startingSpec({ compose }))).toEqual(
        expect.arrayContaining(["threshold", "steepness", "skills"]),
      );
    },
  );

  it("of an expression varies its own names", () => {
    expect(several(startingSpec({ expression: "a / (1 + exp(-b * (x - 9)))" }))).toEqual(["a", "b"]);
  });

  it("keeps what the one before had, where the names are the same", () => {
    const before = startingSpec({ curve: "logistic", parameters: { guessRate: 0.25 } });
    const narrow = { ...before, axes: { ...before.axes, threshold: [9, 10] } };
    const next = startingSpec({ curve: "exact-match" }, narrow);
    expect(next.axes["threshold"]).toEqual([9, 10]);
    expect(Object.keys(next.axes)).toContain("steps");
  });
});

describe("a spec as text", () => {
  it("reads back to the same spec, one axis to a line, sizes as powers", async () => {
    const spec: SweepSpec = {
      ...startingSpec({ curve: "exact-match", parameters: { guessRate: 0.1 } }),
      title: "yes: no",
      observables: ["onset", { onset: 0.2 }, { scoreAt: [1e9, 1e10] }],
    };
    const text = specText(spec);
    expect(text).toMatch(/^ {2}threshold: \{ from: 8, to: 12, count: 160 \}$/m);
    expect(text).toMatch(/to: 1e\+13/);
    expect(await readSweepSpec(text, "spec.yaml")).toEqual(spec);
  });
});
