// The life of one uPlot: made when there is something to draw and a place to draw it, replaced when the figure or its
// colours change, resized, destroyed with its element. A figure's marks decide series, bands and hooks together, so that
// a new figure is a new plot (about a millisecond) in the same frame, never a half-changed old one.
import { toUplot, type FigureSpec, type FigureTheme } from "@onset/figure";
import type uPlot from "uplot";

/** What a plot is drawn from. */
export interface PlotInput {
  readonly figure: FigureSpec;
  readonly theme: FigureTheme;
  readonly width: number;
  readonly height: number;
}

type UplotClass = typeof uPlot;

/** Owns the uPlot inside one container. */
export class PlotHost {
  #plot: uPlot | null = null;
  #shown: PlotInput | null = null;
  #wanted: PlotInput | null = null;
  #class: UplotClass | null = null;

  /** Draws `input` into `container`; resolves once it is on the canvas. */
  async show(container: HTMLElement, input: PlotInput): Promise<void> {
    this.#wanted = input;
    // Loaded here, not at the head: a server renders the figure without it, and its first act is to ask for a window.
    this.#class ??= (await import("uplot")).default;
    if (this.#wanted !== input || !container.isConnected) return;
    if (this.#resizedOnly(input)) this.#plot?.setSize({ width: input.width, height: input.height });
    else this.#redraw(this.#class, container, input);
    this.#shown = input;
  }

  /** The plot, for the cursor; null before the first drawing. */
  get plot(): uPlot | null {
    return this.#plot;
  }

  destroy(): void {
    this.#wanted = null;
    this.#shown = null;
    this.#plot?.destroy();
    this.#plot = null;
  }

  #resizedOnly(input: PlotInput): boolean {
    return this.#plot !== null && this.#shown?.figure === input.figure && this.#shown.theme === input.theme;
  }

  #redraw(Plot: UplotClass, container: HTMLElement, input: PlotInput): void {
    this.#plot?.destroy();
    const { options, data } = toUplot(input.figure, input);
    this.#plot = new Plot(options, data, container);
  }
}
