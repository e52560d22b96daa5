import type { Chunk, ColumnLayout } from "./layout.ts";

/** Turns chunks of rows, in order, into the bytes of one part: one file, or one for each column. */
export interface PartEncoder {
  /** Writes one chunk; its arrays may be reused once the promise resolves. */
  write(chunk: Chunk): Promise<void>;
  /** Writes what closes the part. */
  end(): Promise<void>;
}

/** Where an encoder's bytes go; they may be reused once the promise resolves. */
export interface ByteSink {
  write(bytes: Uint8Array): Promise<void>;
}

/** What an encoder has to know of its part before the first row. */
export interface EncoderContext {
  readonly layout: readonly ColumnLayout[];
  /** Rows of the whole part. */
  readonly rows: number;
  /** What a file that can carry it says of its sweep: version, engine, seed, spec. */
  readonly metadata: Readonly<Record<string, string>>;
}
