import type { KernelCalls } from "@onset/kernel";
import { normalCut } from "../distributions/normal.ts";
import type { AveragedScore, CurveFit, Interval } from "./fit-result.ts";
import { averagedReach, distinctShapes, sharesOf } from "./weighted-average.ts";

/**
 * The score at every scale asked for, averaged over the distinct shapes: by evidence where every one of them carries it,
 * else by Akaike weight. Constants and lines take part, a shape that the data do not tell from a constant does not: the
 * constant speaks for it. Empty where fewer than two shapes have a score and a weight.
 */
export function averagedScores(
  kernel: KernelCalls,
  fits: readonly CurveFit[],
  confidence: number,
): AveragedScore[] {
  const telling = distinctShapes(fits).filter((fit) => fit.scoresAt.length > 0);
  const byEvidence = telling.length > 0 && telling.every((fit) => fit.logEvidence !== null);
  const shapes = telling.filter((fit) => byEvidence || fit.aicc !== null);
  if (shapes.length < 2) return [];
  const weights = sharesOf(
    kernel,
    shapes.map((fit) => (byEvidence ? fit.logEvidence! : -fit.aicc! / 2)),
  );
  const cut = normalCut(confidence);
  const named = Object.fromEntries(shapes.map(({ curve }, i) => [curve, weights[i]!]));
  return shapes[0]!.scoresAt.map(({ scale }, at): AveragedScore => {
    const values = shapes.map((fit) => fit.scoresAt[at]!.score);
    const score = values.reduce((sum, value, i) => sum + weights[i]! * value, 0);
    const around = (of: (fit: CurveFit) => Interval | null): { low: number | null; high: number | null } => {
      const reach = (side: "low" | "high"): number | null =>
        averagedReach(
          shapes.map((fit, i) => ({ value: values[i]!, end: of(fit)?.[side] ?? null })),
          weights,
          score,
          cut,
        );
      const [below, above] = [reach("low"), reach("high")];
      return {
        low: below === null ? null : Math.max(0, score - below),
        high: above === null ? null : Math.min(1, score + above),
      };
    };
    return {
      scale,
      score,
      ...around((fit) => fit.scoresAt[at]!.interval),
      prediction: around((fit) => fit.scoresAt[at]!.prediction),
      confidence,
      by: byEvidence ? "evidence" : "aicc",
      weights: named,
    };
  });
}
