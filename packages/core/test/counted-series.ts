import type { Series } from "../src/series/series.ts";

/** Hits of items at every size: the same items everywhere, or so many each. */
export interface Counts extends Partial<Omit<Series, "points">> {
  readonly scales: readonly number[];
  readonly correct: readonly number[];
  readonly items: number | readonly number[];
}

/** A nameless series of counts, but for what is said of it. */
export function countedSeries({ scales, correct, items, ...about }: Counts): Series {
  return {
    id: "family/task/acc/shots-0",
    source: null,
    family: null,
    task: "task",
    subtask: null,
    metric: "acc",
    shots: 0,
    variant: null,
    chance: null,
    axis: { kind: "params", transform: "log10" },
    ...about,
    points: scales.map((scale, i) => {
      const tries = typeof items === "number" ? items : items[i]!;
      const hits = correct[i]!;
      return { scale, score: hits / tries, items: tries, correct: hits, standardError: null, model: null };
    }),
  };
}
