import type { DatasetCard } from "./dataset-card.ts";

/** One published score, as a share in [0, 1]; `scale` is the number of parameters. */
export interface DatasetPoint {
  readonly scale: number;
  readonly score: number;
  readonly items: number | null;
  readonly correct: number | null;
  readonly standardError: number | null;
  readonly model: string | null;
}

/** Scores of one task in one setting over models of several sizes; structurally a `Series` of `@onset/core`. */
export interface DatasetSeries {
  /** `family/task/metric/shots-k[/variant]`, each part URL-encoded; unique in its dataset. */
  readonly id: string;
  readonly source: string | null;
  readonly family: string | null;
  readonly task: string;
  readonly subtask: string | null;
  readonly metric: string;
  readonly shots: number | null;
  /** The source's setting (`few-shot`), where it has one. */
  readonly variant: string | null;
  readonly chance: number | null;
  readonly axis: { readonly kind: "params" | "non-embedding-params"; readonly transform: "log10" };
  /** In ascending order of scale. */
  readonly points: readonly DatasetPoint[];
}

/** A dataset: its card and its series, in the order of the source. */
export interface Dataset {
  readonly card: DatasetCard;
  readonly series: readonly DatasetSeries[];
}
