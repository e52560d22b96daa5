import type { SeriesDifference } from "@onset/core";
import type { OutCell, OutColumn, OutTable } from "./out-table.ts";

/** Two series of a document, by their ids, and what they differ by. */
export interface FitDocumentDifference extends Omit<SeriesDifference, "a" | "b"> {
  readonly a: string;
  readonly b: string;
}

/** Differences as they stand in a document, whose series hold the rest. */
export function documentDifferences(differences: readonly SeriesDifference[]): FitDocumentDifference[] {
  return differences.map(({ across, a, b, ...rest }) => ({ across, a: a.id, b: b.id, ...rest }));
}

const COLUMNS: readonly OutColumn[] = [
  { name: "across", type: "text" },
  { name: "a", type: "text" },
  { name: "b", type: "text" },
  { name: "axis", type: "text" },
  { name: "quantity", type: "text" },
  { name: "at", type: "number" },
  { name: "median", type: "number" },
  { name: "low", type: "number" },
  { name: "high", type: "number" },
  { name: "confidence", type: "number" },
  { name: "ratio", type: "number" },
  { name: "ratio_low", type: "number" },
  { name: "ratio_high", type: "number" },
  { name: "probability_of_more", type: "number" },
  { name: "a_below", type: "number" },
  { name: "a_above", type: "number" },
  { name: "b_below", type: "number" },
  { name: "b_above", type: "number" },
  { name: "reason", type: "text" },
];

/** Quantities by the names that tables of fits have. */
const NAMES: Readonly<Record<SeriesDifference["quantities"][number]["quantity"], string>> = {
  threshold: "threshold",
  width: "width",
  slope: "slope",
  guessRate: "guess_rate",
  lapseRate: "lapse_rate",
  scoreAt: "score_at",
  onsetAt: "onset_at",
};

/**
 * Differences as a table: a row for each quantity of each pair, a − b, thresholds and widths in units of x. A pair that cannot be
 * compared has one row, with the reason.
 */
export function differencesTable(differences: readonly SeriesDifference[]): OutTable {
  return { columns: COLUMNS, rows: differences.flatMap(rowsOf) };
}

function rowsOf({ across, a, b, confidence, reason, quantities }: SeriesDifference): OutCell[][] {
  const pair = [across, a.id, b.id, a.axis.kind];
  if (reason !== null) {
    const nothing = COLUMNS.slice(pair.length, -1).map(() => null);
    return [[...pair, ...nothing, reason]];
  }
  return quantities.map(({ quantity, at, median, low, high, ratio, probabilityOfMore, ...rest }) => {
    const { a: own, b: other } = rest.outOfReach;
    return [
      ...pair,
      NAMES[quantity],
      at,
      median,
      low,
      high,
      confidence,
      ratio?.median ?? null,
      ratio?.low ?? null,
      ratio?.high ?? null,
      probabilityOfMore,
      own.below,
      own.above,
      other.below,
      other.above,
      rest.reason,
    ];
  });
}
