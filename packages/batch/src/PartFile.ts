import type { ManifestPart, SweepIdentity } from "./manifest.ts";
import { CHUNK_ROWS, createEncoder } from "./create-encoder.ts";
import type { PartEncoder } from "./part-encoder.ts";
import type { PartRange } from "./part-plan.ts";
import { PendingFile } from "./PendingFile.ts";
import { RowBuffer } from "./RowBuffer.ts";
import type { Columns } from "./RowBuffer.ts";

/** What every part of a sweep shares. */
export interface PartContext {
  readonly directory: string;
  readonly identity: SweepIdentity;
  readonly signal?: AbortSignal | undefined;
}

/** One part on its way to the disk: slices in, in order; a sealed file out. */
export class PartFile {
  readonly range: PartRange;
  readonly #file: PendingFile;
  readonly #encoder: PartEncoder;
  readonly #buffer: RowBuffer;

  private constructor(range: PartRange, file: PendingFile, { identity, signal }: PartContext) {
    const encoder = createEncoder(file, identity);
    this.range = range;
    this.#file = file;
    this.#encoder = encoder;
    this.#buffer = new RowBuffer(identity.columns, Math.min(CHUNK_ROWS, range.rows), (chunk) => {
      // A slice may be many chunks long: an abort is heard between two of them.
      signal?.throwIfAborted();
      return encoder.write(chunk);
    });
  }

  static async create(range: PartRange, context: PartContext): Promise<PartFile> {
    return new PartFile(range, await PendingFile.create(context.directory, range.file), context);
  }

  /** Appends the rows of the next slice. */
  append(columns: Columns): Promise<void> {
    return this.#buffer.append(columns);
  }

  /** Ends the file and gives it its final name. */
  async commit(): Promise<ManifestPart> {
    await this.#buffer.flush();
    await this.#encoder.end();
    return { ...this.range, ...(await this.#file.commit()) };
  }

  discard(): Promise<void> {
    return this.#file.discard();
  }
}
