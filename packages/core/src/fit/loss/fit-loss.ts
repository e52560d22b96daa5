import { OnsetError } from "../../errors.ts";
import { mathematics } from "../../mathematics.ts";
import { independentColumns, lengthOf } from "../expression/independent-columns.ts";
import { bootstrapLoss } from "./loss-bootstrap.ts";
import { readLosses } from "./loss-data.ts";
import type { LossData } from "./loss-data.ts";
import type { LossFit, LossFitOptions, LossInterval, LossOptimum, LossParameter } from "./loss-fit.ts";
import { searchLoss } from "./loss-search.ts";
import { logLossTape } from "./loss-tapes.ts";

const NAMES: readonly LossParameter[] = [
  "irreducible",
  "sizeCoefficient",
  "sizeExponent",
  "dataCoefficient",
  "dataExponent",
];
/** Places of the parameters that are fitted as logarithms. */
const LOGARITHMS = [0, 1, 3] as const;

/**
 * Fits L(N, D) = E + A / N^α + B / D^β to losses of training runs (J. Hoffmann et al., arXiv:2203.15556, approach 3): Huber's
 * loss of the residuals of ln L, without start values, always the best optimum of climbs from a grid of both exponents at
 * which the other three are solved for. With `replicates`, runs are drawn with replacement and refitted.
 *
 * @throws OnsetError `invalid-option` where numbers are missing, not positive, or out of range.
 *
 * @example
 * ```ts
 * const fit = await fitLoss({ params, tokens, losses, leaveOutHighest: 5, replicates: 4000 });
 * fit.parameters.sizeExponent; // 0.3473 for the 240 points of the replication of Chinchilla
 * ```
 */
export async function fitLoss(options: LossFitOptions): Promise<LossFit> {
  const { delta = 1e-3, replicates = 0, seed = 1, confidence = 0.95, signal, onProgress } = options;
  checkNumbers({ delta, replicates, seed, confidence });
  const data = readLosses(options);
  if (data.count <= NAMES.length)
    return unknown(data, delta, `${data.count} runs cannot tell 5 parameters apart: at least 6 are needed`);
  const best = searchLoss(data, delta);
  if (best === null)
    return unknown(data, delta, "no parameters were found at which the law is a number at every run");
  const work = {
    delta,
    replicates,
    seed,
    ...(signal === undefined ? {} : { signal }),
    ...(onProgress === undefined ? {} : { onProgress }),
  };
  const draws = await bootstrapLoss(data, best.theta, work);
  const open = openParameters(best.theta, data);
  const all = tell(best.theta, data);
  const told = Object.fromEntries(NAMES.map((name, p) => [name, open[p] ? null : all[name]])) as typeof all;
  const bound = NAMES.filter((_, p) => open[p]);
  const reasons =
    bound.length === 0 ? [] : [`The runs do not tell ${bound.join(", ")}: other values fit as well.`];
  if (!best.converged) reasons.push("The climb was still gaining when it was stopped.");
  return {
    curve: "loss",
    status: bound.length > 0 ? "not-identified" : best.converged ? "ok" : "max-iterations",
    reasons,
    parameters: told,
    ...spreadOf(draws, data, confidence),
    objective: finite(best.objective),
    delta,
    points: data.count,
    leftOut: data.leftOut,
    replicates: draws.length,
    optimum: optimumOf(told),
    engine: mathematics().engine,
  };
}

/** A term below this share of the loss is not seen. */
const SEEN = 1e-9;

/**
 * Which parameters the runs leave open: those whose changes others can make good (a term that does not fall is part of what
 * nothing removes), and those of a term that is next to nothing.
 */
function openParameters(theta: Float64Array, { columns, count }: LossData): boolean[] {
  const { derivatives } = mathematics().tapeGradient({ tape: logLossTape(), parameters: theta, columns });
  const own = NAMES.map((_, p) => derivatives.subarray(p * count, (p + 1) * count));
  const level = NAMES.map((_, p) => (p === 2 || p === 4) && theta[p] === 0);
  // The term of each parameter: E, A / N^α or B / D^β.
  const unseen = [0, 1, 1, 3, 3].map((term) => lengthOf(own[term]!) < SEEN * Math.sqrt(count));
  const { dependent } = independentColumns(
    own,
    NAMES.map((_, p) => level[p]! || unseen[p]!),
  );
  return NAMES.map((_, p) => dependent[p]! || level[p]! || unseen[p]!);
}

