import { testLabels } from "./bootstrap-test.ts";
import type { BootstrapTest, TestName } from "./bootstrap-test.ts";
import type { BootstrapSettings } from "./bootstrap-options.ts";
import type { DrawnFrom } from "./drawn-under.ts";

/**
 * Statistics nearer than this are ties. Counts have few values, and searches end within less of the best: where the alternative
 * gains nothing, what is left of two searches is no gain that others could fall short of.
 */
const tie = 1e-3;
/** The same in shares of the observed one. */
const tieShare = 1e-6;

/**
 * Statistics of the series drawn as numbers `begin` … `end` − 1 from the null. Only whether they come to `least` counts: whatever
 * lies below may be any number below.
 */
export type DrawnStatistics = (begin: number, end: number, least: number) => ArrayLike<number>;

/** A statistic among those of series drawn from the null. */
export interface Ranks {
  readonly observed: number;
  readonly drawn: DrawnStatistics;
  readonly nullHypothesis: string;
  readonly from: DrawnFrom;
}

/**
 * The rank of the observed statistic among those of the null. A series drawn that no curve fits counts against the alternative.
 *
 * Drawing ends with the series that is the h-th to reach the observed statistic, h = `enough`; p is then h / l, where l were drawn,
 * and (1 + reached) / (1 + replicates) where fewer reach it. Whichever it is, P(p ≤ α) ≤ α under the null: p ≤ h / l says that
 * fewer than h of the first l − 1 reach the observed one, which is among the h greatest of l. Source: J. Besag & P. Clifford,
 * Biometrika 78 (1991) 301–304.
 */
export function ranked(
  test: TestName,
  { observed, drawn, nullHypothesis, from }: Ranks,
  limits: Pick<BootstrapSettings, "replicates" | "enough">,
): BootstrapTest {
  const least = observed - tie - tieShare * Math.abs(observed);
  const { p, replicates } = count(drawn, least, limits);
  return {
    test,
    label: testLabels[test],
    status: "ok",
    reason: null,
    nullHypothesis,
    drawnFrom: from,
    statistic: observed,
    p,
    monteCarloError: Math.sqrt((p * (1 - p)) / replicates),
    replicates,
    q: p,
    among: 1,
  };
}

function count(
  drawn: DrawnStatistics,
  least: number,
  { replicates, enough }: Pick<BootstrapSettings, "replicates" | "enough">,
): { readonly p: number; readonly replicates: number } {
  let reached = 0;
  for (let begin = 0; begin < replicates;) {
    const end = Math.min(replicates, begin + round(begin, reached, enough));
    // Nothing gains less than nothing.
    const statistics = least <= 0 ? null : drawn(begin, end, least);
    for (let at = begin; at < end; at++) {
      if (statistics !== null && statistics[at - begin]! < least) continue;
      reached++;
      if (reached === enough) return { p: enough / (at + 1), replicates: at + 1 };
    }
    begin = end;
  }
  return { p: (1 + reached) / (1 + replicates), replicates };
}

/** So many are drawn together: about as many as it takes by the share seen so far, and no more than were drawn already. */
function round(begin: number, reached: number, enough: number): number {
  if (begin === 0) return enough;
  const wanted = reached === 0 ? begin : Math.ceil((1.1 * (enough - reached) * begin) / reached);
  return Math.min(begin, Math.max(wanted, Math.ceil(begin / 4)));
}
