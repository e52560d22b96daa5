import { createEngine, evaluate, fit } from "@onset/core";
import { expect, test } from "vitest";
import { seriesOf } from "./planted.ts";

const scales = [1.25e8, 3.56e8, 7.6e8, 1.32e9, 2.65e9, 6.66e9, 1.285e10, 1.746e11];
/** LAMBADA at 15 shots: within a fiftieth of the range a double logistic climbs by a third. */
const lambada = seriesOf(scales, [0.22, 0.404, 0.632, 0.57, 0.781, 0.791, 0.813, 0.864], 5153);

test("the greatest slope is that of the curve at its place within 1e-6, and within every method's interval, also where the rise is narrow", async () => {
  const engine = await createEngine({ kind: "local" });
  for (const interval of ["profile", "delta"] as const) {
    const { fits } = await fit(lambada, { curves: ["double-logistic", "logistic"], interval, engine });
    for (const one of fits) {
      const { value, x, interval: around } = one.slope!;
      const half = 1e-5;
      const [before, after] = evaluate(one, [x - half, x + half]);
      expect(Math.abs((after! - before!) / (2 * half) / value - 1)).toBeLessThan(1e-6);
      expect(around!.low).toBeLessThan(value);
      expect(around!.high).toBeGreaterThan(value);
    }
  }
});
