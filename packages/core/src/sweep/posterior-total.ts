// Posterior weights under a prior that is flat over the grid: exp(l − log Σ exp(l)), l the log-likelihood of each curve.
import { mathematics } from "../mathematics.ts";

/** Σ exp(l) as sum · exp(most): likelihoods of many items are far below the smallest float64. */
export interface PosteriorTotal {
  readonly most: number;
  readonly sum: number;
}

/** The part of a total that one slice adds. NaN is no curve and weighs nothing. */
export function posteriorPart(logLikelihoods: Float64Array): PosteriorTotal {
  const known = logLikelihoods.filter((value) => !Number.isNaN(value));
  const most = known.reduce((high, value) => Math.max(high, value), -Infinity);
  if (most === -Infinity) return { most, sum: 0 };
  const terms = mathematics().exp(known.map((value) => value - most));
  return { most, sum: terms.reduce((sum, term) => sum + term, 0) };
}

/** The total of all slices, in their order: the same bits however they were computed. */
export function posteriorTotal(parts: readonly PosteriorTotal[]): PosteriorTotal {
  const most = parts.reduce((high, part) => Math.max(high, part.most), -Infinity);
  if (most === -Infinity) return { most, sum: 0 };
  const factors = mathematics().exp(Float64Array.from(parts, (part) => part.most - most));
  return { most, sum: parts.reduce((sum, part, i) => sum + part.sum * factors[i]!, 0) };
}

/** The weights of log-likelihoods, as shares of the total; NaN stays. */
export function posteriorWeights(
  { most, sum }: PosteriorTotal,
  logLikelihoods: Float64Array,
): Float64Array<ArrayBuffer> {
  const scaled = mathematics().exp(logLikelihoods.map((value) => value - most));
  return scaled.map((term) => term / sum);
}
