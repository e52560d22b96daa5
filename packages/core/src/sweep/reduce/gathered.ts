import type { ObservableStatistics } from "./observable-statistics.ts";
import type { ReducedSweep } from "./reduced-sweep.ts";
import type { RowGroups } from "./row-groups.ts";

/** Everything that was gathered of a whole sweep, for the tables. */
export interface Gathered {
  readonly sweep: ReducedSweep;
  readonly groups: RowGroups;
  /** One for each observable. */
  readonly statistics: readonly ObservableStatistics[];
  /** Every value, one array for each observable, where they were kept. */
  readonly values: readonly Float64Array<ArrayBuffer>[];
}
