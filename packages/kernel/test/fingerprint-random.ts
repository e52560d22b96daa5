import { type KernelCalls, type Observer, type SweepProblem, TAPE_OPERATIONS } from "@onset/kernel";

/** One instruction after another over the same column, so that every operation has its bits looked at. */
function everyOperation(kernel: KernelCalls): Record<string, Float64Array> {
  const x = Float64Array.from({ length: 517 }, (_, i) => (i - 100) / 64);
  const named: Record<string, Float64Array> = {};
  TAPE_OPERATIONS.forEach((name, operation) => {
    const binary = ["add", "subtract", "multiply", "divide", "pow", "min", "max"].includes(name);
    const code = Int32Array.of(operation, 2, binary ? 1 : 2);
    const tape = { constants: Float64Array.of(0.75), parameters: 1, columns: 1, code };
    const { values, derivatives } = kernel.tapeGradient({
      tape,
      parameters: Float64Array.of(1.25, -0.5),
      columns: [x],
    });
    named[`tape.${name}`] = values;
    if (binary) named[`tapeGradient.${name}`] = derivatives;
  });
  return named;
}

const OBSERVERS: readonly Observer[] = [
  { kind: "crossing", level: 0.5, of: "core" },
  { kind: "width", low: 0.1, high: 0.9, of: "core" },
  { kind: "slope" },
  { kind: "slope-at" },
  { kind: "area" },
  { kind: "most" },
  { kind: "breakthroughness" },
  { kind: "linearity" },
];

/** Φ(k (x − c)), one curve for each threshold, seen and simulated. */
function probitSweep(): SweepProblem {
  const names: readonly string[] = TAPE_OPERATIONS;
  const code = [names.indexOf("subtract"), 2, 0, names.indexOf("multiply"), 3, 1, names.indexOf("phi"), 4, 4];
  return {
    model: {
      kind: "tape",
      tape: { constants: new Float64Array(0), parameters: 2, columns: 1, code: Int32Array.from(code) },
    },
    design: {
      base: Float64Array.of(0.25, 0.0625, 1, 0, 2, 40),
      axes: [
        { slots: [3], values: Float64Array.of(9, 9.75, 10.5) },
        { slots: [2], values: Float64Array.of(1, 3) },
      ],
    },
    x: Float64Array.from({ length: 11 }, (_, i) => 7 + i / 2),
    observers: OBSERVERS,
    study: { seed: 5, replicates: 100, itemsSlot: 5, levels: OBSERVERS.map((_, i) => i), firstCurve: 0 },
  };
}

/** What the second module answers beside fits: random numbers, formulas, their sweeps and studies. */
export function randomOutputs(kernel: KernelCalls): Record<string, ArrayBufferView> {
  const run = kernel.openSweep(probitSweep());
  const sweep = { observe: run.observe(0, 6), scores: run.scores(0, 6), ...run.study(0, 6) };
  run.close();
  const shares = Float64Array.from({ length: 65 }, (_, i) => i / 64);
  const items = shares.map((_, i) => 1 + i * i * 3);
  return {
    uniforms: kernel.uniforms(2 ** 53 - 1, 3, 2 ** 40 + 1, 777),
    normals: kernel.normals(1, 2, 3, 777),
    binomials: kernel.binomials({ seed: 6, curve: 2 ** 33, begin: 5, end: 25 }, items, shares),
    ...Object.fromEntries(Object.entries(sweep).map(([name, view]) => [`tapeSweep.${name}`, view])),
    ...everyOperation(kernel),
  };
}
