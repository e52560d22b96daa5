import { formatInterval } from "../format/format-interval.ts";
import { formatScaleWithUnit } from "../format/format-scale.ts";
import { formatValue } from "../format/format-value.ts";
import type { FigureFormat, FigurePoint, FigureSpec, PointsMark } from "./figure-spec.ts";

/** One point in words: `GPT-3 XL, 1.3B parameters: 0.85 % (interval 0.53 % to 1.36 %)`. */
export function pointText(point: FigurePoint, spec: Pick<FigureSpec, "x" | "y">): string {
  const place = valueWithUnit(point.x, spec.x.format);
  const interval =
    point.low === null && point.high === null ? "" : ` (interval ${formatInterval(point, spec.y.format)})`;
  const name = point.label === null ? "" : `${point.label}, `;
  return `${name}${place}: ${formatValue(point.y, spec.y.format)}${interval}`;
}

/** A number with the unit of its format, for sentences. */
export function valueWithUnit(value: number, form: FigureFormat): string {
  return form === "share" || form === "count" || form === "number"
    ? formatValue(value, form)
    : formatScaleWithUnit(value, form);
}

/** A point of a figure with its words, for keyboard walks and tooltips. */
export interface SpokenPoint extends FigurePoint {
  /** Label of the mark it belongs to. */
  readonly mark: string;
  readonly text: string;
}

/** All points of a figure in ascending x (ties in their given order), each with the words that announce it. */
export function spokenPoints(spec: FigureSpec): readonly SpokenPoint[] {
  return spec.marks
    .filter((mark): mark is PointsMark => mark.kind === "points")
    .flatMap((mark) =>
      mark.points.map((point) => ({ ...point, mark: mark.label, text: pointText(point, spec) })),
    )
    .sort((a, b) => a.x - b.x);
}
