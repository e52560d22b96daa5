import type { FigureFormat } from "../spec/figure-spec.ts";
import { formatCount, formatNumber } from "./format-number.ts";
import { formatScale } from "./format-scale.ts";
import { formatShare } from "./format-share.ts";

/** A number in the way its axis or column is written. */
export function formatValue(value: number, form: FigureFormat): string {
  if (form === "share") return formatShare(value);
  if (form === "count") return formatCount(value);
  if (form === "number") return formatNumber(value);
  return formatScale(value, form);
}
