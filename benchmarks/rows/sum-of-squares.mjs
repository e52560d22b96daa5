// Sums of squares of 40 000 logistic curves against 600 observed scores: nothing written but one number a curve.
import { timed, uniform } from "../harness.mjs";
import {
  compare,
  eachCurve,
  eachFactorised,
  grid,
  line,
  loadGrid,
  logisticDesign,
  withSweep,
} from "./grid.mjs";

const CURVES = 200 * 200;

/** `scores` on the grid, noisy. */
function observed(x) {
  const next = uniform(3);
  return x.map((at) => 1 / (1 + Math.exp(-3 * (at - 22.3))) + 0.02 * (next() - 0.5));
}

function plain({ scores, ...sweep }) {
  const { x } = sweep;
  const sums = new Float64Array(CURVES);
  eachCurve(sweep, (k, c, index) => {
    let sum = 0;
    for (let i = 0; i < x.length; i += 1) {
      const d = 1 / (1 + Math.exp(-k * (x[i] - c))) - scores[i];
      sum += d * d;
    }
    sums[index] = sum;
  });
  return sums;
}

function factorised({ scores, ...sweep }) {
  const sums = new Float64Array(CURVES);
  eachFactorised(sweep, (table, g, index) => {
    let sum = 0;
    for (let i = 0; i < table.length; i += 1) {
      const d = 1 / (1 + table[i] * g) - scores[i];
      sum += d * d;
    }
    sums[index] = sum;
  });
  return sums;
}

async function row({ kernel, python, native = null }, name, prefix, sweep) {
  const scores = observed(sweep.x);
  const input = { ...sweep, scores };
  const problem = {
    model: { kind: "logistic" },
    design: logisticDesign(sweep),
    x: sweep.x,
    observers: [{ kind: "sum-of-squares" }],
    data: { scores, weights: new Float64Array(scores.length).fill(1) },
  };
  const expected = plain(input);
  await loadGrid(python, prefix, input);
  await loadGrid(native, prefix, input);
  const contenders = [
    {
      name: "Onset openSweep().observe",
      run: () => timed(() => withSweep(kernel, problem, (run) => run.observe(0, run.curves))),
    },
    { name: "plain JavaScript", run: () => timed(() => plain(input)) },
    { name: "plain JavaScript, factorised", run: () => timed(() => factorised(input)) },
  ];
  if (python !== null) {
    contenders.push({ name: "NumPy, broadcast", run: () => python.call("squares", { prefix }) });
    contenders.push({
      name: "NumPy, factorised in place",
      run: () => python.call("squares-factorised", { prefix }),
    });
  }
  if (native !== null) {
    contenders.push({ name: "C, libmvec", run: () => native.call("squares-direct", prefix) });
    contenders.push({ name: "C, factorised", run: () => native.call("squares-factorised", prefix) });
  }
  return {
    name,
    unit: "cell",
    operations: () => CURVES * sweep.x.length,
    contenders,
    check: (answer) => compare(answer, expected, CURVES, 1e-11),
  };
}

/** Thresholds in steps of no simple ratio to those of x. @returns {Promise<import("../harness.mjs").Row>} */
export function squaresRow(peers) {
  return row(peers, "sums of squares of 40,000 curves over 600 points", "squares", grid());
}

/** Thresholds in steps of two steps of x. @returns {Promise<import("../harness.mjs").Row>} */
export function equalStepsRow(peers) {
  const step = 8 / 599;
  const sweep = { ...grid(), thresholds: line(18 + 100 * step, 18 + 498 * step, 200) };
  return row(peers, "the same, thresholds in steps of two steps of x", "equal", sweep);
}
