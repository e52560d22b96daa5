// Where the numbers of src/fit/flat-null.ts come from: flat series are simulated, a constant and a sigmoid are fitted, and
// the 95 % point of twice the gain in log-likelihood is printed for each number of points.
//
//   node packages/core/test/calibration/flat-null.mjs [draws per design, default 1000]
//
// Binomial: 9 designs (20, 100, 1000 items × levels 0.05, 0.25, 0.5), the mean of their 95 % points and the largest.
// Gaussian: level 0.5, SD 0.02. Sizes at even distances over four decades, each moved by up to a third of a distance.
import { loadKernelSync } from "@onset/kernel";
import { runFitJob } from "../../dist/fit/run-fit-job.js";

const draws = Number(process.argv[2] ?? 1000);
const kernel = loadKernelSync();
const settings = {
  curves: ["constant", "logistic"],
  likelihood: "auto",
  guessRate: "free",
  interval: "none",
  confidence: 0.95,
};

/** A small seeded generator (mulberry32): enough for a quantile, and the same everywhere. */
function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function flatSeries(random, points, scoreOf) {
  return {
    id: "flat",
    task: "flat",
    axis: { kind: "params", transform: "log10" },
    chance: null,
    points: Array.from({ length: points }, (_, i) => ({
      scale: 10 ** (8 + ((i + (random() - 0.5) / 1.5) * 4) / (points - 1)),
      ...scoreOf(),
    })),
  };
}

function binomialScore(random, items, level) {
  let correct = 0;
  for (let i = 0; i < items; i++) if (random() < level) correct++;
  return { score: correct / items, items, correct, standardError: null, model: null };
}

function gaussianScore(random) {
  const radius = Math.sqrt(-2 * Math.log(1 - random()));
  const score = 0.5 + 0.02 * radius * Math.cos(2 * Math.PI * random());
  return { score, items: null, correct: null, standardError: null, model: null };
}

function upperPoint(seed, points, scoreOf) {
  const random = generator(seed);
  const series = Array.from({ length: draws }, () => flatSeries(random, points, () => scoreOf(random)));
  const { results } = runFitJob(kernel, { kind: "fit", series, settings });
  const gains = results
    .map(({ fits: [constant, logistic] }) =>
      logistic.logLikelihood === null ? 0 : 2 * (logistic.logLikelihood - constant.logLikelihood),
    )
    .sort((a, b) => a - b);
  return gains[Math.ceil(0.95 * draws) - 1];
}

console.log(`${draws} draws a design, kernel: ${kernel.engine}`);
for (const points of [5, 6, 7, 8, 10, 12, 16, 24, 48]) {
  const binomial = [20, 100, 1000].flatMap((items, a) =>
    [0.05, 0.25, 0.5].map((level, b) =>
      upperPoint(1 + 9 * points + 3 * a + b, points, (random) => binomialScore(random, items, level)),
    ),
  );
  const mean = binomial.reduce((sum, value) => sum + value, 0) / binomial.length;
  const gaussian = upperPoint(7 + points, points, gaussianScore);
  console.log(
    `${points} points: binomial mean ${mean.toFixed(2)}, largest ${Math.max(...binomial).toFixed(2)}; gaussian ${gaussian.toFixed(2)}`,
  );
}
