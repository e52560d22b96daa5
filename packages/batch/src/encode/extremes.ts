import type { Statistics } from "hyparquet";
import type { Values } from "./layout.ts";

/**
 * Least and most value, as Parquet's readers use them to pass over row groups: NaN left out, and zeros signed outwards
 * so that either zero is within (https://github.com/apache/parquet-format, ColumnOrder). No bounds where all are NaN.
 */
export function extremes(values: Values): Statistics {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  if (least > most) return { null_count: 0n };
  return { null_count: 0n, min_value: least === 0 ? -0 : least, max_value: most === 0 ? 0 : most };
}
