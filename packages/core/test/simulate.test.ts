import { expect, test } from "vitest";
import { evaluate } from "../src/curves/evaluate.ts";
import { createEngine } from "../src/engine/create-engine.ts";
import { axisFor } from "../src/series/axis.ts";
import { simulate } from "../src/simulate/simulate.ts";
import type { Simulation } from "../src/simulate/simulation.ts";
import { psi } from "./planted.ts";

const parameters = { threshold: 9.5, steepness: 3, guessRate: 0.25 };

test("a simulated logistic is its formula at published scales within 1e-14", async () => {
  const engine = await createEngine({ kind: "local" });
  const { scores, scales, axis } = await simulate(
    { curve: "logistic", parameters, scales: [1e8, 1e9, 1e11] },
    { engine },
  );
  expect(axis).toEqual(axisFor("params"));
  expect([...scales]).toEqual([1e8, 1e9, 1e11]);
  for (const [i, x] of [8, 9, 11].entries()) {
    expect(scores[i]).toBeCloseTo(psi({ threshold: 9.5, steepness: 3, left: 0.25, right: 1 }, x), 14);
  }
});

test("a million scales come in slices, in order, with progress to the last point", async () => {
  const engine = await createEngine({ kind: "local" });
  const seen: number[] = [];
  const scales = Float64Array.from({ length: 1_000_001 }, (_, i) => 1 + i);
  const { scores } = await simulate(
    { curve: "exact-match", parameters: { threshold: 3, steepness: 2, steps: 4 }, scales },
    {
      engine,
      onProgress: ({ completed }) => seen.push(completed),
    },
  );
  expect(seen.at(-1)).toBe(1_000_001);
  expect(scores[999]).toBeCloseTo(0.5 ** 4, 12);
  expect(scores[1_000_000]).toBeGreaterThan(0.98);
});

test("other axes, no scales, and scales that break their rule", async () => {
  const engine = await createEngine({ kind: "local" });
  const shots = await simulate(
    { curve: "constant", parameters: { level: 0.5 }, scales: [0, 5], axis: axisFor("shots") },
    { engine },
  );
  expect([...shots.scores]).toEqual([0.5, 0.5]);
  expect((await simulate({ curve: "logistic", parameters, scales: [] }, { engine })).scores.length).toBe(0);
  await expect(simulate({ curve: "logistic", parameters, scales: [1e9, -3] }, { engine })).rejects.toThrow(
    "scale must be a finite number above 0, got -3 as scale 2: give params as published, not their logarithm",
  );
  await expect(
    simulate({ curve: "logistic", parameters: { threshold: 9 }, scales: [1] }, { engine }),
  ).rejects.toThrow("steepness of curve logistic is required");
});

const growing = { threshold: 9.5, steepness: 3 };

test("a falling curve and an exact match over another base are what evaluate says, bit for bit", async () => {
  const engine = await createEngine({ kind: "local" });
  const scales = [1e8, 1e9, 1e10, 1e12];
  for (const model of [
    { curve: "gumbel", direction: "falling", parameters: { ...growing, lapseRate: 0.1 } },
    { curve: "exact-match", base: "reversed-gumbel", parameters: { ...growing, steps: 7 } },
    { curve: "loss", parameters: { tokens: 3e11 } },
  ] as const) {
    const { scores } = await simulate({ ...model, scales }, { engine });
    expect([...scores]).toEqual([...evaluate(model, [8, 9, 10, 12])]);
  }
});

test("an expression of x and scale is its formula within 1e-14", async () => {
  const engine = await createEngine({ kind: "local" });
  const simulation = {
    expression: "a + (1 - a) * expit(k * (x - 9.5)) + scale * 0",
    parameters: { a: 0.25, k: 3 },
    scales: [1e8, 1e9, 1e11],
  };
  const { scores } = await simulate(simulation, { engine });
  for (const [i, x] of [8, 9, 11].entries()) {
    expect(scores[i]).toBeCloseTo(psi({ threshold: 9.5, steepness: 3, left: 0.25, right: 1 }, x), 14);
  }
  const plain = { expression: "scale / (scale + b)", parameters: { b: 1e9 }, scales: [1e9] };
  expect((await simulate(plain, { engine })).scores[0]).toBe(0.5);
});

