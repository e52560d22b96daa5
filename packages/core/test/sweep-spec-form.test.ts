// Specs that are not of the form: each fault with path, rule, value and remedy, one line a fault.
import { describe, expect, test } from "vitest";
import { parseSweepSpec } from "../src/sweep/parse-sweep-spec.ts";
import { axes, model, observables, spec } from "./sweep-specs.ts";

const FORM: readonly (readonly [unknown, string])[] = [
  [null, "the spec must be a mapping with onset, model, axes and observables, got null"],
  [[], "the spec must be a mapping with onset, model, axes and observables, got [] in spec.yaml"],
  [{ ...spec, onset: "sweep/2" }, 'onset must be "sweep/1", the version of this format, got "sweep/2"'],
  [{ ...spec, observabels: [] }, "observabels is not known in spec.yaml: did you mean observables?"],
  [{ ...spec, seed: -1 }, "seed must be an integer ≥ 0, got -1 in spec.yaml"],
  [{ ...spec, title: 3 }, "title must be a text, got 3"],
  [
    model({ curve: "gausian" }),
    'model.curve must be a curve of the registry, got "gausian" in spec.yaml: did you mean gaussian?',
  ],
  [model({ cuvre: "logistic" }), "model.cuvre is not known in spec.yaml: did you mean curve?"],
  [model("logistic"), 'model must be { curve }, { compose } or { expression }, got "logistic"'],
  [
    model({ compose: "produkt" }),
    'model.compose must be product, weakest-link, k-of-n or correlated, got "produkt"',
  ],
  [
    model({ compose: "product", skills: { read: { treshold: 9 } } }),
    "model.skills.read.treshold is not known in spec.yaml: did you mean threshold?",
  ],
  [model({ curve: "logistic", direction: "up" }), 'model.direction must be rising or falling, got "up"'],
  [
    model({ curve: "logistic", parameters: { guessRate: "low" } }),
    'model.parameters.guessRate must be a number or a list of numbers, got "low"',
  ],
  [
    axes({ steepness: { from: 1, to: 2, count: 0 } }),
    "axes.steepness.count must be an integer ≥ 1, got 0 in spec.yaml",
  ],
  [
    axes({ steepness: { from: 1, to: 2, count: 2.5 } }),
    "axes.steepness.count must be an integer ≥ 1, got 2.5",
  ],
  [
    axes({ steepness: { from: 1, to: 2, count: 2e6 } }),
    "axes.steepness.count must be at most 1000000, got 2000000",
  ],
  [
    axes({ steepness: { from: 1, to: 2, cont: 3 } }),
    "axes.steepness.cont is not known in spec.yaml: did you mean count?",
  ],
  [
    axes({ steepness: { from: 1, to: 2 } }),
    "axes.steepness.count must be an integer ≥ 1, it is missing in spec.yaml",
  ],
  [
    axes({ steepness: { from: Number.NaN, to: 2, count: 2 } }),
    "axes.steepness.from must be a finite number, got NaN",
  ],
  [
    axes({ steepness: { from: 1, to: Infinity, count: 2 } }),
    "axes.steepness.to must be a finite number, got Infinity",
  ],
  [
    axes({ steepness: { from: 1, to: 2, count: 2, spacing: "log" } }),
    'axes.steepness.spacing must be linear, geometric or logarithmic, got "log"',
  ],
  [axes({ steepness: { from: 1, count: 2, step: 1, ratio: 2 } }), "axes.steepness must have either step"],
  [axes({ steepness: { from: 1, count: 2, step: 0 } }), "axes.steepness.step must not be 0, all values"],
  [axes({ steepness: { from: 1, count: 2, ratio: 1 } }), "axes.steepness.ratio must be neither 0 nor 1"],
  [
    axes({ steepness: "steep" }),
    'axes.steepness must be a number, a list of numbers, { from, to, count }, { from, step, count }, { from, ratio, count }, { zip } or { points, count, of }, got "steep"',
  ],
  [axes({ threshold: [] }), "axes.threshold must hold at least one value, got [] in spec.yaml"],
  [axes({ threshold: [8, "9"] }), 'axes.threshold[1] must be a finite number, got "9" in spec.yaml'],
  [axes({ threshold: Number.NaN }), "axes.threshold must be a finite number, got NaN"],
  [
    axes({ pair: { zip: { threshold: { zip: { steps: [1] } } } } }),
    'axes.pair.zip.threshold must be a number, a list of numbers, { from, to, count }, { from, step, count } or { from, ratio, count }, got {"zip":{"steps":[1]}}',
  ],
  [
    axes({ box: { points: "halton", count: 4, of: {} } }),
    'axes.box.points must be sobol or random, got "halton"',
  ],
  [axes({ box: { points: "sobol", count: 0, of: {} } }), "axes.box.count must be an integer ≥ 1, got 0"],
  [
    axes({ box: { points: "sobol", count: 4, of: { steps: [1] } } }),
    "axes.box.of.steps must be { from, to, spacing }, got [1]",
  ],
  [axes({}, observables()), "observables must name at least one observable, got []"],
  [
    axes({}, observables("onst")),
    'observables[0] must be an observable, got "onst" in spec.yaml: did you mean onset?',
  ],
  [
    axes({}, observables({ onset: 1.5 })),
    "observables[0].onset must be a share above 0 and below 1, got 1.5",
  ],
  [
    axes({}, observables({ scoreAt: [1e9, -1] })),
    "observables[0].scoreAt[1] must be a positive number, got -1",
  ],
  [
    axes({}, observables({ observd: "onset" })),
    "observables[0].observd is not known in spec.yaml: did you mean observed?",
  ],
  [
    axes({}, { reduce: { over: ["steps"], statistics: ["median"] } }),
    'reduce.statistics[0] must be a statistic, got "median" in spec.yaml: write { quantiles: [0.5] }',
  ],
  [axes({}, { reduce: { over: [], statistics: ["mean"] } }), "reduce.over must hold at least one value"],
  [
    axes({}, { reduce: { over: ["steps"], statistics: ["men"] } }),
    'reduce.statistics[0] must be a statistic, got "men" in spec.yaml: did you mean mean?',
  ],
  [
    axes({}, { reduce: { over: ["steps"], statistics: [{ quantiles: [1.5] }] } }),
    "reduce.statistics[0].quantiles[0] must be a share from 0 to 1, got 1.5",
  ],
  [
    axes({}, { reduce: { over: ["steps"], statistics: [{ histogram: { from: 2, to: 1, bins: 3 } }] } }),
    "reduce.statistics[0].histogram must have from below to",
  ],
  [axes({}, { output: { format: "xls" } }), 'output.format must be parquet, arrow, csv or npy, got "xls"'],
];

describe("faults of form", () => {
  test.each(FORM)("a fault is named with path, rule and value (%#)", (value, message) => {
    expect(() => parseSweepSpec(value, "spec.yaml")).toThrow(message);
    expect(() => parseSweepSpec(value)).toThrow(expect.objectContaining({ code: "invalid-spec" }));
  });

  test.each(FORM)("one is one line (%#)", (value) => {
    expect(() => parseSweepSpec(value, "spec.yaml")).toThrow(/^[^\n]+$/);
  });

  test("several are told all at once, one a line", () => {
    const value = axes({ steepness: { from: 1, to: 2, count: 0 }, threshold: "x" });
    expect(() => parseSweepSpec(value)).toThrow(/axes\.threshold .*\n.*axes\.steepness\.count/);
  });

  test("values without a JSON form, rings and hostile keys are refused as any other", () => {
    const ring: Record<string, unknown> = { ...spec };
    ring["model"] = ring;
    for (const value of [
      ring,
      1n,
      Symbol("x"),
      () => 1,
      new Map(),
      JSON.parse('{"__proto__": {"onset": 1}}'),
    ]) {
      expect(() => parseSweepSpec(value)).toThrow(expect.objectContaining({ code: "invalid-spec" }));
    }
  });
});
