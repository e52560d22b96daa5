// One heatmap inside a host: painted once a frame at most, with the page's colours at the width of its place, and
// walked cell by cell with keyboard or pointer. The host renders `plot()` in its template and is told of each move.
import {
  heatmapCellAt,
  heatmapCellFrame,
  heatmapGrid,
  layOutHeatmap,
  paintHeatmap,
  type FigureTheme,
  type HeatmapCell,
  type HeatmapLayout,
  type HeatmapSpec,
} from "@onset/figure";
import {
  html,
  isServer,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from "lit";
import { paintedTheme } from "../styles/tokens.styles.ts";
import { nextCell } from "../sweep/heatmap-walk.ts";
import { ResizeController } from "./ResizeController.ts";
import { ThemeController } from "./ThemeController.ts";

type Host = ReactiveControllerHost & HTMLElement;

/** What the host gives and wants to know. */
export interface HeatmapSource {
  /** What is on show; null where there is nothing. */
  heatmap(): HeatmapSpec | null;
  /** The cell in focus. */
  cell(): HeatmapCell | null;
  /** What is said beside it. */
  cellText(): string;
  /** The reader moved; null on leaving. */
  moved(cell: HeatmapCell | null, by: "keyboard" | "pointer"): void;
  failed(error: unknown): void;
}

/** CSS pixels of a row of panels, and of the scale of colours above them. */
const ROW_HEIGHT = 210;
const LEGEND_HEIGHT = 64;

/** Paints and walks the heatmap of `source`. */
export class HeatmapController implements ReactiveController {
  readonly #host: Host;
  readonly #source: HeatmapSource;
  readonly #colors: ThemeController;
  readonly #size: ResizeController;
  #theme: FigureTheme | null = null;
  #layout: HeatmapLayout | null = null;
  #painted: readonly unknown[] = [];
  #frame: Promise<void> | null = null;
  #pointed = false;

  constructor(host: Host, source: HeatmapSource) {
    this.#host = host;
    this.#source = source;
    host.addController(this);
    this.#colors = new ThemeController(host, (atOnce) => this.#recolor(atOnce));
    // A host keeps its controllers; this one only has to tell.
    this.#size = new ResizeController(host, () => this.#schedule());
  }

  /** Resolves when the heatmap last asked for is on the canvas. */
  get drawn(): Promise<void> {
    return this.#frame ?? Promise.resolve();
  }

  hostDisconnected(): void {
    this.#theme = null;
    this.#painted = [];
  }

  hostUpdated(): void {
    if (isServer) return;
    this.#schedule();
    this.#placeCursor();
  }

  /** The heatmap's place in the host's template; `label` is what a screen reader hears of it. */
  plot(label: string): TemplateResult {
    return html`
      <div
        class="plot"
        part="plot"
        role="img"
        tabindex="0"
        aria-label=${label}
        aria-describedby="keys"
        @keydown=${this.#onKey}
        @pointermove=${this.#onPointer}
        @pointerdown=${this.#onPointer}
        @pointerleave=${this.#onLeave}
        @blur=${this.#onLeave}
      >
        <canvas aria-hidden="true"></canvas>
        <div class="cursor" aria-hidden="true" hidden></div>
        <div class="tip" part="tip" aria-hidden="true" hidden></div>
      </div>
      <span id="keys" class="visually-hidden"
        >Arrow keys walk the cells, with Shift ten at a time; Home and End go to the ends of the row, Page Up
        and Page Down change the panel.</span
      >
      ${this.#colors.probes()}
    `;
  }

  /** Once a frame, however often something changes. */
  #schedule(): void {
    this.#frame ??= new Promise((resolve) => {
      requestAnimationFrame(() => {
        this.#frame = null;
        try {
          this.#paint();
        } catch (error) {
          this.#source.failed(error);
        }
        resolve();
      });
    });
  }

  #paint(): void {
    const heatmap = this.#source.heatmap();
    const place = this.#part("div.plot");
    const canvas = this.#part("canvas");
    if (heatmap === null || place === null || canvas === null || !this.#host.isConnected) return;
    this.#theme ??= this.#readTheme();
    const theme = this.#theme;
    // Small multiples need room for each row of theirs; a single heatmap has the height that the page gives it.
    const { rows } = heatmapGrid(heatmap.panels.length, place.clientWidth);
    place.style.minBlockSize = rows > 1 ? `${rows * ROW_HEIGHT + LEGEND_HEIGHT}px` : "";
    const [width, height, ratio] = [place.clientWidth, place.clientHeight, devicePixelRatio || 1];
    if (theme === null || width === 0 || this.#size.width === 0) return;
    const wanted = [heatmap, theme, width, height, ratio];
    if (wanted.every((one, i) => one === this.#painted[i])) return;
    const context = canvas.getContext("2d");
    if (context === null) throw new TypeError("the browser gives no 2d context for a canvas");
    const [across, down] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (canvas.width !== across) canvas.width = across;
    if (canvas.height !== down) canvas.height = down;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.#layout = layOutHeatmap(heatmap, { width, height, theme });
    paintHeatmap(context, heatmap, this.#layout, theme);
    this.#painted = wanted;
    this.#placeCursor();
  }

  #recolor(atOnce: boolean): void {
    const theme = this.#readTheme();
    if (JSON.stringify(theme) === JSON.stringify(this.#theme)) return;
    this.#theme = theme;
    if (atOnce) this.#paint();
    else this.#schedule();
  }

  #readTheme(): FigureTheme | null {
    const paint = this.#colors.read();
    return paint === null ? null : paintedTheme(paint, this.#colors.readFont());
  }

  #onKey = (event: KeyboardEvent): void => {
    const heatmap = this.#source.heatmap();
    if (heatmap === null || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = nextCell(event, this.#source.cell() ?? { panel: 0, ix: 0, iy: 0 }, heatmap);
    if (next === undefined) return;
    event.preventDefault();
    this.#pointed = next !== null;
    if (next !== null) this.#source.moved(next, "keyboard");
    this.#placeCursor();
  };

  #onPointer = (event: PointerEvent): void => {
    const heatmap = this.#source.heatmap();
    const box = this.#part("div.plot")?.getBoundingClientRect();
    if (heatmap === null || this.#layout === null || box === undefined) return;
    const place = { x: event.clientX - box.left, y: event.clientY - box.top };
    const cell = heatmapCellAt(heatmap, this.#layout, place);
    this.#pointed = cell !== null;
    if (cell === null) this.#placeCursor();
    else this.#source.moved(cell, "pointer");
  };

  #onLeave = (): void => {
    this.#pointed = false;
    this.#placeCursor();
  };

  /** Puts the frame around the cell in focus and, while the reader is there, the words beside it. */
  #placeCursor(): void {
    const [cursor, tip] = [this.#part("div.cursor"), this.#part("div.tip")];
    const heatmap = this.#source.heatmap();
    const cell = this.#source.cell();
    if (cursor === null || tip === null) return;
    const frame =
      heatmap === null || this.#layout === null || cell === null
        ? null
        : heatmapCellFrame(heatmap, this.#layout, cell);
    cursor.hidden = frame === null;
    tip.hidden = frame === null || !this.#pointed;
    if (frame === null || this.#layout === null) return;
    // A cell of one pixel would be lost under its own frame.
    const [width, height] = [Math.max(9, frame.width), Math.max(9, frame.height)];
    const [x, y] = [frame.left + frame.width / 2, frame.top + frame.height / 2];
    cursor.style.inlineSize = `${width}px`;
    cursor.style.blockSize = `${height}px`;
    cursor.style.transform = `translate(${x - width / 2}px, ${y - height / 2}px)`;
    if (tip.hidden) return;
    tip.textContent = this.#source.cellText();
    const left = Math.max(4, Math.min(x - tip.offsetWidth / 2, this.#layout.width - tip.offsetWidth - 4));
    const above = y - height / 2 - tip.offsetHeight - 8;
    tip.style.transform = `translate(${left}px, ${above > 0 ? above : y + height / 2 + 8}px)`;
  }

  #part<K extends keyof HTMLElementTagNameMap>(
    selector: `${K}` | `${K}.${string}`,
  ): HTMLElementTagNameMap[K] | null {
    return this.#host.shadowRoot?.querySelector<HTMLElementTagNameMap[K]>(selector) ?? null;
  }
}
