import type { FitData } from "../fit/fit-data.ts";

/** Part of a decade outside of the observed range up to which the data tell of a place. */
const leeway = 0.5;

/** The places that the data can tell of: half a decade beyond the sizes, on axes without a logarithm an eighth of their range. */
export function reachOf({ x, range, series }: FitData): { readonly from: number; readonly to: number } {
  const decade = series.axis.transform === "log10" ? 1 : range / 4;
  return { from: x[0]! - leeway * decade, to: x.at(-1)! + leeway * decade };
}

/** Distance of the sizes on either side of a threshold; outside of the data that of the nearest two. */
export function gapAt({ x }: FitData, threshold: number): number {
  const sizes = [...new Set(x)];
  const after = Math.min(
    Math.max(
      sizes.findIndex((size) => size > threshold),
      1,
    ),
    sizes.length - 1,
  );
  const at = sizes.at(-1)! <= threshold ? sizes.length - 1 : after;
  return sizes[at]! - sizes[at - 1]!;
}