function checkNumbers({
  delta,
  replicates,
  seed,
  confidence,
}: Record<"delta" | "replicates" | "seed" | "confidence", number>): void {
  if (!(delta > 0 && delta < Infinity))
    refuse("delta must be positive", delta, "give a residual of ln L, such as 1e-3");
  if (!(Number.isInteger(replicates) && replicates >= 0 && replicates <= 1e6)) {
    refuse("replicates must be a count up to 1e6", replicates, "4000 are usual, 0 for none");
  }
  if (!(confidence > 0 && confidence < 1))
    refuse("confidence must lie between 0 and 1", confidence, "0.95 is usual");
  const least = fewest(confidence);
  if (replicates > 0 && replicates < least) {
    refuse(
      `replicates must be at least ${least} for intervals of ${confidence}`,
      replicates,
      "give more, or 0 for none: fewer draws have no such tails",
    );
  }
  if (!(Number.isSafeInteger(seed) && seed >= 0))
    refuse("seed must be a whole number from 0", seed, "give 1");
}

/** (ln E, a, α, b, β) of centred columns as E, A, α, B, β. */
function tell(theta: Float64Array, { means }: LossData): Record<LossParameter, number | null> {
  const [e, a, alpha, b, beta] = theta as unknown as [number, number, number, number, number];
  const [irreducible, size, dataPart] = mathematics().exp(
    Float64Array.of(e, a + alpha * means[0], b + beta * means[1]),
  ) as unknown as [number, number, number];
  const values = [irreducible, size, alpha, dataPart, beta];
  return Object.fromEntries(NAMES.map((name, p) => [name, finite(values[p]!)])) as Record<
    LossParameter,
    number | null
  >;
}

function spreadOf(
  draws: readonly Float64Array[],
  data: LossData,
  confidence: number,
): Pick<LossFit, "standardErrors" | "logStandardErrors" | "intervals"> {
  const all = draws.map((theta) => tell(theta, data));
  const columns = NAMES.map((name) => all.map((values) => values[name]).filter((value) => value !== null));
  const logs = LOGARITHMS.map((p) => {
    const mean = p === 0 ? null : data.means[p === 1 ? 0 : 1];
    return draws.map((theta) => theta[p]! + (mean === null ? 0 : theta[p + 1]! * mean));
  });
  const intervals = NAMES.flatMap((name, p): [LossParameter, LossInterval][] => {
    const ends = percentiles(columns[p]!, confidence);
    return ends === null ? [] : [[name, { low: ends[0], high: ends[1], confidence, method: "bootstrap" }]];
  });
  return {
    standardErrors: Object.fromEntries(
      NAMES.map((name, p) => [name, deviation(columns[p]!)]),
    ) as LossFit["standardErrors"],
    logStandardErrors: Object.fromEntries(
      LOGARITHMS.map((p, i) => [NAMES[p], deviation(logs[i]!)]),
    ) as LossFit["logStandardErrors"],
    intervals: Object.fromEntries(intervals),
  };
}

function deviation(values: readonly number[]): number | null {
  if (values.length < 2) return null;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return finite(
    Math.sqrt(values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (values.length - 1)),
  );
}

/** Draws that leave one at least beyond each end; of the draws asked for, those that find no optimum are left out. */
function fewest(confidence: number): number {
  return Math.max(40, Math.ceil(2 / (1 - confidence) - 1e-6));
}

function percentiles(values: readonly number[], confidence: number): [number, number] | null {
  if (values.length < fewest(confidence)) return null;
  const sorted = Float64Array.from(values).sort();
  const at = (share: number): number => {
    const place = share * (sorted.length - 1);
    const below = Math.floor(place);
    const above = Math.min(below + 1, sorted.length - 1);
    return sorted[below]! + (place - below) * (sorted[above]! - sorted[below]!);
  };
  return [at((1 - confidence) / 2), at((1 + confidence) / 2)];
}

function optimumOf({
  sizeCoefficient,
  sizeExponent,
  dataCoefficient,
  dataExponent,
}: Record<LossParameter, number | null>): LossOptimum | null {
  if (sizeCoefficient === null || dataCoefficient === null || !(sizeExponent! > 0 && dataExponent! > 0))
    return null;
  const sum = sizeExponent! + dataExponent!;
  const ratio = (sizeExponent! * sizeCoefficient) / (dataExponent! * dataCoefficient);
  const [factor] = mathematics().pow(Float64Array.of(ratio), Float64Array.of(1 / sum));
  const optimum = { sizeShare: dataExponent! / sum, dataShare: sizeExponent! / sum, factor: factor! };
  return Number.isFinite(factor) ? optimum : null;
}

function unknown(data: LossData, delta: number, reason: string): LossFit {
  const nothing = Object.fromEntries(NAMES.map((name) => [name, null])) as Record<LossParameter, null>;
  return {
    curve: "loss",
    status: "not-identified",
    reasons: [`${reason}.`],
    parameters: nothing,
    standardErrors: nothing,
    logStandardErrors: { irreducible: null, sizeCoefficient: null, dataCoefficient: null },
    intervals: {},
    objective: null,
    delta,
    points: data.count,
    leftOut: data.leftOut,
    replicates: 0,
    optimum: null,
    engine: mathematics().engine,
  };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function refuse(rule: string, got: unknown, remedy: string): never {
  throw new OnsetError("invalid-option", `${rule}, got ${String(got)}: ${remedy}`);
}
