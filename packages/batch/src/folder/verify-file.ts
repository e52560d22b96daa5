import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { ManifestFile } from "./manifest.ts";

const READ_BYTES = 1 << 20;

/** Whether a file is there with the bytes that it was sealed with; if not, what is wrong, in words. Reads all of it. */
export async function faultOf(
  directory: string,
  { file, bytes, sha256 }: ManifestFile,
): Promise<string | null> {
  const path = join(directory, file);
  const found = await stat(path).catch(() => null);
  if (found === null || !found.isFile()) return "is missing";
  if (found.size !== bytes) return `has ${found.size} bytes instead of ${bytes}`;
  const hash = createHash("sha256");
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: READ_BYTES }))
      hash.update(chunk as Buffer);
  } catch {
    return "cannot be read";
  }
  return hash.digest("hex") === sha256 ? null : "is damaged: its checksum differs";
}

/** The first fault of several files, null where all are intact. */
export async function firstFault(
  directory: string,
  files: readonly ManifestFile[],
): Promise<{ readonly file: string; readonly fault: string } | null> {
  for (const each of files) {
    const fault = await faultOf(directory, each);
    if (fault !== null) return { file: each.file, fault };
  }
  return null;
}
