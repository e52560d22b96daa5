import { readFileSync } from "node:fs";
import {
  type CurveGrid,
  type KernelError,
  type KernelErrorCode,
  loadKernel,
  loadKernelSync,
  ReferenceKernel,
} from "@onset/kernel";
import binaryen from "binaryen";
import { afterEach, describe, expect, test, vi } from "vitest";
import { Arena } from "../src/Arena.ts";
import { Kernel } from "../src/Kernel.ts";
import type { KernelExports } from "../src/kernel-exports.ts";
import { CALL_STATUS, FIT_STATUS } from "../src/status.ts";

const bytes = readFileSync(new URL("../dist/kernel.wasm", import.meta.url));
const raw = (): KernelExports =>
  new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports as unknown as KernelExports;
const kernel = loadKernelSync();
const ENGINES = [kernel, new ReferenceKernel()];
const CALLS = WebAssembly.Module.exports(new WebAssembly.Module(bytes))
  .filter(({ kind, name }) => kind === "function" && name !== "allocate" && name !== "reset")
  .map(({ name }) => name);

/** By name, because the class of `src` is not that of the built package. */
function codeOf(work: () => unknown): KernelErrorCode | undefined {
  try {
    work();
  } catch (error) {
    if ((error as Error).name === "KernelError") return (error as KernelError).code;
    throw error;
  }
  return undefined;
}

describe("the binary", () => {
  test("asks for nothing: no imports", () => {
    expect(WebAssembly.Module.imports(new WebAssembly.Module(bytes))).toEqual([]);
  });

  test("every numeric export has a typed call and a plain twin", () => {
    expect(CALLS).toHaveLength(13);
    for (const name of CALLS) {
      expect(Kernel.prototype).toHaveProperty(name);
      expect(ReferenceKernel.prototype).toHaveProperty(name);
    }
  });

  test("its status codes are the mirrored ones", () => {
    const globals = raw() as unknown as Record<string, WebAssembly.Global>;
    for (const [name, value] of Object.entries({ ...CALL_STATUS, ...FIT_STATUS })) {
      expect(globals[name]?.value, name).toBe(value);
    }
  });

  test("computes with two lanes wherever it computes, and holds no relaxed instruction", () => {
    const text = binaryen.readBinary(bytes).emitText();
    expect(text).not.toContain("relaxed");
    const functions = new Map<string, string>();
    for (const body of text.split(/\n (?=\(func )/))
      functions.set(/^\(func (\S+)/.exec(body)?.[1] ?? "", body);
    const exported = new Map(
      [...text.matchAll(/\(export "(\w+)" \(func (\S+)\)\)/g)].map(([, name, to]) => [
        name as string,
        to as string,
      ]),
    );
    // What a function does with f64x2, itself or in what it calls.
    const lanes = (name: string, seen = new Set<string>()): number => {
      if (seen.has(name)) return 0;
      seen.add(name);
      const body = functions.get(name) ?? "";
      const own = body.match(/f64x2\.(mul|add|div|sub)/g)?.length ?? 0;
      return [...body.matchAll(/\(call (\S+)/g)].reduce(
        (sum, [, callee]) => sum + lanes((callee as string).replace(/\)$/, ""), seen),
        own,
      );
    };
    for (const name of CALLS) expect(lanes(exported.get(name) as string), name).toBeGreaterThan(10);
  });
});

describe("the arena", () => {
  test("refuses a call from within a call and stays usable", () => {
    const arena = new Arena(raw());
    expect(codeOf(() => arena.scope(() => arena.scope(() => 0)))).toBe("kernel-busy");
    expect(arena.scope(() => 7)).toBe(7);
  });

  test("gives blocks back also when the work throws", () => {
    const arena = new Arena(raw());
    const first = arena.scope((inner) => inner.reserve(10).ptr);
    expect(() =>
      arena.scope((inner) => {
        inner.reserve(1000);
        throw new Error("mine");
      }),
    ).toThrow("mine");
    expect(arena.scope((inner) => inner.reserve(10).ptr)).toBe(first);
  });

  test("10 000 calls leave the memory as large as the first did", () => {
    const exports = raw();
    const own = new Kernel(exports);
    const x = new Float64Array(1000);
    own.exp(x);
    const pages = exports.memory.buffer.byteLength;
    for (let i = 0; i < 10_000; i++) own.exp(x);
    expect(exports.memory.buffer.byteLength).toBe(pages);
  });

  test("grows within a call, and results made before and after are right", () => {
    const own = new Kernel(raw());
    for (const length of [1, 100_000, 1_000_000, 3]) {
      const got = own.exp(new Float64Array(length).fill(1));
      expect(got).toHaveLength(length);
      expect(got[length - 1]).toBeCloseTo(Math.E, 14);
    }
  });

  test("a trap breaks this instance for good, and says why", () => {
    const exports = raw();
    const own = new Kernel({
      ...exports,
      memory: exports.memory,
      exp: () => exports.log(0xfffffff0, 0xfffffff0, 8),
    });
    for (let i = 0; i < 2; i++) expect(codeOf(() => own.exp(Float64Array.of(1)))).toBe("kernel-trap");
    expect(codeOf(() => own.log(Float64Array.of(1)))).toBe("kernel-trap");
    expect(kernel.log(Float64Array.of(1))[0]).toBe(0);
  });

  test("memory beyond 4 GiB is refused by name before anything is computed", () => {
    const grid: CurveGrid = {
      thresholds: new Float64Array(30_000),
      steepnesses: Float64Array.of(1),
      steps: Float64Array.of(1),
      x: Float64Array.from({ length: 20_000 }, (_, i) => i),
    };
    const work = (): unknown => kernel.sweepScores(grid, 0, 30_000);
    expect(codeOf(work)).toBe("kernel-memory");
    expect(work).toThrow(/4 GiB.*slices/s);
    expect(kernel.exp(Float64Array.of(0))[0]).toBe(1);
  });
});

describe("loading", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.resetModules();
  });

  test("gives one kernel a realm, whichever way it is asked for", async () => {
    expect(await loadKernel()).toBe(loadKernelSync());
    expect(kernel.engine).toBe("wasm");
  });

  test.each([
    ["WebAssembly is absent", () => vi.stubGlobal("WebAssembly", undefined)],
    [
      "compiling is refused",
      () =>
        vi.spyOn(WebAssembly, "Module").mockImplementation(function refused() {
          throw new WebAssembly.CompileError("policy");
        }),
    ],
  ])("falls back to the plain twins where %s", async (_, refuse) => {
    vi.resetModules();
    const fresh = await import("../src/load-kernel.ts");
    refuse();
    expect(fresh.loadKernelSync().engine).toBe("reference");
    vi.restoreAllMocks();
  });
});

