import type { Likelihood } from "./fit-result.ts";

/**
 * 95 % points of 2 (ℓ_sigmoid − ℓ_constant) when the truth is a constant, by number of points. The usual χ² law does not
 * hold (under a constant the threshold and the width mean nothing), so these were simulated.
 */
const quantiles: Readonly<Record<Likelihood, readonly (readonly [points: number, quantile: number])[]>> = {
  binomial: [
    [5, 8],
    [100, 8],
  ],
  gaussian: [
    [5, 20],
    [100, 12],
  ],
};

/** The statistic that a sigmoid must exceed to be told from a constant; between the simulated designs interpolated. */
export function flatNullCut(likelihood: Likelihood, points: number): number {
  const table = quantiles[likelihood];
  const above = table.findIndex(([at]) => at >= points);
  if (above < 0) return table.at(-1)![1];
  if (above === 0) return table[0]![1];
  const [[fromPoints, from], [toPoints, to]] = [table[above - 1]!, table[above]!];
  return from + ((to - from) * (points - fromPoints)) / (toPoints - fromPoints);
}
