import { loadKernelSync } from "@onset/kernel";
import { expect, test } from "vitest";
import { fingerprint } from "./fingerprint.ts";

test("every call gives the committed bits in Node", async () => {
  const kernel = loadKernelSync();
  expect(kernel.engine).toBe("wasm");
  await expect(`${JSON.stringify(fingerprint(kernel), null, 2)}\n`).toMatchFileSnapshot(
    "./golden/fingerprint.json",
  );
});
