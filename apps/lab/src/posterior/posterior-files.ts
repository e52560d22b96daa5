import type { Marginal, Posterior } from "@onset/core";
import type { SavedFile } from "../fit/save.ts";

/** A posterior as files: every marginal's cells as a table, and all of it as JSON. */
export function posteriorFiles(found: Posterior): readonly SavedFile[] {
  return [
    { name: "CSV", extension: "csv", type: "text/csv", make: () => marginalsCsv(found) },
    {
      name: "JSON",
      extension: "json",
      type: "application/json",
      make: () => `${JSON.stringify(found)}\n`,
    },
  ];
}

/** A row a cell: its middle and ends, posterior and prior density. Thresholds are log10 where the axis is. */
function marginalsCsv({ shapes }: Posterior): string {
  const rows = shapes.flatMap(({ curve, direction, marginals }) =>
    Object.entries(marginals).flatMap(([quantity, marginal]) =>
      marginal === null
        ? []
        : cellsOf(marginal).map((cell) => [curve, direction, quantity, ...cell].join(",")),
    ),
  );
  return `${["curve,direction,quantity,value,low,high,density,prior", ...rows].join("\n")}\n`;
}

function cellsOf({ values, edges, density, prior }: Marginal): (number | undefined)[][] {
  return values.map((value, i) => [value, edges[i], edges[i + 1], density[i], prior[i]]);
}
