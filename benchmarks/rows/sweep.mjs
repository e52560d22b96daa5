// A dense sweep reduced to onset and width per curve: threshold × steepness × steps × scale, 20.5 million cells.
// Every contender evaluates every cell; nothing but the two reductions is kept.
import { timed } from "../harness.mjs";
import { withSweep } from "./grid.mjs";

const line = (from, to, count) =>
  Float64Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));
const GRID = {
  thresholds: line(8, 12, 40),
  steepnesses: line(0.5, 10, 40),
  steps: Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16),
  x: line(6, 16, 801),
};
const CURVES = GRID.thresholds.length * GRID.steepnesses.length * GRID.steps.length;
const CELLS = CURVES * GRID.x.length;
const PROBLEM = {
  model: { kind: "logistic" },
  design: {
    base: Float64Array.of(0, 0, 1, 10, 1),
    axes: [
      { slots: [3], values: GRID.thresholds },
      { slots: [4], values: GRID.steepnesses },
      { slots: [2], values: GRID.steps },
    ],
  },
  x: GRID.x,
  observers: [
    { kind: "crossing", level: 0.5, of: "core" },
    { kind: "width", low: 0.1, high: 0.9, of: "core" },
  ],
};

function crossing(curve, x, level) {
  for (let i = 1; i < curve.length; i += 1) {
    if (curve[i] >= level && curve[i - 1] < level) {
      return x[i - 1] + ((level - curve[i - 1]) / (curve[i] - curve[i - 1])) * (x[i] - x[i - 1]);
    }
  }
  return Number.NaN;
}

/** The loops a JavaScript user would write: the logistic once per base curve, its powers, a scan per crossing. */
function plain() {
  const { thresholds, steepnesses, steps, x } = GRID;
  const onset = new Float64Array(CURVES);
  const width = new Float64Array(CURVES);
  const base = new Float64Array(x.length);
  const curve = new Float64Array(x.length);
  let index = 0;
  for (const threshold of thresholds) {
    for (const steepness of steepnesses) {
      for (let i = 0; i < x.length; i += 1) base[i] = 1 / (1 + Math.exp(-steepness * (x[i] - threshold)));
      for (const step of steps) {
        for (let i = 0; i < x.length; i += 1) curve[i] = base[i] ** step;
        onset[index] = crossing(curve, x, 0.5);
        width[index] = crossing(curve, x, 0.9) - crossing(curve, x, 0.1);
        index += 1;
      }
    }
  }
  return [onset, width];
}

/** @returns {Promise<import("../harness.mjs").Row>} */
export async function sweepRow({ kernel, python }) {
  for (const name of ["thresholds", "steepnesses", "steps", "x"]) await python?.load(name, GRID[name]);
  const expected = plain();
  const every = Math.max(1, Math.floor(CURVES / 4096));
  const sampled = (part) => (part.length === CURVES ? part.filter((_, i) => i % every === 0) : part);
  const contenders = [
    {
      name: "Onset openSweep().observe",
      run: () =>
        timed(() =>
          withSweep(kernel, PROBLEM, (run) => {
            const seen = run.observe(0, CURVES);
            return [seen.subarray(0, CURVES), seen.subarray(CURVES)];
          }),
        ),
    },
    { name: "plain JavaScript", run: () => timed(plain) },
  ];
  if (python !== null) contenders.push({ name: "NumPy, SciPy expit", run: () => python.call("sweep") });
  return {
    name: `sweep of ${CELLS.toLocaleString("en")} cells to onset and width`,
    unit: "cell",
    operations: () => CELLS,
    contenders,
    check: (answer) => {
      let worst = 0;
      for (const part of [0, 1]) {
        const want = sampled(expected[part]);
        const got = sampled(answer[part]);
        for (let i = 0; i < want.length; i += 1) {
          const known = Number.isFinite(want[i]);
          if (known !== (got[i] !== null && Number.isFinite(got[i])))
            return `curve ${i}: ${got[i]} where ${want[i]} is right`;
          if (known) worst = Math.max(worst, Math.abs(got[i] - want[i]));
        }
      }
      return worst <= 1e-9 ? null : `largest difference ${worst}`;
    },
  };
}
