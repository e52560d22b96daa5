// Five numbers of p^n for n = 1 … 16: area, steepest slope and the crossings of 0.1, 0.5 and 0.9. Nothing else is kept.
import { timed } from "../harness.mjs";
import { compare, eachCurve, grid, loadGrid, logisticDesign, withSweep } from "./grid.mjs";

const GRID = grid(10);
const POWERS = 16;
const CURVES = 20 * 200 * POWERS;
const LEVELS = [0.1, 0.5, 0.9];
const DESIGN = logisticDesign(GRID);
const PROBLEM = {
  model: { kind: "logistic" },
  design: {
    ...DESIGN,
    axes: [...DESIGN.axes, { slots: [2], values: Float64Array.from({ length: POWERS }, (_, i) => i + 1) }],
  },
  x: GRID.x,
  observers: [
    { kind: "area" },
    { kind: "slope" },
    ...LEVELS.map((level) => ({ kind: "crossing", level, of: "core" })),
  ],
};

/** `raise(curve, base, n)` makes the next power of the base. */
function plain(raise) {
  const { x } = GRID;
  const step = x[1] - x[0];
  const found = Array.from({ length: 5 }, () => new Float64Array(CURVES).fill(Number.NaN));
  const base = new Float64Array(x.length);
  const curve = new Float64Array(x.length);
  eachCurve(GRID, (k, c, pair) => {
    for (let i = 0; i < x.length; i += 1) base[i] = 1 / (1 + Math.exp(-k * (x[i] - c)));
    curve.fill(1);
    for (let n = 1; n <= POWERS; n += 1) {
      raise(curve, base, n);
      const at = pair * POWERS + n - 1;
      let sum = -(curve[0] + curve[x.length - 1]) / 2;
      let most = 0;
      for (let i = 0; i < x.length; i += 1) {
        sum += curve[i];
        if (i > 0 && curve[i] - curve[i - 1] > most) most = curve[i] - curve[i - 1];
      }
      found[0][at] = step * sum;
      found[1][at] = most / step;
      LEVELS.forEach((level, l) => {
        let low = 0;
        let high = x.length;
        while (low < high) {
          const middle = (low + high) >> 1;
          if (curve[middle] < level) low = middle + 1;
          else high = middle;
        }
        if (low > 0 && low < x.length)
          found[2 + l][at] =
            x[low - 1] + ((level - curve[low - 1]) / (curve[low] - curve[low - 1])) * (x[low] - x[low - 1]);
      });
    }
  });
  return found;
}

const power = (curve, base, n) => base.forEach((p, i) => (curve[i] = p ** n));
const running = (curve, base) => {
  for (let i = 0; i < base.length; i += 1) curve[i] *= base[i];
};

/** @returns {Promise<import("../harness.mjs").Row>} */
export async function metricsRow({ kernel, python }) {
  const expected = plain(running);
  await loadGrid(python, "metrics", GRID);
  const contenders = [
    {
      name: "Onset openSweep().observe",
      run: () =>
        timed(() =>
          withSweep(kernel, PROBLEM, (run) => {
            const seen = run.observe(0, run.curves);
            return PROBLEM.observers.map((_, o) => seen.subarray(o * CURVES, (o + 1) * CURVES));
          }),
        ),
    },
    { name: "plain JavaScript, Math.pow", run: () => timed(() => plain(power)) },
    { name: "plain JavaScript, running product", run: () => timed(() => plain(running)) },
  ];
  if (python !== null) contenders.push({ name: "NumPy, running product", run: () => python.call("metrics") });
  return {
    name: `five measures of p^n, n = 1 … 16, of ${CURVES.toLocaleString("en")} curves over 600 points`,
    unit: "curve point",
    operations: () => CURVES * GRID.x.length,
    contenders,
    check: (answer) => {
      const faults = expected
        .map((want, o) => compare(answer[o], want, CURVES, 1e-9))
        .filter((fault) => fault !== null);
      return faults.length === 0 ? null : faults.join("; ");
    },
  };
}
