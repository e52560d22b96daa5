import { expect, test } from "vitest";
import { createEngine } from "../src/engine/create-engine.ts";
import expected from "./golden/sweep-fingerprint.json" with { type: "json" };
import { sweepFingerprints } from "./sweep-fingerprint.ts";

test("sweeps of every kind give the bits of Node in this browser, in its thread and in two workers", async () => {
  for (const options of [{ kind: "local" }, { kind: "pool", workers: 2 }] as const) {
    const engine = await createEngine(options);
    expect(engine.capabilities.kernel).toBe("wasm");
    expect(await sweepFingerprints(engine)).toEqual(expected);
    await engine.close();
  }
});
