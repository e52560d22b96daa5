import { createHash } from "node:crypto";
import { fitAll, simulate, sweep } from "@onset/core";
import type { Engine, Series } from "@onset/core";

/**
 * What {@link fingerprint} gives with the WebAssembly kernel of this version, on any machine. A kernel that changes a
 * bit of its answers changes it; the test of `onset doctor` then shows the new one.
 */
export const knownFingerprint = "0000000000000000";

/** Sixteen hexadecimal digits over the bytes of a small sweep, a simulated curve and a fit. */
export async function fingerprint(engine: Engine, signal: AbortSignal): Promise<string> {
  const call = { engine, signal };
  const swept = await sweep(
    {
      onset: "sweep/1",
      model: { curve: "exact-match" },
      axes: {
        threshold: { from: 8, to: 12, count: 17 },
        steepness: { from: 0.5, to: 10, count: 9, spacing: "geometric" },
        steps: [1, 3, 10],
        scale: { from: 1e6, to: 1e14, count: 401, spacing: "geometric" },
      },
      observables: ["onset", "width"],
    },
    call,
  );
  const scales = Float64Array.from({ length: 101 }, (_, index) => 1e7 * (1 + index * index * 1000));
  const curve = {
    curve: "product",
    parameters: { threshold: [9, 10], steepness: [2, 3], guessRate: 0.25 },
  } as const;
  const simulated = await simulate({ ...curve, scales }, call);
  const fits = await fitAll([example], { ...call, curves: ["constant", "linear", "logistic"] });
  const hash = createHash("sha256");
  for (const column of Object.values(swept.columns)) hash.update(bytesOf(column));
  hash.update(bytesOf(simulated.scores));
  hash.update(JSON.stringify(fits.map((result) => result.fits)));
  return hash.digest("hex").slice(0, 16);
}

function bytesOf(values: Float64Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

/** Made-up scores with a rise in the middle. */
const example: Series = {
  id: "doctor/example/acc",
  source: null,
  family: "doctor",
  task: "example",
  subtask: null,
  metric: "acc",
  shots: null,
  variant: null,
  chance: null,
  axis: { kind: "params", transform: "log10" },
  points: [
    [1e8, 4],
    [3e8, 5],
    [1e9, 12],
    [3e9, 71],
    [1e10, 148],
    [3e10, 187],
    [1e11, 193],
  ].map(([scale = 1, correct = 0]) => ({
    scale,
    score: correct / 200,
    items: 200,
    correct,
    standardError: null,
    model: null,
  })),
};
