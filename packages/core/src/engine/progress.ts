import type { Progress } from "./engine.ts";

/** Twenty calls a second are as many as an eye can use; more would only cost the page its frames. */
const LEAST_GAP_MILLISECONDS = 50;

/**
 * Turns finished units into `onProgress` calls: monotone, at most 20 a second, the last one always sent.
 * A callback that throws is the caller's fault, not the computation's: it is reported and the work goes on.
 */
export class ProgressReport {
  readonly #total: number;
  readonly #onProgress: ((progress: Progress) => void) | undefined;
  #completed = 0;
  #sent: number = -1;
  #sentAt: number = -Infinity;

  constructor(total: number, onProgress: ((progress: Progress) => void) | undefined) {
    this.#total = total;
    this.#onProgress = onProgress;
  }

  /** `units` more are done. */
  add(units: number): void {
    this.#completed = Math.min(this.#completed + units, this.#total);
    const finished = this.#completed === this.#total;
    if (finished || performance.now() - this.#sentAt >= LEAST_GAP_MILLISECONDS) this.#send();
  }

  /** Everything is done; sends what was held back. */
  end(): void {
    this.#completed = this.#total;
    this.#send();
  }

  #send(): void {
    if (this.#onProgress === undefined || this.#sent === this.#completed) return;
    this.#sent = this.#completed;
    this.#sentAt = performance.now();
    try {
      this.#onProgress({ completed: this.#completed, total: this.#total });
    } catch (error) {
      reportUncaught(error);
    }
  }
}

/** As an exception in an event listener: seen by the page's error handlers, without stopping us. */
function reportUncaught(error: unknown): void {
  if (typeof globalThis.reportError === "function") globalThis.reportError(error);
  else console.error("onProgress threw:", error);
}
