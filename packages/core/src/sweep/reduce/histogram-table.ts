import { groupColumns } from "./group-columns.ts";
import type { Gathered } from "./gathered.ts";
import type { ReducedTable } from "./reduced-table.ts";

/** One row for each group and bin: the remaining axes, the ends of the bin, and each observable's count. */
export function histogramTable({ sweep, groups, statistics }: Omit<Gathered, "values">): ReducedTable {
  const edges = statistics[0]!.histogram!.edges;
  const bins = edges.length - 1;
  const rows = groups.groups * bins;
  const unit = sweep.observables.length === 1 ? sweep.observables[0]!.unit : "";
  const ends = (first: number): Float64Array<ArrayBuffer> =>
    Float64Array.from({ length: rows }, (_, row) => edges[first + (row % bins)]!);
  return {
    rows,
    columns: [
      ...groupColumns(sweep, groups.groups, bins),
      { name: "bin_from", unit, values: ends(0) },
      { name: "bin_to", unit, values: ends(1) },
      ...statistics.map(({ histogram }, i) => ({
        name: `${sweep.observables[i]!.name}_count`,
        unit: "count",
        values: Float64Array.from(histogram!.counts),
      })),
    ],
  };
}
