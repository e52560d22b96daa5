import { createHash } from "node:crypto";
import { loadDatasetTables } from "@onset/datasets";
import type { TableColumns } from "@onset/formats";
import { readColumns } from "@onset/formats";
import type { Session } from "../session/session.ts";
import { UsageError } from "../session/usage-error.ts";
import { findSources, nameOf } from "./find-sources.ts";
import { readSourceBytes } from "./read-bytes.ts";
import type { TableSource } from "./read-bytes.ts";

/** One table with its columns as they stand. */
export interface ColumnsInput {
  readonly path: string;
  readonly sha256: string;
  readonly table: TableColumns;
}

/** Reads the one input that a formula is fitted to: a table, `-`, or the first table of `data:ID`. */
export async function loadColumns(session: Session, given: readonly string[]): Promise<ColumnsInput> {
  if (given.length === 0)
    throw new UsageError("no input: give a table (scores.csv), - for standard input, or data:ID");
  const { sources, failures } = await findSources(given);
  if (failures[0] !== undefined) throw new UsageError(failures[0].message);
  const [source, ...others] = sources;
  if (source === undefined || others.length > 0) {
    throw new UsageError(`a formula is fitted to one table, got ${sources.length}: give one file`);
  }
  return source.kind === "dataset" ? datasetColumns(source.id) : fileColumns(session, source);
}

async function fileColumns(session: Session, source: TableSource): Promise<ColumnsInput> {
  const bytes = await readSourceBytes(session, source);
  const path = nameOf(source);
  const table = await readColumns(bytes, { name: source.kind === "stdin" ? "standard input" : path });
  return { path, sha256: createHash("sha256").update(bytes).digest("hex"), table };
}

async function datasetColumns(id: string): Promise<ColumnsInput> {
  const { tables } = await loadDatasetTables(id);
  const [first] = tables;
  if (first === undefined) throw new UsageError(`data:${id} holds no table`);
  const sha256 = createHash("sha256").update(JSON.stringify(first)).digest("hex");
  const cells = new Map(
    first.columns.map((title) => [
      title,
      first.rows.map((row) => (row[title] === null ? "" : String(row[title]))),
    ]),
  );
  const table = { name: `data:${id}`, titles: first.columns, lines: first.rows.map((_, i) => i + 1), cells };
  return { path: `data:${id}`, sha256, table };
}
