import { CHUNK_ROWS, createEncoder } from "../encode/create-encoder.ts";
import { carriedColumns } from "../encode/layout.ts";
import type { Values } from "../encode/layout.ts";
import type { PartEncoder } from "../encode/part-encoder.ts";
import { RowBuffer } from "../encode/RowBuffer.ts";
import { PendingFile } from "../folder/PendingFile.ts";
import type { FileSeal } from "../folder/PendingFile.ts";
import type { PartRange } from "../parts/cut-parts.ts";
import type { PartWriter } from "./PartWriter.ts";
import type { PartContext, RowsContent } from "./protocol.ts";

/** A part that holds the rows themselves. */
export class RowsPart implements PartWriter {
  readonly #files: readonly PendingFile[];
  readonly #encoder: PartEncoder;
  readonly #buffer: RowBuffer;

  private constructor(files: readonly PendingFile[], encoder: PartEncoder, buffer: RowBuffer) {
    this.#files = files;
    this.#encoder = encoder;
    this.#buffer = buffer;
  }

  static async open(
    { files: names, rows, firstRow }: PartRange,
    { directory, layout }: PartContext,
    { format, metadata }: RowsContent,
  ): Promise<RowsPart> {
    const files: PendingFile[] = [];
    try {
      for (const name of names) files.push(await PendingFile.create(directory, name));
      const encoder = await createEncoder(format, files, { layout, rows, metadata });
      const buffer = new RowBuffer(
        carriedColumns(layout),
        { capacity: Math.min(CHUNK_ROWS, rows), begin: firstRow },
        (chunk) => encoder.write(chunk),
      );
      return new RowsPart(files, encoder, buffer);
    } catch (error) {
      for (const file of files) await file.discard();
      throw error;
    }
  }

  append(_slice: number, columns: readonly Values[], rows: number): Promise<void> {
    return this.#buffer.append(columns, rows);
  }

  async seal(): Promise<readonly FileSeal[]> {
    await this.#buffer.flush();
    await this.#encoder.end();
    const seals: FileSeal[] = [];
    for (const file of this.#files) seals.push(await file.commit());
    return seals;
  }

  async discard(): Promise<void> {
    for (const file of this.#files) await file.discard();
  }
}
