import { describe, expect, test } from "vitest";
import { loadKernelSync, ReferenceKernel } from "@onset/kernel";
import type { JitterRows } from "@onset/kernel";

const kernel = loadKernelSync();
const reference = new ReferenceKernel();

function evenly(low: number, high: number, count: number): Float64Array<ArrayBuffer> {
  return Float64Array.from({ length: count }, (_, i) => low + ((high - low) * i) / (count - 1));
}

/** Seven members over three points and five pairs; 83 nodes, an odd number. */
function asked(over: Partial<JitterRows> = {}): JitterRows {
  const z = evenly(-9, 9, 83);
  return {
    items: Float64Array.of(40, 200, 7),
    correct: Float64Array.of(3, 111, 7),
    nodes: { z, steps: z.map(() => 18 / 82), ...tables(z) },
    each: 0,
    centres: Float64Array.from({ length: 21 }, (_, i) => -2 + (i % 3) * 2 + Math.floor(i / 3) / 5),
    spreads: Float64Array.from({ length: 7 }, (_, i) => 0.3 + i / 10),
    guessRates: Float64Array.of(0, 0.02, 0.25, 0.1, 0),
    lapseRates: Float64Array.of(0, 0.1, 0, 0.3, 0.02),
    depth: 690,
    ...over,
  };
}

function tables(z: Float64Array) {
  return { rises: kernel.expit(z), falls: kernel.expit(z.map((value) => -value)) };
}

function nearlyEqual(ours: Float64Array, twin: Float64Array): void {
  expect(ours.length).toBe(twin.length);
  for (const [i, one] of ours.entries()) expect(Math.abs(one / twin[i]! - 1)).toBeLessThan(1e-11);
}

describe("likelihoods of counts at places that jitter", () => {
  test("are those of the twin within 1e-11, of shared nodes", () => {
    const [ours, twin] = [kernel.jitterRows(asked()), reference.jitterRows(asked())];
    nearlyEqual(ours.rows, twin.rows);
    nearlyEqual(ours.best, twin.best);
    expect(Math.min(...ours.rows)).toBeGreaterThan(0);
  });

  test("are those of the twin within 1e-11, of nodes of each member's own", () => {
    const z = Float64Array.from({ length: 28 }, (_, i) => Math.floor(i / 4) / 2 + ((i % 4) - 1.5) / 3);
    const own = asked({
      items: Float64Array.of(40),
      correct: Float64Array.of(31),
      nodes: { z, steps: evenly(1, 2, 28), ...tables(z) },
      each: 4,
      centres: Float64Array.from({ length: 7 }, (_, i) => i / 2),
    });
    nearlyEqual(kernel.jitterRows(own).rows, reference.jitterRows(own).rows);
  });

  test("leave out what lies deeper than they are asked to look, and nothing else: 12 nats cost 1e-4 of the likely ones", () => {
    const [whole, shallow] = [kernel.jitterRows(asked()), kernel.jitterRows(asked({ depth: 12 }))];
    const twin = reference.jitterRows(asked({ depth: 12 }));
    nearlyEqual(shallow.rows, twin.rows);
    nearlyEqual(shallow.best, twin.best);
    const most = Math.max(...whole.rows);
    for (const [i, row] of whole.rows.entries()) {
      // Nodes that no member looks at any more no longer offer their best.
      const unit = Math.exp(shallow.best[i % 5]! - whole.best[i % 5]!);
      expect(unit).toBeLessThanOrEqual(1);
      expect(shallow.rows[i]! * unit).toBeLessThan(row * (1 + 1e-4));
      if (row > most / 10) expect((shallow.rows[i]! * unit) / row).toBeGreaterThan(1 - 1e-4);
    }
  });

  test("of nodes that no jitter tells apart are the binomial's: rows of 1 within 1e-12", () => {
    const flat = { rises: new Float64Array(83).fill(0.3), falls: new Float64Array(83).fill(0.7) };
    const { rows, best } = kernel.jitterRows(asked({ nodes: { ...asked().nodes, ...flat } }));
    for (const row of rows) expect(Math.abs(row - 1)).toBeLessThan(1e-12);
    const [items, correct] = [asked().items, asked().correct];
    const logs = items.reduce(
      (sum, n, i) => sum + correct[i]! * Math.log(0.3) + (n - correct[i]!) * Math.log(0.7),
      0,
    );
    expect(best[0]).toBeCloseTo(logs, 10);
  });

  test.each([
    [{ depth: 0 }, "a depth must be a number from 1 to 690, got 0"],
    [{ each: 3 }, "each must be an even number of nodes"],
    [{ each: 4 }, "nodes must have 28 numbers, got 83"],
    [{ spreads: Float64Array.of(1, 1, 1, 0, 1, 1, 1) }, "a spread must be above 0 and finite, got 0"],
    [{ centres: new Float64Array(20) }, "centres must have 21 numbers, got 20"],
    [{ correct: Float64Array.of(3, 201, 7) }, "0 ≤ correct ≤ items"],
    [{ guessRates: Float64Array.of(0, 0.02, 0.95, 0.1, 1.2) }, "shares that sum to at most 1"],
  ])("refuse %o", (wrong, message) => {
    for (const calls of [kernel, reference]) expect(() => calls.jitterRows(asked(wrong))).toThrow(message);
  });
});
