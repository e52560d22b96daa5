import type { SeriesAnalysis } from "@onset/core";

/**
 * The series that tell most in little room: those whose threshold has the narrowest interval first, one of each task
 * before a second of any; those that a line or a constant describes better follow. Series without a threshold come last, in their own order.
 */
export function chooseTelling(analyses: readonly SeriesAnalysis[], count: number): readonly SeriesAnalysis[] {
  const ranked = analyses
    .map((analysis, order) => ({ analysis, order, span: intervalSpan(analysis) }))
    .sort((a, b) => a.span - b.span || a.order - b.order);
  const chosen: SeriesAnalysis[] = [];
  const rounds = new Map<string, number>();
  const byRound = ranked.map((entry) => {
    const { task } = entry.analysis.result.series;
    const round = rounds.get(task) ?? 0;
    rounds.set(task, round + 1);
    return { ...entry, round: Number.isFinite(entry.span) ? round : Number.MAX_SAFE_INTEGER };
  });
  for (const { analysis } of byRound.sort((a, b) => a.round - b.round)) {
    if (chosen.length < count) chosen.push(analysis);
  }
  return chosen;
}

/** Decades added where a sigmoid is not the best description: more than any interval has. */
const DOUBTFUL = 1000;

/** Width of the threshold's interval in decades; infinite where a side is open. */
function intervalSpan({ result, comparison }: SeriesAnalysis): number {
  const logistic = result.fits.find(({ curve }) => curve === "logistic");
  const interval = logistic?.intervals.threshold;
  if (logistic?.status === "not-identified" || interval === undefined) return Number.POSITIVE_INFINITY;
  const { low, high } = interval;
  if (low === null || high === null) return Number.POSITIVE_INFINITY;
  return comparison.best === "logistic" ? high - low : DOUBTFUL + high - low;
}
