import { expect, test } from "vitest";
import { createEngine } from "../src/engine/create-engine.ts";
import { axisFor } from "../src/series/axis.ts";
import { simulate } from "../src/simulate/simulate.ts";
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
