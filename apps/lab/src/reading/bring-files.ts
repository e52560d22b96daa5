import type { FilesRead, GivenFile, ReadFilesOptions } from "onset";
import type { Source } from "../catalogue.ts";
import { readBeside } from "./read-beside.ts";

/** Files on their way in, as the page shows them. */
export interface Bringing {
  /** From 0 to 1. */
  readonly share: number;
  readonly count: number;
  readonly cancel: () => void;
}

/** What files gave: a source for the picker, and what became of each file. */
export interface Brought {
  /** Null where no series came of them. */
  readonly source: Source | null;
  /** Why there is none; empty where there is one. */
  readonly failure: string;
  readonly notes: readonly string[];
  readonly files: FilesRead["files"];
  /** Tables that could be read if it were known which of their columns are which. */
  readonly unmapped: FilesRead["unmapped"];
}

/** Which columns are which, by the path of their table. */
export type Maps = NonNullable<ReadFilesOptions["maps"]>;

/** Reads files, telling how far it is; null after a cancel. Nothing leaves the page. */
export async function bringFiles(
  given: readonly GivenFile[],
  tell: (bringing: Bringing | null) => void,
  maps: Maps = {},
): Promise<Brought | null> {
  const stop = new AbortController();
  const state = { count: given.length, cancel: () => stop.abort() };
  tell({ ...state, share: 0 });
  try {
    const { series, files, notes, unmapped } = await readBeside(given, {
      maps,
      signal: stop.signal,
      onProgress: ({ completed, total }) => tell({ ...state, share: total === 0 ? 0 : completed / total }),
    });
    if (series.length === 0) return { source: null, failure: reasonOf(files), notes, files, unmapped };
    const [first] = given;
    const title = given.length === 1 && first !== undefined ? first.path : `${given.length} files of yours`;
    const source = {
      id: title,
      title,
      citation: "your files; they stay in this page",
      series,
      own: true,
    } as const;
    return { source, failure: "", notes, files, unmapped };
  } catch (error) {
    if (stop.signal.aborted) return null;
    throw error;
  } finally {
    tell(null);
  }
}

/** Why files gave no series: what is wrong with the first that was refused, or that none holds any. */
function reasonOf(files: FilesRead["files"]): string {
  const told = files.find(({ status, message }) => status === "refused" && message !== "") ?? files[0];
  const reason = told?.message ?? "";
  if (reason === "") return "No series came of these files: they hold no score of a model of known size.";
  return files.length === 1
    ? reason
    : `None of ${files.length} files gave a series. ${told?.path}: ${reason}`;
}
