// One interactive chart inside a host: draws the host's figure with the page's colours at the host's width, and lets
// the reader walk its points by keyboard or pointer. The host renders `plot()` in its template and is told what to say.
import { describeFigure, type FigureSpec, type FigureTheme } from "@onset/figure";
import {
  html,
  isServer,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from "lit";
import { OnsetPointFocusEvent } from "../events/point-focus.ts";
import { nextIndex, walkPoints, type WalkPoint } from "../plot/point-walk.ts";
import { PlotHost } from "../plot/plot-host.ts";
import { paintedTheme } from "../styles/tokens.styles.ts";
import { ResizeController } from "./ResizeController.ts";
import { ThemeController } from "./ThemeController.ts";

type Host = ReactiveControllerHost & HTMLElement;

/** How far from a point, in CSS pixels, a pointer still means it. */
const REACH = 28;

/** Draws and walks the figure that `figure()` gives. */
export class FigureController implements ReactiveController {
  readonly #host: Host;
  readonly #figure: () => FigureSpec | null;
  readonly #onError: (error: unknown) => void;
  readonly #plot = new PlotHost();
  readonly #colors: ThemeController;
  readonly #size: ResizeController;
  #theme: FigureTheme | null = null;
  #drawing: Promise<void> = Promise.resolve();
  #walked: { figure: FigureSpec; points: readonly WalkPoint[] } | null = null;
  #index: number | null = null;

  constructor(host: Host, figure: () => FigureSpec | null, onError: (error: unknown) => void) {
    this.#host = host;
    this.#figure = figure;
    this.#onError = onError;
    host.addController(this);
    this.#colors = new ThemeController(host, () => this.#recolor());
    this.#size = new ResizeController(host, () => this.#redraw());
  }

  /** What the reader's point says; empty when on none. */
  get announcement(): string {
    return this.#point()?.text ?? "";
  }

  /** Resolves when the figure last asked for is on the canvas. */
  get drawn(): Promise<void> {
    return this.#drawing;
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#plot.destroy();
    this.#theme = null;
    this.#index = null;
  }

  hostUpdated(): void {
    if (!isServer) this.#redraw();
  }

  /** The chart's place in the host's template. */
  plot(): TemplateResult {
    const figure = this.#figure();
    return html`
      <div
        class="plot"
        part="plot"
        role="img"
        tabindex="0"
        aria-label=${figure === null ? "" : describeFigure(figure)}
        aria-describedby="keys"
        @keydown=${this.#onKey}
        @blur=${() => this.#focus(null)}
        @pointermove=${this.#onPointer}
        @pointerdown=${this.#onPointer}
        @pointerleave=${() => this.#focus(null)}
      >
        <div class="canvas" aria-hidden="true"></div>
        <div class="ring" aria-hidden="true" hidden></div>
        <div class="tip" part="tip" aria-hidden="true" hidden></div>
      </div>
      <span id="keys" class="visually-hidden"
        >Arrow keys walk the points, Home and End jump, Escape leaves.</span
      >
      ${this.#colors.probes()}
    `;
  }

  #redraw(): void {
    this.#drawing = this.#draw().catch(this.#onError);
  }

  async #draw(): Promise<void> {
    const figure = this.#figure();
    const container = this.#part(".canvas");
    if (figure === null || container === null) {
      this.#plot.destroy();
      return;
    }
    this.#theme ??= this.#readTheme();
    const width = this.#size.width || container.clientWidth;
    if (this.#theme === null || width === 0) return;
    await this.#plot.show(container, { figure, theme: this.#theme, width, height: container.clientHeight });
    this.#placeRing();
  }

  #recolor(): void {
    const theme = this.#readTheme();
    if (JSON.stringify(theme) === JSON.stringify(this.#theme)) return;
    this.#theme = theme;
    this.#redraw();
  }

  #readTheme(): FigureTheme | null {
    const paint = this.#colors.read();
    return paint === null ? null : paintedTheme(paint, this.#colors.readFont());
  }

  #onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = nextIndex(event.key, this.#index, this.#points().length);
    if (next === undefined) return;
    event.preventDefault();
    this.#focus(next);
  };

  #onPointer = (event: PointerEvent): void => {
    const over = this.#plot.plot?.over.getBoundingClientRect();
    if (over === undefined) return;
    const [left, top] = [event.clientX - over.left, event.clientY - over.top];
    let nearest: { index: number; distance: number } | null = null;
    for (const point of this.#points()) {
      const at = this.#position(point);
      const distance = at === null ? Infinity : Math.sqrt((at.left - left) ** 2 + (at.top - top) ** 2);
      if (distance < (nearest?.distance ?? REACH)) nearest = { index: point.index, distance };
    }
    this.#focus(nearest?.index ?? null);
  };

  #focus(index: number | null): void {
    if (index === this.#index) return;
    this.#index = index;
    const point = this.#point();
    this.#placeRing();
    this.#host.requestUpdate();
    if (point !== null) this.#host.dispatchEvent(new OnsetPointFocusEvent(point));
  }

  #placeRing(): void {
    const [ring, tip] = [this.#part(".ring"), this.#part(".tip")];
    const point = this.#point();
    const at = point === null ? null : this.#position(point);
    const plot = this.#plot.plot;
    if (ring === null || tip === null) return;
    ring.hidden = tip.hidden = at === null;
    if (at === null || point === null || plot === null) return;
    const [left, top] = [at.left + plot.over.offsetLeft, at.top + plot.over.offsetTop];
    ring.style.transform = `translate(${left}px, ${top}px)`;
    tip.textContent = point.text;
    const free = plot.width - tip.offsetWidth - 4;
    const above = top - tip.offsetHeight - 14;
    const x = Math.max(4, Math.min(left - tip.offsetWidth / 2, free));
    tip.style.transform = `translate(${x}px, ${above >= 0 ? above : top + 14}px)`;
  }

  /** Pixels inside the plotting area. */
  #position(point: WalkPoint): { left: number; top: number } | null {
    const plot = this.#plot.plot;
    const figure = this.#figure();
    if (plot === null || figure === null) return null;
    return { left: plot.valToPos(point.scale, "x"), top: plot.valToPos(point.score, "y") };
  }

  #points(): readonly WalkPoint[] {
    const figure = this.#figure();
    if (figure === null) return [];
    if (this.#walked?.figure !== figure) {
      this.#walked = { figure, points: walkPoints(figure) };
      this.#index = null;
    }
    return this.#walked.points;
  }

  #point(): WalkPoint | null {
    return this.#index === null ? null : (this.#points()[this.#index] ?? null);
  }

  #part(selector: string): HTMLElement | null {
    return this.#host.shadowRoot?.querySelector<HTMLElement>(selector) ?? null;
  }
}