const one = Float64Array.of(1);
const two = Float64Array.of(1, 2);
const grid: CurveGrid = { thresholds: one, steepnesses: one, steps: one, x: two };
const batch = {
  likelihood: "binomial" as const,
  offsets: Uint32Array.of(0, 2),
  x: two,
  scores: Float64Array.of(0, 1),
  weights: two,
  bounds: Float64Array.of(0, 1, 1, 2, 0, 1, 0, 1),
};

test.each<[string, (k: (typeof ENGINES)[number]) => unknown, RegExp]>([
  [
    "rates that sum to more than 1",
    (k) => k.logistic(one, { threshold: 0, steepness: 1, guessRate: 0.6, lapseRate: 0.5 }),
    /0\.6 and 0\.5/,
  ],
  ["unequal skills", (k) => k.product(one, { thresholds: one, steepnesses: two }), /equal length/],
  [
    "half a step",
    (k) => k.exactMatch(one, { threshold: 0, steepness: 1, steps: 1.5 }),
    /positive integer, got 1\.5/,
  ],
  ["a range outside of the grid", (k) => k.sweepCurves(grid, 0, 2), /0 to 1/],
  [
    "an axis that does not ascend",
    (k) => k.sweepCurves({ ...grid, x: Float64Array.of(2, 1) }, 0, 1),
    /ascend/,
  ],
  [
    "a falling grid",
    (k) => k.sweepScores({ ...grid, steepnesses: Float64Array.of(-1) }, 0, 1),
    /positive, got -1/,
  ],
  ["offsets that miss points", (k) => k.fitLogistic({ ...batch, offsets: Uint32Array.of(0, 1) }), /0 to 2/],
  ["too few bounds", (k) => k.fitLogistic({ ...batch, bounds: one }), /8 numbers a series/],
  [
    "bounds that cross",
    (k) => k.fitLogistic({ ...batch, bounds: Float64Array.of(1, 0, 1, 2, 0, 1, 0, 1) }),
    /threshold of series 0/,
  ],
  [
    "a steepness of 0",
    (k) => k.fitLogistic({ ...batch, bounds: Float64Array.of(0, 1, 0, 2, 0, 1, 0, 1) }),
    /steepness of series 0 must be positive/,
  ],
  [
    "a share above 1",
    (k) => k.fitLinear({ ...batch, bounds: Float64Array.of(0, 1, 0, 1.5) }),
    /right asymptote of series 0/,
  ],
])("%s is refused by both engines with rule, value and place", (_, work, message) => {
  for (const engine of ENGINES) {
    expect(codeOf(() => work(engine))).toBe("kernel-shape");
    expect(() => work(engine)).toThrow(message);
  }
});
