import { OnsetError } from "../errors.ts";
import type { Gathered } from "../sweep/reduce/gathered.ts";
import { groupColumns } from "../sweep/reduce/group-columns.ts";
import type { ReducedColumn, ReducedTable } from "../sweep/reduce/reduced-table.ts";
import type { ReduceSpec } from "../sweep/sweep-spec.ts";
import { sobolIndices } from "./sobol-indices.ts";
import type { SensitivityIndices } from "./sobol-indices.ts";

const usualReplicates = 200;
const usualConfidence = 0.95;

/**
 * One row for each group and parameter of the points axis: the remaining axes, `parameter`, and for each observable the
 * two indices with their intervals and the share of base points that count.
 */
export function sensitivityTable(
  { sweep, groups, values }: Gathered,
  reduce: Extract<ReduceSpec, { sensitivity: string }>,
): ReducedTable {
  const axis = sweep.axes.find(({ name }) => name === reduce.sensitivity);
  if (axis === undefined) {
    throw new OnsetError("invalid-spec", `reduce.sensitivity ${reduce.sensitivity} is not an axis`);
  }
  const parameters = axis.columns.map(({ name }) => name);
  const options = {
    parameters: parameters.length,
    replicates: reduce.bootstrap ?? usualReplicates,
    confidence: reduce.confidence ?? usualConfidence,
    seed: sweep.seed,
  };
  const rows = groups.groups * parameters.length;
  const own = new Float64Array(groups.size);
  const observed = sweep.observables.flatMap(({ name }, index) => {
    const indices = Array.from({ length: groups.groups }, (_, group) => {
      groups.gather(values[index]!, group, own);
      return sobolIndices(own, options);
    });
    return indexColumns(name, indices);
  });
  return {
    rows,
    columns: [
      ...groupColumns(sweep, groups.groups, parameters.length),
      {
        name: "parameter",
        unit: "",
        values: Array.from({ length: rows }, (_, row) => parameters[row % parameters.length]!),
      },
      ...observed,
    ],
  };
}

function indexColumns(name: string, indices: readonly SensitivityIndices[]): ReducedColumn[] {
  const column = (suffix: string, values: readonly number[]): ReducedColumn => ({
    name: `${name}_${suffix}`,
    unit: "share of variance",
    values: Float64Array.from(values),
  });
  const first = indices.flatMap((one) => one.first);
  const total = indices.flatMap((one) => one.total);
  return [
    column(
      "first",
      first.map(({ value }) => value),
    ),
    column(
      "first_low",
      first.map(({ low }) => low),
    ),
    column(
      "first_high",
      first.map(({ high }) => high),
    ),
    column(
      "total",
      total.map(({ value }) => value),
    ),
    column(
      "total_low",
      total.map(({ low }) => low),
    ),
    column(
      "total_high",
      total.map(({ high }) => high),
    ),
    {
      ...column(
        "defined",
        indices.flatMap((one) => one.first.map(() => one.defined)),
      ),
      unit: "share",
    },
  ];
}
