// Which parts of an unfinished sweep are sealed. A line is added once a part stands under its final name, so a run
// that dies in between computes that one part again.
import { appendFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ManifestFile } from "./manifest.ts";
import { JOURNAL } from "./names.ts";
import { writing } from "./output-failed.ts";
import { writeWhole } from "./PendingFile.ts";

/** The files of sealed parts, by the part's index. */
export type SealedParts = Map<number, readonly ManifestFile[]>;

/** Adds a part. */
export async function addToJournal(
  directory: string,
  part: number,
  files: readonly ManifestFile[],
): Promise<void> {
  const path = join(directory, JOURNAL);
  await writing(path, () => appendFile(path, line(part, files)));
}

/** Begins a journal with the parts that are there already. */
export async function beginJournal(directory: string, sealed: SealedParts): Promise<void> {
  const content = [...sealed].map(([part, files]) => line(part, files)).join("");
  await writing(join(directory, JOURNAL), () => writeWhole(directory, JOURNAL, Buffer.from(content)));
}

/** The journal of a folder, empty where there is none. A line that breaks off, as a crash leaves it, does not count. */
export async function readJournal(directory: string): Promise<SealedParts> {
  const sealed: SealedParts = new Map();
  const text = await readFile(join(directory, JOURNAL), "utf8").catch(() => "");
  for (const each of text.split("\n")) {
    const entry = parsed(each);
    if (entry !== null) sealed.set(entry.part, entry.files);
  }
  return sealed;
}

function line(part: number, files: readonly ManifestFile[]): string {
  return `${JSON.stringify({ part, files })}\n`;
}

function parsed(text: string): { part: number; files: ManifestFile[] } | null {
  try {
    const entry = JSON.parse(text) as { part?: unknown; files?: unknown } | null;
    const whole = Number.isInteger(entry?.part) && Array.isArray(entry?.files);
    return whole ? (entry as { part: number; files: ManifestFile[] }) : null;
  } catch {
    return null;
  }
}
