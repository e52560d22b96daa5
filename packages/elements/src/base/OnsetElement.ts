import { isServer, LitElement } from "lit";
import { property } from "lit/decorators.js";

/** What an element is doing; on the host as `data-state` and as `:state(…)`. */
export type ElementState = "empty" | "pending" | "ready" | "error";

const STATES: readonly ElementState[] = ["empty", "pending", "ready", "error"];

/**
 * What all elements of the house share: a label, a theme that may be forced, and a state that pages can style by.
 * Nothing here touches the document before the element is connected, so that classes load and render in bare Node.
 */
export class OnsetElement extends LitElement {
  readonly #internals: ElementInternals | null = isServer ? null : this.attachInternals();

  /** Heading of the figure; by default what the data call themselves. The `label` slot wins. */
  @property() label = "";
  /** `light` or `dark` to force one; by default the colour scheme in force on the page. */
  @property({ reflect: true }) theme: "light" | "dark" | null = null;

  /** Shows `state` on the host. Called after rendering only. */
  protected showState(state: ElementState): void {
    this.dataset["state"] = state;
    const states = this.#internals?.states;
    if (states === undefined) return;
    for (const one of STATES) {
      if (one === state) states.add(one);
      else states.delete(one);
    }
  }
}
