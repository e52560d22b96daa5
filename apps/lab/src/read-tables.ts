import { decodeText, OnsetError, readTable } from "onset";
import type { Source } from "./catalogue.ts";

/** A table that a visitor brought, and what could not be read of it. */
export interface BroughtTable {
  readonly source: Source;
  /** Full sentences, to be shown. */
  readonly notes: readonly string[];
}

/** Reads a dropped or chosen file. Nothing leaves the page. */
export async function readFile(file: File): Promise<BroughtTable> {
  return readText(decodeText(new Uint8Array(await file.arrayBuffer())), file.name);
}

/** Reads pasted text. */
export function readText(text: string, name: string): BroughtTable {
  const { series, problems, notes } = readTable(text, { name });
  const refused = problems.map((problem) => problem.message);
  if (series.length === 0) {
    throw new OnsetError(
      "invalid-table",
      refused[0] ?? `${name} holds no series: give columns for scale and score`,
    );
  }
  const source = {
    id: name,
    title: name,
    citation: "your table; it stays in this page",
    series,
  };
  return { source, notes: [...refused, ...notes] };
}
