import { isServer, type ReactiveController, type ReactiveControllerHost } from "lit";

/** Knows the inner width of the host in whole CSS pixels, and tells whenever it changes. */
export class ResizeController implements ReactiveController {
  /** 0 before the first layout. */
  width = 0;
  readonly #host: ReactiveControllerHost & Element;
  readonly #onChange: () => void;
  #observer: ResizeObserver | null = null;

  constructor(host: ReactiveControllerHost & Element, onChange: () => void) {
    this.#host = host;
    this.#onChange = onChange;
    host.addController(this);
  }

  hostConnected(): void {
    if (isServer) return;
    this.#observer = new ResizeObserver(([entry]) => this.#measured(entry?.contentRect.width ?? 0));
    this.#observer.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = null;
  }

  #measured(exact: number): void {
    const width = Math.floor(exact);
    if (width === 0 || width === this.width) return;
    this.width = width;
    this.#onChange();
  }
}
