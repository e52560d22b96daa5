import { LitElement } from "lit";
import { state } from "lit/decorators.js";
import { figureColors } from "./figure-colors.ts";

/** A part of the page that draws pictures for the room it has, in the colours of charts. */
export abstract class PicturePanel extends LitElement {
  /** Of one picture, so that its words have the size of the page's. */
  @state() protected width: number = this.pictureWidth(0);
  readonly #room = new ResizeObserver(([entry]) => {
    const width = this.pictureWidth(entry?.contentRect.width ?? 0);
    // In a frame of its own: pictures of another width are of another height, which is a change to observe again.
    if (width !== this.width) requestAnimationFrame(() => (this.width = width));
  });

  /** How wide a picture is in so much room; 0 before there is any. */
  protected abstract pictureWidth(room: number): number;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // As properties: the page's policy allows no style attribute.
    for (const [name, color] of Object.entries(figureColors)) this.style.setProperty(name, color);
    this.#room.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#room.disconnect();
  }
}
