import { readFileSync } from "node:fs";
import type { SliceValues } from "../../src/sweep/reduce/group-statistic.ts";

/** What tools/golden/reduce.py wrote. */
export interface Golden {
  readonly statistics: readonly {
    readonly name: string;
    readonly values: number[];
    readonly mean: number;
    readonly sd: number | null;
    readonly shares: number[];
    readonly quantiles: number[];
    readonly histogram: { from: number; to: number; bins: number; counts: number[]; edges: number[] };
  }[];
  readonly sensitivity: { parameters: number; values: number[]; first: number[]; total: number[] };
}

export const golden: Golden = JSON.parse(
  readFileSync(new URL("../golden/reduce.json", import.meta.url), "utf8"),
) as Golden;

/** The bytes of a statistic's fields, for comparison. */
export function bytesOf(statistic: { fields(): readonly { values: ArrayLike<number> }[] }): string {
  return JSON.stringify(statistic.fields().map(({ values }) => Array.from(values, (value) => `${value}`)));
}

/** Values that all belong to group 0, as one slice. */
export function slice(values: ArrayLike<number>): SliceValues {
  return {
    values: Float64Array.from(values),
    groups: Int32Array.of(0),
    ends: Int32Array.of(values.length),
    step: 0,
    firstRow: 0,
  };
}

/** Values with a group each. */
export function grouped(values: ArrayLike<number>, groups: ArrayLike<number>): SliceValues {
  return {
    values: Float64Array.from(values),
    groups: Int32Array.from(groups),
    ends: Int32Array.from({ length: values.length }, (_, row) => row + 1),
    step: 0,
    firstRow: 0,
  };
}