test("measured points are binomial draws of the score: the same from any engine, inside six standard errors", async () => {
  const scales = Float64Array.from({ length: 10_000 }, (_, i) => 1e9 + i * 1e5);
  const simulation = { curve: "logistic", parameters, scales, items: 250, seed: 7 } as const;
  const [local, pool] = await Promise.all([createEngine({ kind: "local" }), createEngine({ workers: 2 })]);
  const [one, two, other] = await Promise.all([
    simulate(simulation, { engine: local }),
    simulate(simulation, { engine: pool }),
    simulate({ ...simulation, seed: 8 }, { engine: local }),
  ]);
  await pool.close();
  expect(one.measured?.correct).toEqual(two.measured?.correct);
  expect(one.scores).toEqual(two.scores);
  expect(one.measured?.correct).not.toEqual(other.measured?.correct);
  const { correct, scores, items } = one.measured!;
  expect(items).toBe(250);
  let [expected, seen, variance] = [0, 0, 0];
  for (let i = 0; i < scales.length; i++) {
    expected += 250 * one.scores[i]!;
    variance += 250 * one.scores[i]! * (1 - one.scores[i]!);
    seen += correct[i]!;
  }
  expect(Math.abs(seen - expected) / Math.sqrt(variance)).toBeLessThan(6);
  expect(scores[5]).toBe(correct[5]! / 250);
  // A place in the second slice is a draw of its own.
  expect(correct.slice(0, 900)).not.toEqual(correct.slice(4096, 4996));
});

test("what is no share cannot be measured: NaN, not an error", async () => {
  const engine = await createEngine({ kind: "local" });
  const loss = { curve: "loss", parameters: { tokens: 3e11 }, scales: [1e9], items: 10 } as const;
  const { scores, measured } = await simulate(loss, { engine });
  expect(scores[0]).toBeGreaterThan(2);
  expect(measured?.correct[0]).toBeNaN();
});

test.each([
  [
    { curve: "power-law", parameters: { offset: 0, amplitude: 1, exponent: 1 }, axis: axisFor("shots") },
    "needs a log10 axis, got shots",
  ],
  [
    { curve: "linear", direction: "falling", parameters: { intercept: 0, slope: 1 } },
    "direction of curve linear must be left out",
  ],
  [{ curve: "logistic", base: "gumbel", parameters: growing }, "only exact-match has one, got gumbel"],
  [
    { curve: "exact-match", base: "linear", parameters: growing },
    "base of curve exact-match must be one of logistic, log-logistic",
  ],
  [
    { curve: "exact-match", base: "richards", parameters: { ...growing, steps: 2 } },
    "asymmetry of curve exact-match is required",
  ],
  [
    { curve: "brain-cousens", parameters: { position: 9, steepness: 2, hump: 1, unit: 9 } },
    "steepness of curve brain-cousens must be a number from 2.30",
  ],
  [
    { curve: "logistic", parameters: growing, items: 0 },
    "items must be a whole number from 1 to 1000000, got 0",
  ],
  [{ curve: "logistic", parameters: growing, items: 10, seed: -1 }, "seed must be a whole number"],
  [{ expression: "a * x" }, "parameter a of the expression is required"],
  [{ expression: "a * x", parameters: { a: 1, b: 2 } }, 'the expression has no parameter "b"'],
  [{ expression: "a * x", parameters: { a: Number.NaN } }, "must be a finite number, got NaN"],
  [{ expression: "a * x +", parameters: { a: 1 } }, "at character 8 of the expression"],
  [{ expression: "toString * x", parameters: {} }, "parameter toString of the expression is required"],
])("%j is refused before any work", async (simulation, message) => {
  const engine = await createEngine({ kind: "local" });
  await expect(
    simulate({ scales: [1e9], ...simulation } as unknown as Simulation, { engine }),
  ).rejects.toThrow(message);
});
