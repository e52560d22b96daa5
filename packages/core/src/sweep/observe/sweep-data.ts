import { refuseSpec } from "../spec-fault.ts";
import type { DataSpec } from "../sweep-spec.ts";
import type { RowPlace } from "../model/sweep-model.ts";
import { sortedPlace } from "./places.ts";

/** Data as the kernel takes them: one score and weight for each place. */
export interface SweepData {
  readonly place: RowPlace;
  readonly scores: Float64Array<ArrayBuffer>;
  readonly weights: Float64Array<ArrayBuffer>;
  /** Σ w (y − ȳ)² within repeated scales: what their means hide of a sum of squares. */
  readonly within: number;
}

interface Point {
  readonly scale: number;
  readonly score: number;
  readonly weight: number;
}

/** Checks the data of a spec, and puts points of one scale together: their weights add, their scores average. */
export function sweepData(data: DataSpec): SweepData {
  const points = pointsOf(data);
  const place = sortedPlace(data.scale, "data.scale");
  const weights = new Float64Array(place.x.length);
  const sums = new Float64Array(place.x.length);
  const indexOf = new Map(Array.from(place.scales, (scale, index) => [scale, index]));
  for (const { scale, score, weight } of points) {
    const index = indexOf.get(scale)!;
    weights[index]! += weight;
    sums[index]! += weight * score;
  }
  const scores = sums.map((sum, index) => (weights[index] === 0 ? 0 : sum / weights[index]!));
  let within = 0;
  for (const { scale, score, weight } of points)
    within += weight * (score - scores[indexOf.get(scale)!]!) ** 2;
  return { place, scores, weights, within };
}

function pointsOf(data: DataSpec): Point[] {
  const { scale, score, items, correct, weight } = data;
  for (const [name, list] of Object.entries({ score, items, correct, weight })) {
    if (list === undefined || list.length === scale.length) continue;
    refuseSpec(
      `data.${name} must hold one number for each scale (${scale.length}), got ${list.length}`,
      "give every scale one",
    );
  }
  if (score !== undefined) {
    if (items !== undefined || correct !== undefined) {
      refuseSpec("data must have either score or items and correct, got both", "leave one of them out");
    }
    checkEach(weight ?? [], "data.weight", "must not be negative", (value) => value >= 0);
    return scale.map((at, i) => ({ scale: at, score: score[i]!, weight: weight?.[i] ?? 1 }));
  }
  if (items === undefined || correct === undefined) {
    refuseSpec(
      `data.${items === undefined && correct === undefined ? "score" : items === undefined ? "items" : "correct"} is missing`,
      "give score, or items and correct, for each scale",
    );
  }
  if (weight !== undefined) refuseSpec("data.weight is for score only", "items are the weights of counts");
  checkEach(items, "data.items", "must be a whole number", (value) => Number.isInteger(value));
  checkEach(
    correct,
    "data.correct",
    "must be a whole number from 0 to the items",
    (value, i) => Number.isInteger(value) && value >= 0 && value <= items[i]!,
  );
  return scale.map((at, i) => ({ scale: at, score: correct[i]! / items[i]!, weight: items[i]! }));
}

function checkEach(
  list: readonly number[],
  path: string,
  rule: string,
  holds: (value: number, index: number) => boolean,
): void {
  const bad = list.findIndex((value, index) => !holds(value, index));
  if (bad >= 0) refuseSpec(`${path}[${bad}] ${rule}, got ${list[bad]}`);
}
