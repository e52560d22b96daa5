// Prints what README.md states: ns per element, ns per cell of a sweep, µs per fit, and how many of 1024 noisy series reach the
// optimum of a dense search. Run: node packages/kernel/bench/measure.mjs [--no-search]   (after a build; best of many)
import { readFileSync } from "node:fs";
import { loadKernelSync, ReferenceKernel, TAPE_OPERATIONS } from "@onset/kernel";
import { runnerImport } from "vite";

// The tests' generator and oracle are TypeScript, which Node 20 does not read by itself.
const fromTests = async (file) =>
  (await runnerImport(new URL(`../test/${file}`, import.meta.url).pathname)).module;
const series = await fromTests("series.ts");
const { denseSearch } = await fromTests("dense-search/dense-search.ts");

/** Best time of one call in ns, after enough calls for the compiler to have done its work. */
function best(call, seconds) {
  let least = Infinity;
  for (const end = performance.now() + 1000 * seconds; performance.now() < end;) {
    const start = performance.now();
    call();
    least = Math.min(least, performance.now() - start);
  }
  return least * 1e6;
}

function line(name, value, unit) {
  console.log(`${name.padEnd(34)} ${value.toFixed(2).padStart(9)} ${unit}`);
}

const MODULE_OF = { exp: "sweep", exp10: "fit", expit: "sweep", log: "sweep", log10: "fit", logGamma: "fit" };
const LENGTH = 4096;
for (const [name, file] of Object.entries(MODULE_OF)) {
  const bytes = readFileSync(new URL(`../dist/${file}.wasm`, import.meta.url));
  const raw = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports;
  const [input, output] = [raw.allocate(8 * LENGTH), raw.allocate(8 * LENGTH)];
  const values = new Float64Array(raw.memory.buffer, input, LENGTH);
  values.forEach((_, i) => (values[i] = name.startsWith("log") ? (i + 1) / 7 : -30 + (60 * i) / LENGTH));
  line(`${name}, resident`, best(() => raw[name](input, output, LENGTH), 0.3) / LENGTH, "ns/element");
}
const kernel = loadKernelSync();
const copied = Float64Array.from({ length: LENGTH }, (_, i) => -30 + (60 * i) / LENGTH);
line("expit, copied in and out", best(() => kernel.expit(copied), 0.3) / LENGTH, "ns/element");
line(
  "Math.exp loop, for comparison",
  best(() => copied.map((z) => 1 / (1 + Math.exp(-z))), 0.3) / LENGTH,
  "ns/element",
);

const ramp = (low, high, count) =>
  Float64Array.from({ length: count }, (_, i) => low + ((high - low) * i) / (count - 1));
const filled = new Float64Array(2 ** 22);
line("memory fill, Float64Array.fill", best(() => filled.fill(0.5), 0.5) / filled.length, "ns/value");
const logistic = {
  model: { kind: "logistic" },
  design: {
    base: Float64Array.of(0, 0, 1, 22, 2),
    axes: [
      { slots: [4], values: ramp(0.5, 20, 10) },
      { slots: [3], values: ramp(18, 26, 20) },
    ],
  },
  x: ramp(17, 27, 600),
  observers: [],
};
const data = { scores: logistic.x.map((x) => (x > 22 ? 0.9 : 0.1)), weights: new Float64Array(600).fill(1) };
const powers = {
  base: logistic.design.base,
  axes: [...logistic.design.axes, { slots: [2], values: ramp(1, 16, 16) }],
};
const onset = { kind: "crossing", level: 0.5, of: "core" };
const width = { kind: "width", low: 0.1, high: 0.9, of: "core" };
const EACH = Array.from({ length: 16 }, (_, i) => (i % 2 ? 2 : 18 + i / 3));
const skills = (rule, layout) => ({
  ...logistic,
  model: { kind: "skills", rule, layout, skills: 8 },
  design: {
    base: Float64Array.from([0, 0, 1, 8, 4, 0.3].concat(layout === "spread" ? [22, 2, 3] : EACH)),
    axes: logistic.design.axes.map(({ slots, values }) => ({ slots: [slots[0] + 3], values })),
  },
});
const SWEEPS = [
  ["scores", logistic, "scores"],
  ["scores, float32", logistic, "scoresF32"],
  ["onset and width", { ...logistic, observers: [onset, width] }, "observe"],
  [
    "onset and width of p^n, n = 1 … 16",
    { ...logistic, design: powers, observers: [onset, width] },
    "observe",
  ],
  [
    "area and slope of p^n",
    { ...logistic, design: powers, observers: [{ kind: "area" }, { kind: "slope" }] },
    "observe",
  ],
  ["sum of squares", { ...logistic, data, observers: [{ kind: "sum-of-squares" }] }, "observe"],
  ["log-likelihood", { ...logistic, data, observers: [{ kind: "log-likelihood" }] }, "observe"],
  ["breakthroughness", { ...logistic, observers: [{ kind: "breakthroughness" }] }, "observe"],
  ...["product", "weakest-link", "k-of-n", "correlated"].flatMap((rule) =>
    ["spread", "each"].map((layout) => [`scores, ${rule} of 8, ${layout}`, skills(rule, layout), "scores"]),
  ),
];
for (const [name, problem, call] of SWEEPS) {
  const run = kernel.openSweep(problem);
  const out = { scores: new Float64Array(run.curves * 600), scoresF32: new Float32Array(run.curves * 600) }[
    call
  ];
  line(name, best(() => run[call](0, run.curves, out), 0.5) / (run.curves * 600), "ns/cell");
  run.close();
}

