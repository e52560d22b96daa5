import { normalCut } from "../distributions/normal.ts";
import type { Point } from "./series.ts";

/** An error bar of one score, as shares. */
export interface ScoreInterval {
  readonly low: number;
  readonly high: number;
  readonly method: "wilson" | "normal";
}

/**
 * The error bar of an observed score: Wilson's score interval where items are known (never empty, never outside
 * [0, 1]), score ± z·standardError cut to [0, 1] where only a standard error above 0 is, else `null`. A published
 * standard error of exactly 0 says that all items agreed, not that the score is certain.
 * Source: E. B. Wilson, J. Am. Stat. Assoc. 22 (1927) 209.
 *
 * @param confidence a fraction, 0.95 unless said
 */
export function scoreInterval(
  point: Pick<Point, "score" | "items" | "correct" | "standardError">,
  confidence = 0.95,
): ScoreInterval | null {
  const z = normalCut(confidence);
  if (point.items !== null) {
    const n = point.items;
    const share = point.correct === null ? point.score : point.correct / n;
    const center = (share + (z * z) / (2 * n)) / (1 + (z * z) / n);
    const reach = (z / (1 + (z * z) / n)) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
    // At 0 of n and n of n the ends are 0 and 1 exactly; rounding must not leave 1e-18 there.
    return {
      low: share === 0 ? 0 : Math.max(0, center - reach),
      high: share === 1 ? 1 : Math.min(1, center + reach),
      method: "wilson",
    };
  }
  if (point.standardError !== null && point.standardError > 0) {
    const reach = z * point.standardError;
    return {
      low: Math.max(0, point.score - reach),
      high: Math.min(1, point.score + reach),
      method: "normal",
    };
  }
  return null;
}
