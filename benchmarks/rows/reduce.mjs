// Ten million onsets reduced to mean and three quantiles, the numbers in memory already. Ours also keeps what a resumed or
// sharded run needs: sums that do not depend on the order, values in the order of the rows.
import { createReduction, planSweep, sliceRange } from "@onset/core";
import { timed, uniform } from "../harness.mjs";

const SHARES = [0.05, 0.5, 0.95];
const PLAN = planSweep({
  onset: "sweep/1",
  model: { curve: "logistic" },
  axes: {
    threshold: { from: 8, to: 12, count: 10_000 },
    steepness: { from: 0.5, to: 8, count: 1000, spacing: "geometric" },
    scale: [1e6, 1e14],
  },
  observables: ["onset"],
  reduce: { over: ["threshold", "steepness"], statistics: ["mean", { quantiles: SHARES }] },
});

function onsets() {
  const next = uniform(20240611);
  // A sum of four: bell-shaped, as onsets over an uncertain box are.
  return Float64Array.from({ length: PLAN.rows }, () => 6 + 2 * (next() + next() + next() + next()));
}

function ours(values) {
  const reduction = createReduction(PLAN);
  for (let index = 0; index < PLAN.slices; index += 1) {
    const { begin, end } = sliceRange(PLAN, index);
    reduction.add(index, { onset: values.subarray(begin, end) });
  }
  return reduction.table().columns.map((column) => column.values[0]);
}

function plain(values) {
  const sorted = values.toSorted();
  const at = SHARES.map((share) => {
    const place = (sorted.length - 1) * share;
    const low = Math.floor(place);
    return sorted[low] + (place - low) * (sorted[low + 1] - sorted[low]);
  });
  return [values.reduce((sum, value) => sum + value, 0) / values.length, ...at];
}

/** @returns {Promise<import("../harness.mjs").Row>} */
export async function reduceRow({ python }) {
  const values = onsets();
  await python?.load("onsets", values);
  const expected = plain(values);
  const contenders = [
    { name: "Onset createReduction", run: () => timed(() => ours(values)) },
    { name: "plain JavaScript, sorted", run: () => timed(() => plain(values)) },
  ];
  if (python !== null) {
    contenders.push({ name: "NumPy mean, quantile", run: () => python.call("reduce", { shares: SHARES }) });
  }
  return {
    name: `mean and three quantiles of ${PLAN.rows.toLocaleString("en")} onsets`,
    unit: "onset",
    operations: () => PLAN.rows,
    contenders,
    check: (answer) => {
      const worst = Math.max(...expected.map((value, i) => Math.abs(answer[i] - value)));
      return worst <= 1e-11 ? null : `largest difference ${worst}`;
    },
  };
}
