import { expressionTape, expressionValues, OnsetError } from "@onset/core";
import { withoutControls } from "../text/shown.ts";
import { numberColumn } from "./read-columns.ts";
import type { TableColumns } from "./read-columns.ts";

/** Which columns of a table a formula is fitted to. */
export interface FormulaColumns {
  readonly expression: string;
  /** Columns that the formula reads as `x`, or as `x1`, `x2` …; `dose=Dose (mg)` gives a name of one's own. */
  readonly x?: readonly string[];
  /** A column, or a formula of columns, such as `log(y)`. */
  readonly y: string;
  /** A column of weights: 1/σ² or any share of it. */
  readonly weights?: string;
}

/** The numbers that a formula is fitted to, row by row. */
export interface FormulaData {
  readonly columns: Readonly<Record<string, Float64Array>>;
  readonly y: Float64Array;
  readonly weights?: Float64Array;
  /** Rows without a number in every column that is read. */
  readonly left: number;
}

/**
 * The columns that a formula reads, by the names that it gives them: every title that is a name, and those that `x` names.
 * Rows without a number in one of them are left out.
 *
 * @throws {@link OnsetError} `invalid-table` for a column that is not there, or a cell that is no number; `invalid-option`
 * where the formula reads no column, or `y` is not finite somewhere; and as `expressionValues` does for a broken `y`, or a
 * broken formula that reads no column.
 */
export function formulaData(table: TableColumns, asked: FormulaColumns): FormulaData {
  const { expression, x = [], y, weights } = asked;
  const named = columnsOf(table, x);
  const names = wordsOf(expression).filter((name) => named.has(name));
  const columns = new Map(names.map((name) => [name, numberColumn(table, named.get(name)!)]));
  if (columns.size === 0) {
    // What is wrong with the formula itself is told first.
    expressionTape(expression, { columns: [...named.keys()] });
    const offered = [...named.keys()].map(withoutControls).join(", ");
    throw new OnsetError(
      "invalid-option",
      `the formula reads no column: name one of ${offered}, or say which column is x (--x COLUMN)`,
    );
  }
  const target = targetOf(table, y);
  const weight = weights === undefined ? undefined : numberColumn(table, weights);
  const all = [...columns.values(), target, ...(weight === undefined ? [] : [weight])];
  const kept = table.lines.map((_, i) => i).filter((i) => all.every((column) => Number.isFinite(column[i]!)));
  if (kept.length === 0) {
    const name = withoutControls(table.name);
    throw new OnsetError("invalid-option", `${name} has no row with a number in every column that is read`);
  }
  const pick = (column: Float64Array): Float64Array => Float64Array.from(kept, (i) => column[i]!);
  return {
    columns: Object.fromEntries([...columns].map(([name, column]) => [name, pick(column)])),
    y: pick(target),
    ...(weight === undefined ? {} : { weights: pick(weight) }),
    left: table.lines.length - kept.length,
  };
}

/** Titles by the names that the formula may use. What `x` names is `x`, or `x1`, `x2` …, where no column is called so. */
function columnsOf(table: TableColumns, x: readonly string[]): ReadonlyMap<string, string> {
  const named = new Map(table.titles.filter((title) => NAME.test(title)).map((title) => [title, title]));
  x.forEach((given, i) => {
    const [, own, title] = /^([A-Za-z_]\w*)=(.+)$/.exec(given) ?? [null, null, given];
    const exact = table.cells.has(given) ? given : title.trim();
    if (!table.cells.has(exact)) numberColumn(table, exact);
    const name =
      exact === given || own === null || own === undefined ? (x.length === 1 ? "x" : `x${i + 1}`) : own;
    if (!named.has(name) || own === name) named.set(name, exact);
  });
  return named;
}

/** A column, or a formula of columns. */
function targetOf(table: TableColumns, y: string): Float64Array {
  if (table.cells.has(y)) return numberColumn(table, y);
  const names = wordsOf(y).filter((name) => table.cells.has(name));
  if (names.length === 0) return numberColumn(table, y);
  const columns = Object.fromEntries(names.map((name) => [name, numberColumn(table, name)]));
  const values = expressionValues(y, columns);
  const wrong = values.findIndex(
    (value, i) => !Number.isFinite(value) && names.every((name) => Number.isFinite(columns[name]![i]!)),
  );
  if (wrong < 0) return values;
  throw new OnsetError(
    "invalid-option",
    `${y} must be a finite number, got ${values[wrong]} in row ${table.lines[wrong]} of ${withoutControls(table.name)}: leave the row out, or fit another y`,
  );
}

const NAME = /^[A-Za-z_]\w*$/;

function wordsOf(expression: string): string[] {
  return [...new Set(expression.match(/[A-Za-z_]\w*/g) ?? [])];
}
