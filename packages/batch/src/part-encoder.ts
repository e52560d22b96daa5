import type { Columns } from "./RowBuffer.ts";

/** Turns chunks of rows into the bytes of one file. */
export interface PartEncoder {
  /** Writes one chunk; its arrays may be reused once the promise resolves. */
  write(chunk: Columns): Promise<void>;
  /** Writes what closes the file. */
  end(): Promise<void>;
}
