/** Every value of one observable, in the order of rows: for what needs them all (exact quantiles, sensitivity). */
export class ValueRows {
  readonly #values: Float64Array<ArrayBuffer>;
  #length = 0;

  /** @param most rows that may come; memory is taken as they do */
  constructor(most: number) {
    this.#values = new Float64Array(most);
  }

  add(values: Float64Array | Float32Array): void {
    this.#values.set(values, this.#length);
    this.#length += values.length;
  }

  /** Those added so far; a view. */
  get values(): Float64Array<ArrayBuffer> {
    return this.#values.subarray(0, this.#length);
  }
}
