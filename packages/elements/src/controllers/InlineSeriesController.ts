import type { OnsetError, Series } from "@onset/core";
import { isServer, type ReactiveController, type ReactiveControllerHost } from "lit";
import { toOnsetError } from "../render/error-message.ts";
import { readInlineSeries } from "../sources/inline-series.ts";

/** Reads the series from a `<script type="application/json">` child, also one that the parser adds later. */
export class InlineSeriesController implements ReactiveController {
  series: Series | null = null;
  error: OnsetError | null = null;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #onError: (error: OnsetError) => void;
  #observer: MutationObserver | null = null;
  #text: string | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement, onError: (error: OnsetError) => void) {
    this.#host = host;
    this.#onError = onError;
    host.addController(this);
  }

  hostConnected(): void {
    if (isServer) return;
    this.#observer = new MutationObserver(() => this.#read());
    this.#observer.observe(this.#host, { childList: true, subtree: true, characterData: true });
    this.#read();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = null;
  }

  #read(): void {
    const text = this.#host.querySelector(':scope > script[type="application/json"]')?.textContent ?? null;
    if (text === this.#text) return;
    this.#text = text;
    this.series = this.error = null;
    try {
      this.series = text === null ? null : readInlineSeries(text);
    } catch (error) {
      this.error = toOnsetError(error);
      this.#onError(this.error);
    }
    this.#host.requestUpdate();
  }
}
