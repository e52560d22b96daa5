import type { ManifestPart, SweepIdentity } from "./manifest.ts";
import { CHUNK_ROWS, createEncoder } from "./part-encoder.ts";
import type { PartEncoder } from "./part-encoder.ts";
import type { PartRange } from "./part-plan.ts";
import { PendingFile } from "./PendingFile.ts";
import { RowBuffer } from "./RowBuffer.ts";
import type { Columns } from "./RowBuffer.ts";

/** One part on its way to the disk: slices in, in order; a sealed file out. */
export class PartFile {
  readonly range: PartRange;
  readonly #file: PendingFile;
  readonly #encoder: PartEncoder;
  readonly #buffer: RowBuffer;

  private constructor(range: PartRange, file: PendingFile, identity: SweepIdentity) {
    const encoder = createEncoder(file, identity);
    this.range = range;
    this.#file = file;
    this.#encoder = encoder;
    this.#buffer = new RowBuffer(identity.columns, Math.min(CHUNK_ROWS, range.rows), (chunk) =>
      encoder.write(chunk),
    );
  }

  static async create(directory: string, range: PartRange, identity: SweepIdentity): Promise<PartFile> {
    return new PartFile(range, await PendingFile.create(directory, range.file), identity);
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
