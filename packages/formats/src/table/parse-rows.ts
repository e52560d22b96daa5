import { OnsetError } from "@onset/core";
import { parse } from "csv-parse/browser/esm/sync";
import type { CsvError } from "csv-parse/browser/esm/sync";
import { sniffDelimiter } from "../text/sniff-delimiter.ts";
import { tableError } from "./fault.ts";

/** One row of the file that has content. */
export interface RawRow {
  /** Line of the file on which it begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Hands the rows of a delimited text to `take`, one by one, so that only what is taken stays in memory. Empty rows are
 * left out, spaces around unquoted cells too.
 */
export function parseRows(text: string, file: string, take: (row: RawRow) => void): void {
  try {
    parse(text, {
      delimiter: sniffDelimiter(text),
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
      on_record: (cells: string[], { lines }) => {
        take({ line: lines - lineBreaks(cells), cells });
        return null;
      },
    });
  } catch (error) {
    throw isCsvError(error) ? quoteError(error, file) : error;
  }
}

function lineBreaks(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells)
    if (cell.includes("\n") || cell.includes("\r")) count += cell.split(/\r\n|\n|\r/).length - 1;
  return count;
}

function isCsvError(error: unknown): error is CsvError {
  return error instanceof Error && "code" in error && !(error instanceof OnsetError);
}

function quoteError(error: CsvError, file: string): OnsetError {
  const row = typeof error["lines"] === "number" ? error["lines"] : null;
  const unclosed = error.code === "CSV_QUOTE_NOT_CLOSED";
  const rule = unclosed ? "a quoted cell must be closed" : "a quote must open and close a whole cell";
  const remedy = unclosed
    ? "add the missing quote"
    : 'double the quotes inside a quoted cell, as in "5"" disk"';
  return tableError({ rule, value: null, row, column: null, remedy }, file);
}
