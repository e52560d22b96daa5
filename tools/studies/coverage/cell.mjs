// A job of the coverage study: some draws of one cell, and which intervals hold the truth.
//
// Profile: the truth is inside where fixing the quantity at it costs no more than ½ · 3.841 of log-likelihood, which is what
// the ends of Onset's profile intervals are interpolated to; two fits instead of two hundred. The upper bound of a width
// alone holds it where the best width is larger, or fixing costs no more than ½ · 2.706.
// Bootstrap: parametric, percentiles of 400 refits by the fast search. Posterior: the ends that `posterior` gives of threshold
// and width (1.5 nodes a standard deviation, which move an end by a hundredth of the interval at most).
import { loadKernelSync } from "@onset/kernel";
import { posteriorEnds } from "../../../packages/core/dist/posterior/posterior-ends.js";
import { posteriorSettings } from "../../../packages/core/dist/posterior/posterior-options.js";
import { CELLS } from "./cells.mjs";
import { drawnTruth } from "./truth.mjs";

const kernel = loadKernelSync();
const SPREAD = 2 * Math.log(9);
const TWO_SIDED = 3.841458820694124;
const ONE_SIDED = 2.705543454095415;
const REPLICATES = 400;

export async function cell({ seed, cell: index, begin, end, bootstraps, posteriors }) {
  const design = CELLS[index];
  const draws = Array.from({ length: end - begin }, (_, i) =>
    drawnTruth(design, seed, ((design.unstated ?? design.again ?? index) + 1) * 2 ** 20 + begin + i),
  );
  const counted = {};
  // They have no prior, know no scatter, and are not asked twice about the same draws.
  const others = [design.prior, design.unstated, design.modelled, design.again].every(
    (one) => one === undefined,
  );
  if (others) profiles(design, draws, counted);
  for (const [i, draw] of draws.entries()) {
    if (others && begin + i < bootstraps && design.narrow !== true)
      bootstrap(design, draw, { seed, number: begin + i, counted });
    if (begin + i < posteriors) posteriorOf(design, draw, counted);
  }
  return counted;
}

function count(counted, key, inside) {
  counted[key] ??= [0, 0];
  counted[key][0] += inside ? 1 : 0;
  counted[key][1] += 1;
}

function boxOf(x) {
  const beyond = Math.min((x.at(-1) - x[0]) / 2, 1.5);
  return [x[0] - beyond, x.at(-1) + beyond, SPREAD / 10, SPREAD / 0.1, 0, 1, 0, 1];
}

function batchOf({ x, items }, rows, bounds, search) {
  const m = x.length;
  return {
    likelihood: "binomial",
    offsets: Uint32Array.from({ length: rows.length + 1 }, (_, s) => s * m),
    x: Float64Array.from({ length: rows.length * m }, (_, i) => x[i % m]),
    scores: Float64Array.from({ length: rows.length * m }, (_, i) => rows[Math.floor(i / m)][i % m] / items),
    weights: new Float64Array(rows.length * m).fill(items),
    bounds: Float64Array.from(bounds.flat()),
    search,
  };
}

function profiles(design, draws, counted) {
  const box = boxOf(design.x);
  const counts = draws.map((draw) => draw.counts);
  const free = kernel.fitLogistic(
    batchOf(
      design,
      counts,
      draws.map(() => box),
    ),
  );
  const held = (place, value) =>
    kernel.fitLogistic(
      batchOf(
        design,
        counts,
        draws.map((draw) => box.map((bound, i) => (i >> 1 === place ? value(draw) : bound))),
      ),
    );
  const atThreshold = held(0, ({ threshold }) => threshold);
  const atWidth = held(1, ({ steepness }) => steepness);
  draws.forEach((draw, i) => {
    const cost = (fixed) => 2 * (free.objective[i] - fixed.objective[i]);
    if (design.narrow === true) {
      const wider = SPREAD / free.steepness[i] >= draw.width;
      count(counted, "upper width", wider || cost(atWidth) <= ONE_SIDED);
    }
    count(counted, "profile threshold", cost(atThreshold) <= TWO_SIDED);
    count(counted, "profile width", cost(atWidth) <= TWO_SIDED);
  });
}

function bootstrap(design, { counts, threshold, width }, { seed, number, counted }) {
  const box = boxOf(design.x);
  const best = kernel.fitLogistic(batchOf(design, [counts], [box]));
  const psi = kernel.logistic(Float64Array.from(design.x), {
    threshold: best.threshold[0],
    steepness: best.left[0] <= best.right[0] ? best.steepness[0] : -best.steepness[0],
    guessRate: Math.min(best.left[0], best.right[0]),
    lapseRate: 1 - Math.max(best.left[0], best.right[0]),
  });
  const m = design.x.length;
  const draws = { seed: seed + 1, curve: number, begin: 0, end: REPLICATES };
  const drawn = kernel.binomials(draws, new Float64Array(m).fill(design.items), psi);
  const rows = Array.from({ length: REPLICATES }, (_, r) => drawn.subarray(r * m, (r + 1) * m));
  const fits = kernel.fitLogistic(
    batchOf(
      design,
      rows,
      rows.map(() => box),
      "fast",
    ),
  );
  const holds = (values, truth) => {
    const sorted = values.slice().sort();
    const at = (share) => sorted[Math.round(share * (REPLICATES + 1)) - 1];
    return at(0.025) <= truth && truth <= at(0.975);
  };
  count(counted, "bootstrap threshold", holds(fits.threshold, threshold));
  count(
    counted,
    "bootstrap width",
    holds(
      fits.steepness.map((k) => SPREAD / k),
      width,
    ),
  );
}

function posteriorOf(design, { counts, threshold, width, floor }, counted) {
  const series = {
    id: "study",
    source: null,
    family: null,
    task: "study",
    subtask: null,
    metric: "accuracy",
    shots: null,
    variant: null,
    // A truth from the prior has no floor of its own: its series is of free answers.
    chance: design.unstated === undefined && floor > 0 ? floor : null,
    axis: { kind: "params", transform: "log10" },
    points: design.x.map((at, i) => ({
      scale: 10 ** at,
      score: counts[i] / design.items,
      items: design.items,
      correct: counts[i],
      standardError: null,
      model: null,
    })),
  };
  const asked = {
    scatter: design.modelled ?? (design.scatter === undefined ? "none" : "overdispersion"),
    direction: "rising",
    nodesPerSd: 1.5,
    ...(design.averaged !== true && { curves: ["logistic"] }),
  };
  const found = posteriorEnds(kernel, series, posteriorSettings(asked));
  count(counted, "posterior threshold", within(found.threshold, threshold));
  count(counted, "posterior width", within(found.width, width));
  if (design.narrow !== true) return;
  const oneSided = posteriorEnds(kernel, series, posteriorSettings({ ...asked, confidence: 0.9 }));
  count(counted, "posterior-upper width", width <= oneSided.width[1]);
}

function within([low, high], truth) {
  return low <= truth && truth <= high;
}
