import { scaleToX, widthUnit } from "@onset/core";
import type { Marginal, PosteriorQuantity, Series } from "@onset/core";
import { formatNumber } from "../format/format-number.ts";

/** Part of a decade outside the observed range beyond which an end is the prior's; fitted intervals are open there. */
const leeway = 0.5;

/** Which ends of an interval are the prior's and not the data's, in sentences; by the rules of `onset fit --interval posterior`. */
export function openEnds(
  { axis, points }: Pick<Series, "axis" | "points">,
  quantity: PosteriorQuantity,
  marginals: Readonly<Partial<Record<PosteriorQuantity, Marginal | null>>>,
): readonly string[] {
  const own = marginals[quantity];
  if (own === null || own === undefined) return [];
  const x = [
    ...new Set(
      scaleToX(
        axis,
        points.map(({ scale }) => scale),
      ),
    ),
  ].toSorted((a, b) => a - b);
  const [first = 0, last = 0] = [x[0], x.at(-1)];
  const range = last - first;
  const log = axis.transform === "log10";
  if (quantity === "threshold") {
    const reach = leeway * (log ? 1 : range / 4);
    const ends = [own.low < first - reach ? "below" : "", own.high > last + reach ? "above" : ""].filter(
      Boolean,
    );
    const far = log ? "more than half a decade" : "far";
    return ends.length === 0
      ? []
      : [`Open ${ends.join(" and ")}: ${far} beyond the sizes the prior speaks, not the data.`];
  }
  if (quantity !== "width") return [];
  const gap = gapAt(x, marginals.threshold?.median ?? first);
  const gapText = `the gap between two sizes, ${formatNumber(gap)} ${formatNumber(gap) === "1" ? widthUnit(axis).replace(/^decades$/, "decade") : widthUnit(axis)}`;
  if (own.median < gap) return [`Narrower than ${gapText}: how narrow, the prior says, not the data.`];
  return [
    ...(own.low < gap ? [`Open below: under ${gapText}, the prior speaks.`] : []),
    ...(own.high > range + 1 ? [`Open above: beyond what the sizes span, the prior speaks.`] : []),
  ];
}

/** Distance of the sizes on either side of a threshold; outside of them that of the nearest two. */
function gapAt(sizes: readonly number[], threshold: number): number {
  const after = sizes.findIndex((size) => size > threshold);
  const at = after < 0 ? sizes.length - 1 : Math.min(Math.max(after, 1), sizes.length - 1);
  return (sizes[at] ?? 0) - (sizes[at - 1] ?? 0);
}
