// Prints what README.md states: ns per element, ns per grid cell, µs per fit, and how many of 1024 noisy series reach the
// optimum of a dense search. Run: node packages/kernel/bench/measure.mjs [--no-search]   (after a build; best of many)
import { readFileSync } from "node:fs";
import { loadKernelSync, ReferenceKernel } from "@onset/kernel";
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
const grid = {
  thresholds: ramp(18, 26, 10),
  steepnesses: ramp(0.5, 20, 10),
  steps: ramp(1, 16, 16),
  x: ramp(17, 27, 600),
};
line("sweepCurves, 16 steps", best(() => kernel.sweepCurves(grid, 0, 1600), 1) / (1600 * 600), "ns/cell");
line("sweepScores, 16 steps", best(() => kernel.sweepScores(grid, 0, 1600), 1) / (1600 * 600), "ns/cell");

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
