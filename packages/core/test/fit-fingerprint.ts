// One hash over whole analyses, asserted in Node, Chromium and Firefox: their last bits and words must agree.
import { expect, test } from "vitest";
import { analyse } from "../src/analyse/analyse.ts";
import { createEngine } from "../src/engine/create-engine.ts";
import type { Series } from "../src/series/series.ts";
import { randomOf, seriesOf } from "./planted.ts";

/** Changes with the kernel's fits or with any rule of intervals, statuses or sentences, and is then set anew. */
const expected = "9319c16483bf1509";

/** Scores by arithmetic alone: no function that engines compute differently. */
function mixedSeries(): Series[] {
  const random = randomOf(99);
  const scales = [1e8, 2.5e8, 7e8, 2e9, 6e9, 1.5e10, 5e10, 1.2e11, 4e11];
  return Array.from({ length: 12 }, (_, s) => {
    const scores = scales.map((__, i) => {
      const rise = Math.min(1, Math.max(0, (i - (s % 5)) / (1 + (s % 4))));
      const noisy = 0.1 + 0.8 * (s % 3 === 2 ? 1 - rise : rise) + 0.08 * (random() - 0.5);
      return Math.round(noisy * 1000) / 1000;
    });
    return seriesOf(scales, scores, s % 2 === 0 ? 200 : null);
  });
}

/** The test itself, for the suites of Node and of the browsers. */
export function fingerprintTest(): void {
  test("analyses of twelve mixed series have the one fingerprint that every engine gives", async () => {
    const engine = await createEngine({ kind: "local" });
    const text = JSON.stringify(await analyse(mixedSeries(), { engine }));
    expect(engine.capabilities.kernel).toBe("wasm");
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
    const hash = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
    expect(hash.slice(0, 16)).toBe(expected);
  });
}
