/**
 * Takes results in any order and consumes them in the order of their indices, one at a time. `accept` resolves when
 * its result has been consumed: an engine that awaits it is held back to the consumer's pace, and no more results wait
 * here than the engine hands out at a time.
 */
export class InOrder<T> {
  readonly #consume: (index: number, value: T) => Promise<void>;
  readonly #waiting = new Map<number, Waiting<T>>();
  #next = 0;
  #failed: { readonly reason: unknown } | null = null;
  #consuming = false;
  #drained: Promise<void> = Promise.resolve();

  constructor(consume: (index: number, value: T) => Promise<void>) {
    this.#consume = consume;
  }

  /** Rejects if this result, or one before it, could not be consumed, or after {@link fail}. */
  accept(index: number, value: T): Promise<void> {
    if (this.#failed !== null) return Promise.reject(this.#failed.reason);
    const consumed = new Promise<void>((resolve, reject) => {
      this.#waiting.set(index, { value, resolve, reject });
    });
    if (!this.#consuming) this.#drained = this.#drain();
    return consumed;
  }

  /** Consumes nothing more and rejects all that wait. Resolves when the one being consumed has ended. */
  async fail(reason: unknown): Promise<void> {
    this.#failed ??= { reason };
    await this.#drained;
    this.#rejectWaiting(this.#failed.reason);
  }

  async #drain(): Promise<void> {
    this.#consuming = true;
    for (let entry = this.#take(); entry !== undefined; entry = this.#take()) {
      try {
        await this.#consume(this.#next, entry.value);
        this.#next += 1;
        entry.resolve();
      } catch (error) {
        entry.reject(error);
        this.#failed ??= { reason: error };
        this.#rejectWaiting(error);
      }
    }
    this.#consuming = false;
  }

  #take(): Waiting<T> | undefined {
    if (this.#failed !== null) return undefined;
    const entry = this.#waiting.get(this.#next);
    this.#waiting.delete(this.#next);
    return entry;
  }

  #rejectWaiting(reason: unknown): void {
    for (const { reject } of this.#waiting.values()) reject(reason);
    this.#waiting.clear();
  }
}

interface Waiting<T> {
  readonly value: T;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}
