import { expect, test } from "vitest";
import { createEngine } from "../src/engine/create-engine.ts";
import { sweepFingerprints } from "./sweep-fingerprint.ts";

test("sweeps of every kind give the committed bits in Node, in this thread", async () => {
  const engine = await createEngine({ kind: "local" });
  expect(engine.capabilities.kernel).toBe("wasm");
  await expect(`${JSON.stringify(await sweepFingerprints(engine), null, 2)}\n`).toMatchFileSnapshot(
    "./golden/sweep-fingerprint.json",
  );
});

test.each([1, 2, 3])(
  "sweeps of every kind give the bits of this thread from %i worker(s)",
  async (workers) => {
    const [local, pool] = [
      await createEngine({ kind: "local" }),
      await createEngine({ kind: "pool", workers }),
    ];
    try {
      expect(await sweepFingerprints(pool)).toEqual(await sweepFingerprints(local));
    } finally {
      await pool.close();
    }
  },
);