const NUMBERS = 4096;
line("uniforms", best(() => kernel.uniforms(1, 0, 0, NUMBERS), 0.3) / NUMBERS, "ns/number");
line("normals", best(() => kernel.normals(1, 0, 0, NUMBERS), 0.3) / NUMBERS, "ns/number");
const places = Float64Array.of(0.03, 0.08, 0.2, 0.35, 0.5, 0.7, 0.88, 0.96);
for (const items of [20, 200, 20_000]) {
  const each = new Float64Array(8).fill(items);
  const draws = { seed: 1, curve: 0, begin: 0, end: 1000 };
  const ns = best(() => kernel.binomials(draws, each, places), 0.3) / 8000;
  line(`binomials of ${items}, 1000 at 8 places`, ns, "ns/draw");
}
for (const [name, observers] of [
  ["study, onset", [onset]],
  ["study, onset, width, slope, area", [onset, width, { kind: "slope" }, { kind: "area" }]],
]) {
  const study = { seed: 1, replicates: 1000, itemsSlot: 5, levels: observers.map(() => 1), firstCurve: 0 };
  const design = { base: Float64Array.of(0.1, 0.05, 1, 22, 2, 200), axes: [] };
  const run = kernel.openSweep({ ...logistic, design, x: ramp(18, 26, 8), observers, study });
  line(name, best(() => run.study(0, 1), 0.3) / 8000, "ns/replicate point");
  run.close();
}

/** Formulas by instructions: operation, first and second register (constants, parameters, x, instructions). */
const FORMULAS = [
  [
    "logistic",
    0,
    2,
    [
      ["subtract", 2, 0],
      ["multiply", 3, 1],
      ["expit", 4],
    ],
  ],
  [
    "probit",
    0,
    2,
    [
      ["subtract", 2, 0],
      ["multiply", 3, 1],
      ["phi", 4],
    ],
  ],
  [
    "power law",
    0,
    2,
    [
      ["pow", 2, 0],
      ["multiply", 3, 1],
    ],
  ],
];
for (const [name, constants, parameters, instructions] of FORMULAS) {
  const code = instructions.flatMap(([operation, a, b = a]) => [TAPE_OPERATIONS.indexOf(operation), a, b]);
  const tape = {
    constants: new Float64Array(constants),
    parameters,
    columns: 1,
    code: Int32Array.from(code),
  };
  const inputs = { tape, parameters: Float64Array.of(2.5, 1.3), columns: [ramp(0.5, 8, NUMBERS)] };
  line(`tape, ${String(name)}`, best(() => kernel.tape(inputs), 0.3) / NUMBERS, "ns/point");
  line("  and its gradient", best(() => kernel.tapeGradient(inputs), 0.3) / NUMBERS, "ns/point");
}

const reference = new ReferenceKernel();
for (const likelihood of ["gaussian", "binomial"]) {
  const batch = series.noisySeries(1024, likelihood, 20240607);
  const oracle = process.argv.includes("--no-search") ? null : denseSearch(batch);
  for (const engine of [kernel, reference]) {
    const name = `fitLogistic, ${likelihood}, ${engine.engine}`;
    line(name, best(() => engine.fitLogistic(batch), 3) / 1024 / 1000, "µs/fit");
    if (oracle === null) continue;
    const fits = engine.fitLogistic(batch);
    const reached = fits.objective.filter((value, s) => {
      const short = oracle[s] - value;
      return short <= (likelihood === "gaussian" ? 1e-4 * Math.abs(oracle[s]) + 1e-10 : 1e-3);
    });
    line("  reach the dense optimum", (100 * reached.length) / 1024, "%");
    line("  stopped by the iteration limit", fits.status.filter((status) => status === 1).length, "of 1024");
  }
}
