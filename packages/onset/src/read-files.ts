import { OnsetError, type AxisKind, type Series } from "@onset/core";
import { loadDataset } from "@onset/datasets";
import { readTableBytes, type ColumnMap } from "@onset/formats";
import type { ImportedFile, LogFile } from "@onset/formats/logs";

export { formulaData, readColumns } from "@onset/formats";
export type { FormulaColumns, FormulaData, TableColumns } from "@onset/formats";

/** A file to read, and where it stood: the folders above it tell runs apart. */
export interface GivenFile {
  readonly path: string;
  readonly blob: Blob;
}

/** How to read files. */
export interface ReadFilesOptions {
  readonly axisKind?: AxisKind;
  /** Which columns are which, by the path of a table whose titles do not tell. */
  readonly maps?: Readonly<Record<string, ColumnMap>>;
  readonly signal?: AbortSignal;
  /** Bytes done so far, and of all. */
  readonly onProgress?: (progress: { readonly completed: number; readonly total: number }) => void;
  /** Told each file when it is done. */
  readonly onFile?: (file: ImportedFile) => void;
}

/** A table that was refused because its titles do not tell which columns hold scale and score: a map would. */
export interface UnmappedTable {
  readonly path: string;
  readonly titles: readonly string[];
}

/** What files gave. Plain data. */
export interface FilesRead {
  /** Each with an id of its own, also where several tables call theirs the same. */
  readonly series: readonly Series[];
  readonly files: readonly ImportedFile[];
  /** Full sentences about what was done, and which series were refused. */
  readonly notes: readonly string[];
  readonly unmapped: readonly UnmappedTable[];
}

/**
 * Reads files that a visitor brought: logs of evaluation tools, tables, archives of them, any number at once. Large ones
 * stream; a file that cannot be read costs itself alone. Nothing leaves the page, and the code for logs is loaded with
 * the first call.
 *
 * @example
 * ```ts
 * const { series, files } = await readFiles([...input.files].map((blob) => ({ path: blob.name, blob })));
 * ```
 */
export async function readFiles(
  files: readonly GivenFile[],
  options: ReadFilesOptions = {},
): Promise<FilesRead> {
  const given = withOwnPaths(files);
  const { blobFile, readLogs, seriesFromScores } = await import("@onset/formats/logs");
  const { axisKind, maps = {}, signal, onProgress, onFile } = options;
  const { models } = await loadDataset("models");
  // What is no log may be a table, given as such or in an archive.
  const unknown = new Map<string, LogFile>();
  const logs = await readLogs(
    given.map(({ blob, path }) => blobFile(blob, path)),
    {
      models,
      ...(signal !== undefined && { signal }),
      ...(onProgress !== undefined && { onProgress }),
      onUnknown: (file) => unknown.set(file.path, file),
      onFile: (file) => {
        if (file.status !== "skipped") onFile?.(file);
      },
    },
  );
  const axis = axisKind === undefined ? {} : { axisKind };
  const name = given.length === 1 ? (given[0]?.path ?? "the file") : `${given.length} files`;
  const fromLogs = seriesFromScores(logs, { name, ...axis });
  const series = [...fromLogs.series];
  const ids = new Set(series.map(({ id }) => id));
  const notes = [...logs.notes, ...fromLogs.problems.map(({ message }) => message), ...fromLogs.notes];
  const told: ImportedFile[] = [];
  const unmapped: UnmappedTable[] = [];
  for (const file of logs.files) {
    const one = unknown.get(file.path);
    if (file.status !== "skipped" || one === undefined) told.push(file);
    else {
      signal?.throwIfAborted();
      const map = Object.hasOwn(maps, one.path) ? maps[one.path] : undefined;
      const table = await readOneTable(one, { ...axis, ...(map !== undefined && { map }) });
      for (const each of table.series) series.push(withOwnId(each, one.path, ids));
      if (table.titles !== null) unmapped.push({ path: one.path, titles: table.titles });
      notes.push(...table.notes);
      told.push(table.file);
      onFile?.(table.file);
    }
  }
  return { series, files: told, notes, unmapped };
}

/** Two tables may call their series the same: the second is told from the first by its file. */
function withOwnId(series: Series, path: string, ids: Set<string>): Series {
  const one = ids.has(series.id)
    ? { ...series, id: `${series.id}/${encodeURIComponent(path)}`, source: series.source ?? path }
    : series;
  ids.add(one.id);
  return one;
}

/** Files of one name from several folders, as a drop may hold them without their folders, are told apart by number. */
function withOwnPaths(files: readonly GivenFile[]): readonly GivenFile[] {
  const times = new Map<string, number>();
  return files.map((one) => {
    const time = (times.get(one.path) ?? 0) + 1;
    times.set(one.path, time);
    return time === 1 ? one : { ...one, path: `${one.path} (${time})` };
  });
}

interface TableRead {
  readonly series: readonly Series[];
  readonly notes: readonly string[];
  readonly file: ImportedFile;
  /** Names of the columns, where they do not tell which is which. */
  readonly titles: readonly string[] | null;
}

async function readOneTable(
  file: LogFile,
  how: { readonly axisKind?: AxisKind; readonly map?: ColumnMap },
): Promise<TableRead> {
  const { path } = file;
  const about = { path, items: 0 } as const;
  try {
    const bytes = await bytesOf(file);
    const { series, problems, notes } = await readTableBytes(bytes, { name: path, ...how });
    const scores = series.reduce((sum, { points }) => sum + points.length, 0);
    const refused = problems.map(({ message }) => withoutFlags(message));
    const status = refused.length === 0 ? "read" : "partial";
    return {
      series,
      notes: [...refused, ...notes],
      file: { ...about, format: "table", scores, status, message: refused.join(" ") },
      titles: null,
    };
  } catch (error) {
    const message = withoutFlags(error instanceof Error ? error.message : String(error));
    const refused = { ...about, format: null, scores: 0, status: "refused", message } as const;
    return { series: [], notes: [], file: refused, titles: titlesOf(error) };
  }
}

/** What a command line would say, in brackets at the end of a remedy: files are read here where there is none. */
const FLAG = / \([^()]*--map \w+=(?:"(?:[^"\\]|\\.)*"|[^\s()]+)\)/g;

const withoutFlags = (message: string): string => message.replaceAll(FLAG, "");

function titlesOf(error: unknown): readonly string[] | null {
  const titles = error instanceof OnsetError ? error.details["titles"] : undefined;
  return typeof titles === "string" ? (JSON.parse(titles) as readonly string[]) : null;
}

/** A table is parsed in memory, and an archive may unpack to anything: beyond this it is refused. */
const MOST_BYTES = 512 * 2 ** 20;

async function bytesOf({ path, size, chunks }: LogFile): Promise<Uint8Array> {
  const tooLarge = (): OnsetError =>
    new OnsetError("invalid-table", `a table may be 512 MB at most, ${path} is larger: give it in parts`);
  if (size > MOST_BYTES) throw tooLarge();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let total = 0;
  for await (const piece of chunks()) {
    total += piece.length;
    if (total > MOST_BYTES) throw tooLarge();
    pieces.push(piece as Uint8Array<ArrayBuffer>);
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}
