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
  const delimiter = sniffDelimiter(text);
  if (text.includes('"')) parseQuotedRows({ text, file, delimiter }, take);
  else splitRows({ text, delimiter }, take);
}

/** A text without any quote, as most tables of scores are: the same rows, sooner and in less memory. */
export function splitRows(
  { text, delimiter }: { readonly text: string; readonly delimiter: string },
  take: (row: RawRow) => void,
): void {
  const lineEnd = /\r\n|\n|\r|$/g;
  let line = 1;
  for (let start = 0; start < text.length; line++) {
    lineEnd.lastIndex = start;
    const end = lineEnd.exec(text);
    const at = end?.index ?? text.length;
    const cells = text
      .slice(start, at)
      .split(delimiter)
      .map((cell) => cell.trim());
    if (cells.some((cell) => cell !== "")) take({ line, cells });
    start = at + (end?.[0].length || 1);
  }
}

/** A text with quoted cells, in which separators and line breaks may stand. */
export function parseQuotedRows(
  { text, file, delimiter }: { readonly text: string; readonly file: string; readonly delimiter: string },
  take: (row: RawRow) => void,
): void {
  // Within quotes the parser counts a carriage return with its line feed as two lines.
  let surplus = 0;
  let lastRow = 0;
  try {
    parse(text, {
      delimiter,
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
      on_record: (cells: string[], { lines }) => {
        const counted = countOf(/[\r\n]/g, cells);
        take({ line: lines - counted - surplus, cells });
        surplus += counted - countOf(/\r\n|[\r\n]/g, cells);
        lastRow = lines - surplus;
        return null;
      },
    });
  } catch (error) {
    throw isCsvError(error) ? quoteError(error, lastRow + 1, file) : error;
  }
}

function countOf(pattern: RegExp, cells: readonly string[]): number {
  return cells.reduce((count, cell) => count + (cell.match(pattern)?.length ?? 0), 0);
}

function isCsvError(error: unknown): error is CsvError {
  return error instanceof Error && "code" in error && !(error instanceof OnsetError);
}

/** An open quote swallows the rest of the file, so that the row after the last whole one is where it opened. */
function quoteError(error: CsvError, row: number, file: string): OnsetError {
  const unclosed = error.code === "CSV_QUOTE_NOT_CLOSED";
  const rule = unclosed ? "a quoted cell must be closed" : "a quote must open and close a whole cell";
  const remedy = unclosed
    ? "add the missing quote"
    : 'double the quotes inside a quoted cell, as in "5"" disk"';
  return tableError({ rule, value: null, row, column: null, remedy }, file);
}
