// The grid that the dense rows share: steepness × threshold × x, and what a JavaScript user would write over it.
export const line = (from, to, count) =>
  Float64Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));

/** 200 steepnesses from 0.5 to 50 in equal ratios, or every `every`-th of them; thresholds and x in equal steps. */
export function grid(every = 1) {
  const steepnesses = Float64Array.from({ length: 200 / every }, (_, i) => 0.5 * 100 ** ((i * every) / 199));
  return { steepnesses, thresholds: line(19, 25, 200), x: line(18, 26, 600) };
}

/** The grid as a design of logistic rows, thresholds within steepnesses. */
export function logisticDesign({ steepnesses, thresholds }) {
  return {
    base: Float64Array.of(0, 0, 1, 22, 1),
    axes: [
      { slots: [4], values: steepnesses },
      { slots: [3], values: thresholds },
    ],
  };
}

/** Work on an open sweep, which is opened and closed within the time that is taken. */
export function withSweep(kernel, problem, work) {
  const run = kernel.openSweep(problem);
  try {
    return work(run);
  } finally {
    run.close();
  }
}

/** Plain loops: `each(steepness, threshold, index)` for every curve of the grid. */
export function eachCurve({ steepnesses, thresholds }, each) {
  let index = 0;
  for (const k of steepnesses) for (const c of thresholds) each(k, c, index++);
}

/** The factorised form in plain JavaScript: one table of exponentials for the thresholds within ±30 / k of a middle. */
export function eachFactorised({ steepnesses, thresholds, x }, each) {
  const table = new Float64Array(x.length);
  let index = 0;
  for (const k of steepnesses) {
    for (let begin = 0; begin < thresholds.length;) {
      let end = begin + 1;
      while (end < thresholds.length && k * (thresholds[end] - thresholds[begin]) <= 60) end += 1;
      const middle = (thresholds[begin] + thresholds[end - 1]) / 2;
      for (let i = 0; i < x.length; i += 1)
        table[i] = Math.exp(Math.max(-670, Math.min(670, -k * (x[i] - middle))));
      for (; begin < end; begin += 1) each(table, Math.exp(k * (thresholds[begin] - middle)), index++);
    }
  }
}

/** Every so manieth value, so that at most about 8192 are compared; the Python side does the same with 4096. */
export function sampled(values, total) {
  if (values.length !== total) return values;
  const every = Math.max(1, Math.floor(total / 4096));
  return values.filter((_, i) => i % every === 0);
}

/** The largest difference, or what is wrong with it; NaN and null stand for no value. */
export function compare(got, want, total, bound) {
  const [a, b] = [sampled(got, total), sampled(want, total)];
  if (a.length !== b.length) return `${a.length} values where ${b.length} are right`;
  let worst = 0;
  for (let i = 0; i < b.length; i += 1) {
    const known = Number.isFinite(b[i]);
    if (known !== (a[i] !== null && Number.isFinite(a[i]))) return `${a[i]} where ${b[i]} is right`;
    if (known) worst = Math.max(worst, Math.abs(a[i] - b[i]) / Math.max(1, Math.abs(b[i])));
  }
  return worst <= bound ? null : `largest difference ${worst}`;
}

/** Hands the grid to a peer under a name of its own. */
export async function loadGrid(peer, prefix, values) {
  for (const [name, array] of Object.entries(values)) await peer?.load(`${prefix}.${name}`, array);
}
