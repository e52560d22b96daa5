import { createHash } from "node:crypto";
import { simulate, sweep } from "@onset/core";
import type { Engine } from "@onset/core";

/**
 * What {@link fingerprint} gives with the WebAssembly kernel of this version, on any machine. A kernel that changes a
 * bit of its answers changes it; the test of `onset doctor` then shows the new one.
 */
export const knownFingerprint = "daa98f6309d4313b";

/** Sixteen hexadecimal digits over the bytes of a small sweep and a simulated curve. */
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
    parameters: { thresholds: [9, 10], steepnesses: [2, 3], guessRate: 0.25 },
  } as const;
  const simulated = await simulate({ ...curve, scales }, call);
  const hash = createHash("sha256");
  for (const column of Object.values(swept.columns)) hash.update(bytesOf(column));
  hash.update(bytesOf(simulated.scores));
  return hash.digest("hex").slice(0, 16);
}

function bytesOf(values: ArrayBufferView): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}
