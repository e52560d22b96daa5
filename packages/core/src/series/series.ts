/** What stands on the x axis. */
export type AxisKind =
  | "params"
  | "non-embedding-params"
  | "train-flops"
  | "train-tokens"
  | "loss"
  | "shots"
  | "date";

/** x = transform(scale). A scale is a number as published; x is what curves are functions of. */
export type AxisTransform = "log10" | "log1p" | "identity";

/** The axis of a series: one kind, one transform. */
export interface Axis {
  readonly kind: AxisKind;
  readonly transform: AxisTransform;
}

/** One observed score. `score` is a share in [0, 1], higher is better; `scale` is as published (not its logarithm). */
export interface Point {
  readonly scale: number;
  readonly score: number;
  /** Tries and hits, where the source tells them. */
  readonly items: number | null;
  readonly correct: number | null;
  /** Published standard error of the score, in the unit of the score. */
  readonly standardError: number | null;
  readonly model: string | null;
}

/** Scores of one task under one metric and one setting, for models of several scales. */
export interface Series {
  /** `family/task[/subtask]/metric/shots-k[/variant]`, each part URL-encoded, unique in its source. */
  readonly id: string;
  readonly source: string | null;
  readonly family: string | null;
  readonly task: string;
  readonly subtask: string | null;
  readonly metric: string;
  readonly shots: number | null;
  readonly variant: string | null;
  /** Nominal guess rate: 1/choices or the majority baseline; null if unknown. */
  readonly chance: number | null;
  readonly axis: Axis;
  /** In ascending order of scale. Repeated scales are allowed. */
  readonly points: readonly Point[];
}
