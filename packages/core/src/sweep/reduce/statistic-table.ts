import type { ReduceSpec, StatisticSpec } from "../sweep-spec.ts";
import type { DyadicHistogram } from "./dyadic-histogram.ts";
import type { Gathered } from "./gathered.ts";
import { groupColumns, reducedColumns } from "./group-columns.ts";
import type { ObservableStatistics } from "./observable-statistics.ts";
import { between, quantilePosition, quantiles, ranksOf } from "./quantiles.ts";
import type { ReducedColumn, ReducedTable } from "./reduced-table.ts";

/** One row for each group: the remaining axes, then each observable's statistics in the order asked for. */
export function statisticTable(
  gathered: Gathered,
  reduce: Extract<ReduceSpec, { statistics: unknown }>,
): ReducedTable {
  const { sweep, groups, statistics } = gathered;
  const columns = statistics.flatMap((own, index) =>
    reduce.statistics.flatMap((statistic) =>
      columnsOf({ gathered, own, index, ...sweep.observables[index]! }, statistic),
    ),
  );
  return { rows: groups.groups, columns: [...groupColumns(sweep, groups.groups), ...columns] };
}

/** One observable with what was gathered of it. */
interface Observed {
  readonly gathered: Gathered;
  readonly own: ObservableStatistics;
  readonly index: number;
  readonly name: string;
  readonly unit: string;
}

function columnsOf(observed: Observed, statistic: StatisticSpec): ReducedColumn[] {
  const { own, name, unit } = observed;
  if (typeof statistic === "object") {
    return "quantiles" in statistic
      ? quantileColumns(observed, statistic.quantiles)
      : outsideColumns(observed);
  }
  switch (statistic) {
    case "count":
      return [column(`${name}_count`, "count", own.moments!.counts)];
    case "mean":
      return [
        column(
          `${name}_mean`,
          unit,
          each(observed, (group) => own.moments!.mean(group)),
        ),
      ];
    case "sum":
      return [
        column(
          `${name}_sum`,
          unit,
          each(observed, (group) => own.moments!.sum(group)),
        ),
      ];
    case "sd":
      return [
        column(
          `${name}_sd`,
          unit,
          each(observed, (group) => own.moments!.deviation(group)),
        ),
      ];
    case "min":
      return [column(`${name}_min`, unit, own.extremes!.least)];
    case "max":
      return [column(`${name}_max`, unit, own.extremes!.most)];
    case "argmin":
      return argColumns(observed, "argmin", own.extremes!.leastRow);
    default:
      return argColumns(observed, "argmax", own.extremes!.mostRow);
  }
}

/** A copy: the table outlives the reduction. */
function column(name: string, unit: string, values: Float64Array): ReducedColumn {
  return { name, unit, values: Float64Array.from(values) };
}

function each({ gathered }: Observed, value: (group: number) => number): Float64Array<ArrayBuffer> {
  const values = new Float64Array(gathered.groups.groups);
  for (let group = 0; group < values.length; group++) values[group] = value(group);
  return values;
}

function argColumns({ gathered, name }: Observed, word: string, rows: Float64Array): ReducedColumn[] {
  return reducedColumns(gathered.sweep, rows).map((own) => ({ ...own, name: `${name}_${word}_${own.name}` }));
}

function outsideColumns({ own, name }: Observed): ReducedColumn[] {
  return [
    column(`${name}_below`, "count", own.histogram!.below),
    column(`${name}_above`, "count", own.histogram!.above),
  ];
}

/** Exact where every value was kept; else with a column that says how far they may be off. */
function quantileColumns(observed: Observed, shares: readonly number[]): ReducedColumn[] {
  const { own, name, unit, gathered, index } = observed;
  const columns = shares.map((p) => ({
    name: `${name}_q${p}`,
    unit,
    values: new Float64Array(gathered.groups.groups),
  }));
  const { dyadic } = own;
  const quantilesOf =
    dyadic === null
      ? exactQuantiles(gathered, index, shares)
      : (group: number) => countedQuantiles(dyadic, group, shares);
  for (let group = 0; group < gathered.groups.groups; group++) {
    quantilesOf(group).forEach((value, i) => {
      columns[i]!.values[group] = value;
    });
  }
  if (dyadic === null) return columns;
  return [
    ...columns,
    column(
      `${name}_quantile_error`,
      unit,
      each(observed, (group) => dyadic.error(group)),
    ),
  ];
}

function exactQuantiles(
  { groups, values }: Gathered,
  index: number,
  shares: readonly number[],
): (group: number) => number[] {
  const all = values[index]!;
  if (groups.groups === 1) return () => quantiles(all, shares);
  const own = new Float64Array(groups.size);
  return (group) => {
    groups.gather(all, group, own);
    return quantiles(own, shares);
  };
}

function countedQuantiles(dyadic: DyadicHistogram, group: number, shares: readonly number[]): number[] {
  const count = dyadic.count(group);
  if (count === 0) return shares.map(() => NaN);
  const positions = shares.map((p) => quantilePosition(p, count));
  const ranks = ranksOf(positions);
  const found = new Map(dyadic.valuesAt(group, ranks).map((value, i) => [ranks[i]!, value]));
  return positions.map((position) =>
    between(position, found.get(position.lower)!, found.get(position.upper)!),
  );
}
