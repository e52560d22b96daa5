import type { Chunk, ColumnLayout, Values } from "./layout.ts";

/**
 * Gathers rows until a chunk of `capacity` of them is full. Chunks depend on the order of rows alone, not on how they
 * arrive, so that the bytes made of them do not depend on the cut into slices.
 */
export class RowBuffer {
  readonly #carried: readonly ColumnLayout[];
  readonly #capacity: number;
  readonly #onChunk: (chunk: Chunk) => Promise<void>;
  #columns: readonly Values[] | null = null;
  #begin: number;
  #rows = 0;

  /** `carried` are the columns whose values come with the rows; `begin` is the first row's index in the sweep. */
  constructor(
    carried: readonly ColumnLayout[],
    { capacity, begin }: { readonly capacity: number; readonly begin: number },
    onChunk: (chunk: Chunk) => Promise<void>,
  ) {
    this.#carried = carried;
    this.#capacity = capacity;
    this.#begin = begin;
    this.#onChunk = onChunk;
  }

  /** Appends rows and hands over every chunk that gets full; the chunk's arrays are reused afterwards. */
  async append(columns: readonly Values[], rows: number): Promise<void> {
    for (let from = 0; from < rows;) {
      const to = Math.min(rows, from + this.#capacity - this.#rows);
      const pieces = columns.map((column) => column.subarray(from, to));
      if (to - from === this.#capacity && this.#sameTypes(pieces)) {
        // A whole chunk in one piece need not be copied.
        await this.#hand(pieces, to - from);
      } else {
        this.#columns ??= this.#carried.map(({ type }) => arrayOf(type, this.#capacity));
        for (const [index, piece] of pieces.entries()) this.#columns[index]!.set(piece, this.#rows);
        this.#rows += to - from;
        if (this.#rows === this.#capacity) await this.flush();
      }
      from = to;
    }
  }

  /** Hands over what is left. */
  async flush(): Promise<void> {
    if (this.#rows === 0) return;
    const rows = this.#rows;
    this.#rows = 0;
    await this.#hand(this.#columns?.map((column) => column.subarray(0, rows)) ?? [], rows);
  }

  async #hand(columns: readonly Values[], rows: number): Promise<void> {
    const begin = this.#begin;
    this.#begin += rows;
    await this.#onChunk({ begin, rows, columns });
  }

  #sameTypes(pieces: readonly Values[]): boolean {
    return this.#carried.every(
      ({ type }, index) => pieces[index] instanceof (type === "f32" ? Float32Array : Float64Array),
    );
  }
}

function arrayOf(type: ColumnLayout["type"], length: number): Values {
  return type === "f32" ? new Float32Array(length) : new Float64Array(length);
}
