import type { Engine } from "@onset/core";
import type { FigureSpec } from "@onset/figure";
import { isCancelled } from "../render/error-message.ts";
import { cellCurve, type CurveRequest } from "./cell-curve.ts";

/** What is told of the curves. */
export interface CurveListener {
  onCurve(figure: FigureSpec): void;
  onError(error: unknown): void;
}

/** The curve behind the cell in focus: one at a time, and always the newest. */
export class CellCurves {
  readonly #key: string;
  readonly #listener: CurveListener;
  #current: AbortController | null = null;
  #next: (() => Promise<void>) | null = null;
  #idle: Promise<void> = Promise.resolve();

  constructor(key: string, listener: CurveListener) {
    this.#key = key;
    this.#listener = listener;
  }

  get busy(): boolean {
    return this.#current !== null;
  }

  /** Resolves when no curve is under way. */
  get idle(): Promise<void> {
    return this.#idle;
  }

  /** Computes a curve after the one under way, unless a newer one is asked for by then. */
  show(request: CurveRequest, engine: () => Promise<Engine | undefined>): void {
    // A curve is short work: to let it end shows the reader something on the way, where to abort it each time would not.
    this.#next = () => this.#compute(request, engine);
    if (this.#current === null) this.#idle = this.#drain();
  }

  stop(): void {
    this.#next = null;
    this.#current?.abort(new DOMException("the element left the page", "AbortError"));
    this.#current = null;
  }

  async #drain(): Promise<void> {
    while (this.#next !== null) {
      const next = this.#next;
      this.#next = null;
      // oxlint-disable-next-line no-await-in-loop -- one after the other is the point
      await next();
    }
  }

  async #compute(request: CurveRequest, engine: () => Promise<Engine | undefined>): Promise<void> {
    const controller = new AbortController();
    this.#current = controller;
    try {
      const place = { engine: await engine(), signal: controller.signal, key: this.#key };
      const figure = await cellCurve(request, place);
      if (this.#current === controller) this.#listener.onCurve(figure);
    } catch (error) {
      if (this.#current === controller && !isCancelled(error)) this.#listener.onError(error);
    }
    if (this.#current === controller) this.#current = null;
  }
}
