import type { Observer } from "@onset/kernel";
import type { ObservedMeasure } from "../sweep-spec.ts";

/** A measure of one curve as the kernel takes it, with its unit. */
export interface Measure {
  readonly observer: Observer;
  readonly unit: string;
}

const middle = 0.5;
const [low, high] = [0.1, 0.9];

/** The measures by name. `breakthroughness` and `emergenceScore` are two names of one formula. */
export const measures: Readonly<Record<ObservedMeasure, Measure>> = {
  onset: { observer: { kind: "crossing", level: middle, of: "core" }, unit: "log10 of the scale" },
  width: { observer: { kind: "width", low, high, of: "core" }, unit: "decades" },
  slope: { observer: { kind: "slope" }, unit: "score per decade" },
  slopeAt: { observer: { kind: "slope-at" }, unit: "log10 of the scale" },
  area: { observer: { kind: "area" }, unit: "score × decades" },
  least: { observer: { kind: "least" }, unit: "share" },
  most: { observer: { kind: "most" }, unit: "share" },
  breakthroughness: { observer: { kind: "breakthroughness" }, unit: "ratio" },
  linearity: { observer: { kind: "linearity" }, unit: "ratio" },
  emergenceScore: { observer: { kind: "breakthroughness" }, unit: "ratio" },
};

const ofDifferences: ReadonlySet<Observer["kind"]> = new Set([
  "slope",
  "slope-at",
  "area",
  "breakthroughness",
  "linearity",
]);

/** Whether an observer looks at neighbours, and so needs two places at least. */
export function needsTwo(observer: Observer): boolean {
  return ofDifferences.has(observer.kind);
}
