import { createHash } from "node:crypto";
import type { Hash } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { temporaryName } from "./names.ts";
import { writing } from "./output-failed.ts";

/** Size and content of a file that stands under its final name. */
export interface FileSeal {
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * A file written beside its final name and renamed once all of it is on the disk: whoever sees the final name sees
 * the whole file, also after a crash.
 */
export class PendingFile {
  readonly path: string;
  readonly #temporary: string;
  readonly #directory: string;
  readonly #handle: FileHandle;
  readonly #hash: Hash = createHash("sha256");
  #bytes = 0;

  private constructor(directory: string, name: string, handle: FileHandle) {
    this.path = join(directory, name);
    this.#temporary = join(directory, temporaryName(name));
    this.#directory = directory;
    this.#handle = handle;
  }

  /** Opens the file under its temporary name. */
  static async create(directory: string, name: string): Promise<PendingFile> {
    const temporary = join(directory, temporaryName(name));
    return new PendingFile(directory, name, await writing(temporary, () => open(temporary, "w")));
  }

  /** Appends bytes; they may be reused once the promise resolves. */
  async write(bytes: Uint8Array): Promise<void> {
    this.#hash.update(bytes);
    this.#bytes += bytes.length;
    await writing(this.#temporary, () => this.#handle.writeFile(bytes));
  }

  /** Flushes to the disk and gives the file its final name. */
  async commit(): Promise<FileSeal> {
    await writing(this.path, async () => {
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
