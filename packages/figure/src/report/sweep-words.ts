import type { AxisSpec, SweepSpec } from "@onset/core";
import { formatCount, formatNumber } from "../format/format-number.ts";

/** What was swept, to go after `simulated with`: `the exact-match curve`, `k-of-n skills`, `the expression …`. */
export function modelWords(model: SweepSpec["model"]): string {
  if ("curve" in model) return `the ${model.curve} curve`;
  return "compose" in model ? `${model.compose} skills` : `the expression ${model.expression}`;
}

/** What was kept of each curve: `onset and width`, `observed onset`, `score at 1e9`. */
export function observableWords(observables: SweepSpec["observables"]): string {
  const words = observables.map((observable) => {
    if (typeof observable === "string") return observable;
    if ("onset" in observable) return `onset at ${formatNumber(observable.onset)}`;
    if ("observed" in observable) return `observed ${observable.observed}`;
    return `score at ${[observable.scoreAt].flat().map(formatNumber).join(", ")}`;
  });
  return words.join(" and ");
}

/** The values of an axis: `50 from 0.5 to 10, geometric`. */
export function axisWords(axis: AxisSpec): string {
  if (typeof axis === "number") return formatNumber(axis);
  if (Array.isArray(axis)) return (axis as readonly number[]).map(formatNumber).join(", ");
  if ("zip" in axis) return `together: ${groupWords(axis.zip)}`;
  if ("points" in axis)
    return `${formatCount(axis.count)} ${axis.points} points of ${Object.keys(axis.of).join(", ")}`;
  if ("to" in axis) {
    const spacing = axis.spacing ?? "linear";
    return `${formatCount(axis.count)} from ${formatNumber(axis.from)} to ${formatNumber(axis.to)}, ${spacing}`;
  }
  if (!("from" in axis)) return "";
  const by =
    axis.ratio === undefined ? `by ${formatNumber(axis.step ?? 0)}` : `times ${formatNumber(axis.ratio)}`;
  return `${formatCount(axis.count)} from ${formatNumber(axis.from)} ${by}`;
}

function groupWords(group: Readonly<Record<string, AxisSpec>>): string {
  return Object.entries(group)
    .map(([name, axis]) => `${name} ${axisWords(axis)}`)
    .join("; ");
}
