import type { AxisKind } from "@onset/core";
import { withoutControls } from "../text/shown.ts";
import { SCALE_COLUMNS, SILENT_COLUMNS, columnName, isReadColumn } from "./columns.ts";
import type { ReadColumn } from "./columns.ts";
import { tableError } from "./fault.ts";
import { looksLikeData, readNumber } from "./number-cell.ts";
import type { RawRow } from "./parse-rows.ts";

/** Which column of a file says what. */
export interface Layout {
  /** For each column that is read: where it stands, and what the file calls it. */
  readonly columns: ReadonlyMap<ReadColumn, { readonly position: number; readonly title: string }>;
  /** Number of cells that every row must have. */
  readonly width: number;
  /** Whether the first row names the columns. */
  readonly header: boolean;
  /** What the header says about the axis, for a plain table; null where the rows decide. */
  readonly axisKind: AxisKind | null;
  /** Metric where the table has no such column. */
  readonly metric: string;
  /** Titles of a plain table whose columns were taken by their place, since neither name is a known one. */
  readonly assumed: { readonly scale: string; readonly score: string } | null;
  /** Columns that are not read, as the file calls them. */
  readonly unused: readonly string[];
}

const PLAIN_HELP =
  "give a column score (or n_items and n_correct) and one of params, non_embedding_params, train_flops, train_tokens, " +
  "or a plain table of two columns, scale and score";

/** Finds out from the first row what the columns are: a tidy table, or a plain one of scale and score. */
export function detectLayout(first: RawRow, file: string): Layout {
  if (first.cells.length === 2 && isPlainRow(first.cells)) return plainLayout(first.cells, false);
  const tidy = tidyLayout(first, file);
  if (hasScore(tidy) && hasScale(tidy)) return tidy;
  if (first.cells.length === 2 && mayBePlain(tidy)) return plainLayout(first.cells, true);
  throw tableError(missingColumns(first, tidy), file);
}

function isPlainRow([scale = "", score = ""]: readonly string[]): boolean {
  return looksLikeData(scale) || readNumber(score).kind === "number";
}

/** A second column that the tidy table knows, such as `task`, is no column of scores by another name. */
function mayBePlain({ columns }: Layout): boolean {
  return [...columns].every(([name, { position }]) => position === 0 || name === "score");
}

function plainLayout(cells: readonly string[], header: boolean): Layout {
  const [scaleTitle = "", scoreTitle = ""] = header ? cells : ["1", "2"];
  const named = Object.entries(SCALE_COLUMNS).find(([, column]) => column === columnName(scaleTitle));
  const axisKind = named === undefined ? "params" : (named[0] as AxisKind);
  return {
    columns: new Map([
      [SCALE_COLUMNS[axisKind], { position: 0, title: scaleTitle }],
      ["score", { position: 1, title: scoreTitle }],
    ]),
    width: 2,
    header,
    axisKind,
    assumed:
      header && named === undefined && columnName(scoreTitle) !== "score"
        ? { scale: scaleTitle, score: scoreTitle }
        : null,
    metric: header && scoreTitle !== "" ? scoreTitle : "score",
    unused: [],
  };
}

function tidyLayout(first: RawRow, file: string): Layout {
  const columns = new Map<ReadColumn, { position: number; title: string }>();
  const unused: string[] = [];
  const titles = withoutTrailingEmpty(first.cells);
  for (const [position, title] of titles.entries()) {
    const name = columnName(title);
    if (!isReadColumn(name)) {
      if (title !== "" && !SILENT_COLUMNS.includes(name)) unused.push(title);
    } else if (columns.has(name)) {
      const remedy = "leave one of them out";
      throw tableError(
        { rule: `column ${name} must stand once`, value: title, row: first.line, column: title, remedy },
        file,
      );
    } else columns.set(name, { position, title });
  }
  return {
    columns,
    width: titles.length,
    header: true,
    axisKind: null,
    metric: "score",
    assumed: null,
    unused,
  };
}

/** Spreadsheets often end each row with separators. */
function withoutTrailingEmpty(cells: readonly string[]): readonly string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell !== "") + 1);
}

function hasScore({ columns }: Layout): boolean {
  return columns.has("score") || (columns.has("n_items") && columns.has("n_correct"));
}

function hasScale({ columns }: Layout): boolean {
  return (
    Object.values(SCALE_COLUMNS).some((column) => column !== "shots" && columns.has(column)) ||
    columns.has("shots")
  );
}

function missingColumns(first: RawRow, tidy: Layout) {
  const place = { value: null, row: first.line, column: null };
  if (first.cells.length === 1) {
    const rule = "a table must have at least two columns, separated by comma, semicolon or tab";
    return { ...place, rule, value: first.cells[0] ?? "", remedy: PLAIN_HELP };
  }
  if (tidy.columns.size === 0) {
    const rule = `the first row of ${first.cells.length} cells must name the columns`;
    return { ...place, rule, remedy: PLAIN_HELP };
  }
  const rule = hasScore(tidy)
    ? "a table must have a column of scales"
    : "a table must have a column of scores";
  if (hasScale(tidy) && tidy.unused.length > 1) {
    return {
      ...place,
      rule,
      remedy: `give one row per score, with a column score and one of its task; ${PLAIN_HELP}`,
    };
  }
  const found = withoutControls(first.cells.slice(0, 12).join(", "));
  return { ...place, rule, remedy: `${PLAIN_HELP}; found ${found}` };
}
