/** Columns by name, all of one length. */
export type Columns = Readonly<Record<string, Float64Array>>;

/**
 * Gathers rows until a chunk of `capacity` of them is full. Chunks depend on the order of rows alone, not on how they
 * arrive, so that the bytes made of them do not depend on the cut into slices.
 */
export class RowBuffer {
  readonly #columns: Readonly<Record<string, Float64Array<ArrayBuffer>>>;
  readonly #capacity: number;
  readonly #onChunk: (columns: Columns) => Promise<void>;
  #rows = 0;

  constructor(names: readonly string[], capacity: number, onChunk: (columns: Columns) => Promise<void>) {
    this.#columns = Object.fromEntries(names.map((name) => [name, new Float64Array(capacity)]));
    this.#capacity = capacity;
    this.#onChunk = onChunk;
  }

  /** Appends rows and hands over every chunk that gets full; the chunk's arrays are reused afterwards. */
  async append(columns: Columns): Promise<void> {
    const rows = Object.values(columns)[0]?.length ?? 0;
    for (let begin = 0; begin < rows;) {
      const end = Math.min(rows, begin + this.#capacity - this.#rows);
      for (const [name, target] of Object.entries(this.#columns)) {
        target.set(columns[name]!.subarray(begin, end), this.#rows);
      }
      this.#rows += end - begin;
      begin = end;
      if (this.#rows === this.#capacity) await this.flush();
    }
  }

  /** Hands over what is left. */
  async flush(): Promise<void> {
    if (this.#rows === 0) return;
    const rows = this.#rows;
    this.#rows = 0;
    await this.#onChunk(
      Object.fromEntries(
        Object.entries(this.#columns).map(([name, column]) => [name, column.subarray(0, rows)]),
      ),
    );
  }
}
