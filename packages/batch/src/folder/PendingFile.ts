import { createHash, randomUUID } from "node:crypto";
import type { Hash } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { temporaryName } from "./names.ts";
import { at } from "./write-failure.ts";

/** Size and content of a file that stands under its final name. */
export interface FileSeal {
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

/**
 * A file written beside its final name and renamed once all of it is on the disk: whoever sees the final name sees
 * the whole file, also after a crash. Its errors are `WriteFailure`s.
 */
export class PendingFile {
  readonly path: string;
  readonly #temporary: string;
  readonly #directory: string;
  readonly #handle: FileHandle;
  readonly #hash: Hash = createHash("sha256");
  #bytes = 0;

  private constructor(
    directory: string,
    paths: readonly [final: string, temporary: string],
    handle: FileHandle,
  ) {
    [this.path, this.#temporary] = paths;
    this.#directory = directory;
    this.#handle = handle;
  }

  /** Opens the file under its temporary name. */
  static async create(directory: string, name: string): Promise<PendingFile> {
    // Process ids repeat between machines that share a disk, so they alone do not keep two runs apart.
    const temporary = join(directory, temporaryName(name, randomUUID().slice(0, 8)));
    const path = join(directory, name);
    return new PendingFile(directory, [path, temporary], await at(path, () => open(temporary, "wx")));
  }

  /** Appends bytes; they may be reused once the promise resolves. */
  async write(bytes: Uint8Array): Promise<void> {
    this.#hash.update(bytes);
    this.#bytes += bytes.length;
    await at(this.path, () => this.#handle.writeFile(bytes));
  }

  /** Flushes to the disk and gives the file its final name. */
  async commit(): Promise<FileSeal> {
    await at(this.path, async () => {
      await this.#handle.sync();
      await this.#handle.close();
      await rename(this.#temporary, this.path);
      await syncDirectory(this.#directory);
    });
    return { bytes: this.#bytes, sha256: this.#hash.digest("hex") };
  }

  /** Gives up: nothing of the file remains. */
  async discard(): Promise<void> {
    // The handle may be closed already, when `commit` failed half-way: what matters is that the file goes.
    await this.#handle.close().catch(() => undefined);
    await rm(this.#temporary, { force: true });
  }
}

/** Writes a small file, whole or not at all. */
export async function writeWhole(directory: string, name: string, content: Uint8Array): Promise<FileSeal> {
  const file = await PendingFile.create(directory, name);
  try {
    await file.write(content);
    return await file.commit();
  } catch (error) {
    await file.discard();
    throw error;
  }
}

/** Makes the rename itself durable. Windows cannot open a directory, and needs no such flush. */
async function syncDirectory(directory: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(directory, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
