import { loadKernel } from "@onset/kernel";
import { expect, test } from "vitest";
import { fingerprint } from "./fingerprint.ts";
import expected from "./golden/fingerprint.json" with { type: "json" };

test("every call gives the bits of Node in this browser", async () => {
  const kernel = await loadKernel();
  expect(kernel.engine).toBe("wasm");
  expect(fingerprint(kernel)).toEqual(expected);
});
