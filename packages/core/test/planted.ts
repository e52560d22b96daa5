import type { Series } from "../src/series/series.ts";

/** Numbers in [0, 1) from a seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A bare series; with items, hits are rounded from the scores. */
export function seriesOf(
  scales: readonly number[],
  scores: readonly number[],
  items: number | null = null,
): Series {
  return {
    id: "F/planted/acc/shots-0",
    source: null,
    family: "F",
    task: "planted",
    subtask: null,
    metric: "acc",
    shots: 0,
    variant: null,
    chance: 0.25,
    axis: { kind: "params", transform: "log10" },
    points: scales.map((scale, i) => {
      const correct = items === null ? null : Math.round(scores[i]! * items);
      const score = correct === null ? scores[i]! : correct / items!;
      return { scale, score, items, correct, standardError: null, model: null };
    }),
  };
}

/** What a planted curve is made of; `right` below `left` falls. */
export interface PlantedCurve {
  readonly threshold: number;
  readonly steepness: number;
  readonly left: number;
  readonly right: number;
}

/** ψ of a planted curve, by JavaScript's own functions: independent of the kernel. */
export function psi(curve: PlantedCurve, x: number): number {
  return curve.left + (curve.right - curve.left) / (1 + Math.exp(-curve.steepness * (x - curve.threshold)));
}

/** Scales at even distances of x, both ends included. */
export function scalesBetween(low: number, high: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => 10 ** (low + ((high - low) * i) / (count - 1)));
}

/** A series drawn from a planted curve with so many items at each size. */
export function drawn(
  curve: PlantedCurve,
  scales: readonly number[],
  items: number,
  random: () => number,
): Series {
  const scores = scales.map((scale) => {
    const p = psi(curve, Math.log10(scale));
    let hits = 0;
    for (let i = 0; i < items; i++) if (random() < p) hits++;
    return hits / items;
  });
  return seriesOf(scales, scores, items);
}
