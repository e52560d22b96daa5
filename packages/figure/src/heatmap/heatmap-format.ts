import { formatCount, formatMagnitude, formatNumber } from "../format/format-number.ts";
import { formatShare } from "../format/format-share.ts";
import { type Tick, ticksOf } from "../format/ticks.ts";
import type { HeatmapFormat } from "./heatmap-spec.ts";

/** A number of a heatmap as it is read: `6.6B`, `0.85 %`, `1.2`. */
export function formatHeatmapValue(value: number, form: HeatmapFormat): string {
  if (!Number.isFinite(value)) return "–";
  if (form === "scale") return formatMagnitude(value);
  // Beyond what a number can hold, the exponent itself says it.
  if (form === "log10-scale") return Math.abs(value) < 300 ? formatMagnitude(10 ** value) : `1e${value}`;
  if (form === "share") return formatShare(value);
  return form === "count" ? formatCount(value) : formatNumber(value);
}

/** Round numbers between `low` and `high` with their labels, at most about `most`; `ratio` for equal ratios. */
export function heatmapTicks(
  [low, high]: readonly [low: number, high: number],
  form: HeatmapFormat,
  { most, ratio }: { readonly most: number; readonly ratio: boolean },
): readonly Tick[] {
  if (!(high > low)) return [{ value: low, label: formatHeatmapValue(low, form) }];
  if (form === "log10-scale" && high < 300 && low > -300) {
    const axis = { label: "", scale: "log10", domain: [10 ** low, 10 ** high], format: "number" } as const;
    return ticksOf(axis, most).map(({ value }) => ({
      value: Math.log10(value),
      label: formatMagnitude(value),
    }));
  }
  const axis = {
    label: "",
    scale: ratio ? "log10" : "linear",
    domain: [low, high],
    format: "number",
  } as const;
  return ticksOf(axis, most).map(({ value }) => ({ value, label: formatHeatmapValue(value, form) }));
}
