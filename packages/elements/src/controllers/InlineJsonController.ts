import type { OnsetError } from "@onset/core";
import { isServer, type ReactiveController, type ReactiveControllerHost } from "lit";
import { toOnsetError } from "../render/error-message.ts";

/** Reads a value from a `<script type="application/json">` child, also from one that the parser adds later. */
export class InlineJsonController<Value> implements ReactiveController {
  value: Value | null = null;
  error: OnsetError | null = null;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #parse: (text: string) => Value;
  readonly #onError: (error: OnsetError) => void;
  #observer: MutationObserver | null = null;
  #text: string | null = null;

  /** @param parse - Turns the text into the value; what it throws is shown in the element. */
  constructor(
    host: ReactiveControllerHost & HTMLElement,
    parse: (text: string) => Value,
    onError: (error: OnsetError) => void,
  ) {
    this.#host = host;
    this.#parse = parse;
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
    this.value = this.error = null;
    try {
      this.value = text === null ? null : this.#parse(text);
    } catch (error) {
      this.error = toOnsetError(error);
      this.#onError(this.error);
    }
    this.#host.requestUpdate();
  }
}
