// Sweeps of every kind of model, axis and observable, small enough for any thread: what their bytes must agree on
// between workers, Node and browsers.
import type { Engine } from "../src/engine/engine.ts";
import type { SweepSpec } from "../src/sweep/sweep-spec.ts";
import { sweep } from "../src/sweep/sweep.ts";
import { checksum } from "./engine-jobs.ts";

const scale = { from: 1e6, to: 1e13, count: 141, spacing: "geometric" } as const;
const threshold = { from: 8, to: 12, count: 17 };
const steepness = { from: 0.7, to: 9, count: 7, spacing: "geometric" } as const;
const everyMeasure = [
  "onset",
  "width",
  "slope",
  "slopeAt",
  "area",
  "least",
  "most",
  "breakthroughness",
  "linearity",
  "emergenceScore",
] as const;

function spec(model: SweepSpec["model"], axes: SweepSpec["axes"], rest: Partial<SweepSpec> = {}): SweepSpec {
  return { onset: "sweep/1", model, axes, observables: [...everyMeasure], ...rest };
}

/** One spec for each way through the engine. */
export const sweepSpecs: Readonly<Record<string, SweepSpec>> = {
  powers: spec({ curve: "exact-match" }, { threshold, steepness, steps: [1, 2, 3, 16], scale }),
  falling: spec(
    { curve: "logistic", direction: "falling" },
    { steepness, threshold, scale, guessRate: [0, 0.25] },
  ),
  scores: spec({ curve: "logistic" }, { threshold, steepness, scale }, { observables: ["score"] }),
  "scores in float32": spec(
    { curve: "logistic" },
    { threshold, steepness, scale },
    { observables: ["score"], output: { precision: "f32" } },
  ),
  "named skills": spec(
    { compose: "correlated", skills: { a: { threshold: 9, steepness: 2 }, b: { steepness: 3 } } },
    { "b.threshold": threshold, correlation: [0, 0.4, 1], scale },
  ),
  "many skills": spec(
    { compose: "k-of-n" },
    { skills: [4, 7], atLeast: [1, 3], threshold: 10, steepness: [1, 4], spread: [0, 2], scale },
  ),
  tape: spec({ curve: "gaussian", parameters: { lapseRate: 0.02 } }, { threshold, steepness, scale }),
  "powers of a tape": spec(
    { curve: "exact-match", base: "gumbel" },
    { threshold, steepness: 2, steps: [1, 5], scale },
  ),
  expression: spec(
    { expression: "a + b * sin(x) ^ 2 + 1e-14 * scale" },
    { a: [0, 0.2], b: [0.1, 0.3, 0.5], scale },
  ),
  points: spec(
    { curve: "exact-match" },
    {
      box: {
        points: "sobol",
        count: 129,
        of: {
          threshold: { from: 8, to: 12 },
          steepness: { from: 1, to: 9, spacing: "geometric" },
          steps: { from: 1, to: 20, integer: true },
        },
      },
      scale,
    },
    { seed: 5 },
  ),
  "several passes": spec(
    { curve: "exact-match" },
    { threshold, steepness, steps: [1, 4], items: [10, 1000], scale },
    {
      data: { scale: [1e8, 1e9, 3e10], items: [50, 60, 70], correct: [3, 20, 65] },
      observer: { scale: [1e8, 1e9, 1e10, 1e11], replicates: 12 },
      observables: [
        "onset",
        { onset: 0.2, of: "observed" },
        { scoreAt: [1e10, 1e7] },
        "sumOfSquares",
        "posteriorWeight",
        { observed: "onset", level: 9 },
        { observed: "area" },
      ],
    },
  ),
  reduced: spec(
    { curve: "exact-match" },
    {
      steps: [1, 2, 8],
      prior: { points: "random", count: 300, of: { threshold: { from: 8, to: 10 } } },
      steepness: 2,
      scale,
    },
    {
      observables: ["onset", "width"],
      reduce: { over: ["prior"], statistics: ["count", "mean", "sd", "argmax", { quantiles: [0.05, 0.5] }] },
    },
  ),
};

/** Each sweep's columns as lengths and checksums. */
export async function sweepFingerprints(engine: Engine): Promise<Record<string, Record<string, string>>> {
  const all: Record<string, Record<string, string>> = {};
  for (const [name, value] of Object.entries(sweepSpecs)) {
    const { columns } = await sweep(value, { engine });
    all[name] = Object.fromEntries(
      Object.entries(columns).map(([column, values]) => [column, checksum(values)]),
    );
  }
  return all;
}
