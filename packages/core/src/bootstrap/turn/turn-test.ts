import type { KernelCalls } from "@onset/kernel";
import type { FitData } from "../../fit/fit-data.ts";
import type { FittableCurve } from "../../fit/fit-result.ts";
import { bestFits } from "../../fit/general/best-fits.ts";
import { deviance } from "../../fit/log-likelihood.ts";
import type { FitSettings } from "../../worker/slice-job.ts";
import { notApplicable } from "../bootstrap-test.ts";
import type { BootstrapTest } from "../bootstrap-test.ts";
import { drawnUnder } from "../drawn-under.ts";
import { objectivesOfEach } from "../objectives-of-each.ts";
import { ranked } from "../ranked.ts";
import { mayTurn } from "../ratio/rivals-of.ts";
import { falling, hill, leastSide, rising, valley } from "./monotone.ts";
import type { Weighed } from "./monotone.ts";

/**
 * Whether a turn is real: the best scores that fall and then rise, or rise and then fall, against the best that go one way,
 * whatever their shape (monotone regression, so that a monotone truth of another shape than the curve shows no turn). Series are
 * drawn from the curve, or from a logistic where the curve itself may turn.
 */
export function turnTest(
  kernel: KernelCalls,
  { curve, data, settings }: { curve: FittableCurve; data: FitData; settings: FitSettings },
): BootstrapTest {
  if (data.sizes < 2 * leastSide + 1) {
    return notApplicable(
      "turn",
      `A turn needs at least ${2 * leastSide + 1} sizes, ${leastSide} on either side of it; there are ${data.sizes}.`,
    );
  }
  const oneWay = !mayTurn(curve);
  const [from, asked]: [FittableCurve, FitSettings] = oneWay
    ? [curve, settings]
    : ["logistic", { ...settings, parameters: {}, direction: null }];
  const fit = bestFits(kernel, from, [data], asked).get(data);
  if (fit === undefined) {
    return notApplicable("turn", "No curve could be computed: the likelihood is not finite anywhere.");
  }
  const { draw, from: drawnFrom } = drawnUnder(kernel, fit, settings);
  const ranks = {
    observed: turnGains(kernel, [data], fit.overdispersion)[0]!,
    drawn: (begin: number, end: number): Float64Array =>
      turnGains(kernel, draw(begin, end), fit.overdispersion),
    nullHypothesis: `scores in one direction: the ${oneWay ? "curve" : "logistic"} as fitted`,
    from: drawnFrom,
  };
  return ranked("turn", ranks, settings.bootstrap);
}

/**
 * Twice the log-likelihood that a turn gains, of every series; sizes are the same in all. Scattered counts weigh what they are
 * worth, n / (1 + (n − 1) η²) items.
 */
export function turnGains(
  kernel: KernelCalls,
  all: readonly FitData[],
  overdispersion: number | null,
): Float64Array {
  const weighed = all.map((data) => worth(data, overdispersion));
  const pooled = poolingOf(all[0]!.x);
  const psiOf = (by: (one: Weighed) => Float64Array): Float64Array => {
    const m = all[0]!.points;
    const psi = new Float64Array(m * all.length);
    for (const [i, data] of weighed.entries()) {
      const fitted = by(pool(data, pooled));
      for (let j = 0; j < m; j++) psi[i * m + j] = fitted[pooled[j]!]!;
    }
    return psi;
  };
  const [up, down, u, n] = [rising, falling, valley, hill].map((by) =>
    objectivesOfEach(kernel, weighed, psiOf(by), null),
  ) as unknown as readonly [Float64Array, Float64Array, Float64Array, Float64Array];
  return Float64Array.from(weighed, (data, i) => {
    const straight = Math.max(up[i]!, down[i]!);
    return deviance(kernel, data, Math.max(straight, u[i]!, n[i]!), straight);
  });
}

function worth(data: FitData, overdispersion: number | null): FitData {
  if (data.likelihood !== "beta-binomial" || overdispersion === null) return data;
  const scatter = overdispersion * overdispersion;
  return {
    ...data,
    likelihood: "binomial",
    weights: data.weights.map((items) => items / (1 + (items - 1) * scatter)),
  };
}

/** The number of the size that each point belongs to; points come in the order of the axis. */
function poolingOf(x: Float64Array): Int32Array {
  const sizes = new Int32Array(x.length);
  for (let i = 1; i < x.length; i++) sizes[i] = sizes[i - 1]! + (x[i] === x[i - 1] ? 0 : 1);
  return sizes;
}

function pool({ scores, weights }: FitData, sizes: Int32Array): Weighed {
  const count = 1 + (sizes.at(-1) ?? 0);
  if (count === sizes.length) return { scores, weights };
  const [sum, weight] = [new Float64Array(count), new Float64Array(count)];
  for (const [i, size] of sizes.entries()) {
    weight[size]! += weights[i]!;
    sum[size]! += weights[i]! * scores[i]!;
  }
  return { scores: sum.map((value, i) => value / weight[i]!), weights: weight };
}
