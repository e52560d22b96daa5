// The page: what is chosen, what has been computed, and the template that lays it out. It renders into the document
// itself, so that one stylesheet sets the page and the picker's labels stay reachable.
import {
  analyse,
  createEngine,
  OnsetError,
  scaleToX,
  type Engine,
  type Series,
  type SeriesAnalysis,
} from "@onset/core";
import { curveFigure } from "@onset/figure";
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";
import { answers } from "./answers.ts";
import { findSeries, listCatalogue, loadSource, type Source } from "./catalogue.ts";
import { curveControls, steepnessOf, STEEPNESS, type CurveRange, type CurveWish } from "./curve-controls.ts";
import { readLink, writeLink } from "./deep-link.ts";
import { numbersTable } from "./numbers-table.ts";
import { columnMapper } from "./reading/column-mapper.ts";
import { FileDoor } from "./reading/FileDoor.ts";
import { bringingBar, fileList } from "./import-panel.ts";
import { seriesPicker } from "./series-picker.ts";

/** Holds the picker's place until the datasets are there, so that nothing moves when they come. */
const LOADING: Source = { id: "", title: "Loading the datasets…", citation: "", series: [] };

/** From nothing to everything. */
const PLAIN = { guessRate: 0, lapseRate: 0 } as const;

/** The browser lab. */
export class OnsetLab extends LitElement {
  @state() private sources: readonly Source[] = [LOADING];
  @state() private source: Source = LOADING;
  @state() private series: Series | null = null;
  @state() private search = "";
  @state() private analysis: SeriesAnalysis | null = null;
  @state() private failure: OnsetError | null = null;
  /** What the link asked for in vain. */
  @state() private lost = "";
  @state() private notes: readonly string[] = [];
  @state() private wish: CurveWish = { threshold: 9.5, logSteepness: 0.4, ...PLAIN };
  @state() private overlay = false;
  @state() private engine: Engine | null = null;
  readonly #door: FileDoor = new FileDoor(this, {
    brought: (source, notes) => this.#add(source, notes),
    asked: () => (this.failure = null),
    failed: (error) => this.#fail(error),
  });

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    void this.engine?.close();
    this.engine = null;
  }

  async #start(): Promise<void> {
    const link = readLink(location.search);
    const [engine, found] = await Promise.all([createEngine(), findSeries(listCatalogue(), link)]);
    this.engine = engine;
    if (found === null) return;
    this.sources = found.sources;
    this.#choose(found.source, found.series);
    const there = (link.series ?? found.series.id) === found.series.id;
    if (!there || (link.dataset ?? found.source.id) !== found.source.id) {
      const embedded = found.sources.some(({ id }) => id === (link.dataset ?? id));
      const again = embedded ? "" : " Files of your own are not kept with the page: open them again.";
      this.lost = `What the link asks for is not here: ${[link.dataset, link.series].filter(Boolean).join(", ")}.${again} Shown instead is a series of ${found.source.title}.`;
    }
  }

  /** Latest wins here too: of two datasets chosen in a row the second is shown. */
  async #openSource(chosen: Source): Promise<void> {
    // On show at once, empty as long as it loads, so that the choice is seen to be taken.
    this.source = chosen;
    try {
      const source = await loadSource(chosen);
      this.sources = this.sources.map((one) => (one.id === source.id ? source : one));
      if (this.source === chosen) this.#choose(source, source.series[0]);
    } catch (error) {
      this.#fail(error);
    }
  }

  #choose(source: Source, series: Series | undefined): void {
    if (series === undefined) return;
    this.lost = "";
    this.source = source;
    this.series = series;
    this.wish = { ...this.wish, ...PLAIN };
    writeLink({ dataset: source.id, series: series.id });
    document.title = `${series.task} – Onset lab`;
    void this.#analyse(series);
  }

  /** Latest wins: choosing on quickly through the list computes only the last. */
  async #analyse(series: Series): Promise<void> {
    if (this.engine === null) return;
    try {
      const [analysis] = await analyse([series], { engine: this.engine, key: "lab-analysis" });
      if (this.series !== series) return;
      this.analysis = analysis ?? null;
      this.failure = null;
    } catch (error) {
      if (error instanceof OnsetError && error.code === "superseded") return;
      this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    this.failure = error instanceof OnsetError ? error : new OnsetError("kernel-failed", String(error));
  }

  /** A rise can be started from; a fall, or no fit, cannot. */
  #canMatch(): boolean {
    const fit = this.analysis?.result.fits.find((one) => one.curve === "logistic");
    return fit?.direction === "rising" && fit.parameters["threshold"] !== undefined;
  }

  /** Lays the simulated curve onto the fitted one. */
  #matchFit(): void {
    const fit = this.analysis?.result.fits.find((one) => one.curve === "logistic");
    const { threshold, steepness, guessRate = 0, lapseRate = 0 } = fit?.parameters ?? {};
    if (threshold === undefined || steepness === undefined || this.series === null) return;
    const range = this.#range(this.series);
    const logSteepness = Math.log10(Math.abs(steepness));
    this.wish = {
      threshold: clamp(threshold, range.low, range.high),
      logSteepness: clamp(logSteepness, STEEPNESS.low, STEEPNESS.high),
      guessRate,
      lapseRate,
    };
  }

  #range(series: Series): CurveRange {
    const { domain } = curveFigure({ series }).x;
    const [first = 0, last = 0] = scaleToX(series.axis, domain);
    return { axis: series.axis, low: Math.floor(first), high: Math.ceil(last) };
  }

  /** Puts a source of the visitor's own into the picker, instead of one of the same name, and shows its first series. */
  #add(source: Source, notes: readonly string[]): void {
    this.sources = [...this.sources.filter((one) => one.id !== source.id), source];
    this.search = "";
    this.notes = notes;
    this.failure = null;
    this.#choose(source, source.series[0]);
  }

  protected override render(): TemplateResult {
    return html`
      <main class=${this.#door.dropping ? "dropping" : ""}>
        <section class="panel picker" aria-label="Choose a series">${this.#picker()}</section>
        <section id="data" class="panel observed" tabindex="-1" aria-labelledby="observed">
          <h2 id="observed">Observed and fitted</h2>
          ${this.#observed()}
        </section>
        <section class="panel simulated" aria-labelledby="simulated">
          <h2 id="simulated">A curve of your own</h2>
          ${this.#simulated()}
        </section>
        <section class="panel numbers" aria-labelledby="numbers">
          <h2 id="numbers">The fit in numbers</h2>
          ${this.analysis === null ? nothing : numbersTable(this.analysis)}
        </section>
        <section class="panel own-fits" aria-label="Fits of your choice">
          <onset-fit-panel
            .series=${this.series}
            .engine=${this.engine}
            .input=${inputName(this.source)}
          ></onset-fit-panel>
        </section>
        <section class="panel left-open" aria-label="Posterior">
          <onset-posterior-panel .series=${this.series} .engine=${this.engine}></onset-posterior-panel>
        </section>
      </main>
      ${this.#footer()}
    `;
  }

  #picker(): TemplateResult {
    const { sources, source, series, search } = this;
    return html`
      ${seriesPicker({
        sources,
        source,
        series,
        search,
        onSearch: (text) => (this.search = text),
        onSeries: (id) =>
          this.#choose(
            source,
            source.series.find((one) => one.id === id),
          ),
        onSource: (id) => {
          const next = sources.find((one) => one.id === id);
          this.search = "";
          this.notes = [];
          this.#door.forget();
          if (next !== undefined) void this.#openSource(next);
        },
      })}
      <p class="citation">${source.citation}</p>
      ${this.#bringTable()}
    `;
  }

  #bringTable(): TemplateResult {
    const { bringing, files } = this.#door;
    return html`<div class="bring">
      <label class="file">
        <input type="file" name="files" multiple @change=${this.#door.chosen} />
        <span>Open tables or logs of yours…</span>
      </label>
      <label class="file">
        <input type="file" name="folder" webkitdirectory @change=${this.#door.chosen} />
        <span>Open a folder of logs…</span>
      </label>
      ${bringing === null ? nothing : bringingBar(bringing)} ${fileList(files)}
      <p>
        Tables with columns for scale and score, logs of evaluation tools, ZIP archives of them; dropping
        works too, for tables also pasting. They stay in this page.
      </p>
    </div>`;
  }

  #observed(): TemplateResult {
    const { series, analysis, wish, overlay, engine } = this;
    const current = analysis?.result.series.id === series?.id ? analysis : null;
    const fit = current?.result.fits.find((one) => one.curve === "logistic") ?? null;
    return html`
      ${this.failure === null ? nothing : html`<p class="failure" role="alert">${this.failure.message}</p>`}
      ${this.#questions()}
      ${this.lost === "" ? nothing : html`<p class="failure" role="alert">${this.lost}</p>`}
      ${this.notes.map((note) => html`<p class="muted">${note}</p>`)}
      <onset-curve
        class="chart"
        .series=${series}
        .fit=${fit}
        .engine=${engine}
        .curve=${"none"}
        .threshold=${overlay ? wish.threshold : null}
        .steepness=${overlay ? steepnessOf(wish) : null}
        .guessRate=${wish.guessRate}
        .lapseRate=${wish.lapseRate}
      ></onset-curve>
      <div class="answers" role="status">${current === null ? this.#waiting() : answers(current)}</div>
    `;
  }

  #questions(): TemplateResult | typeof nothing {
    const { asking } = this.#door;
    if (asking === null) return nothing;
    const { given, maps, table } = asking;
    return columnMapper(table, (path, map) => {
      void this.#door.bring(() => given, { ...maps, [path]: map });
    });
  }

  #waiting(): TemplateResult | typeof nothing {
    return this.failure === null ? html`<p class="muted">Fitting constant, line and sigmoid…</p>` : nothing;
  }

  #simulated(): TemplateResult {
    const { series, wish, engine } = this;
    if (series === null) return html`<div class="chart-space"></div>`;
    const range = this.#range(series);
    const { domain } = curveFigure({ series }).x;
    return html`
      <onset-curve
        class="chart"
        label="Simulated curve"
        .scale=${range.axis.kind}
        .from=${domain[0]}
        .to=${domain[1]}
        .engine=${engine}
        .threshold=${wish.threshold}
        .steepness=${steepnessOf(wish)}
        .guessRate=${wish.guessRate}
        .lapseRate=${wish.lapseRate}
      ></onset-curve>
      ${curveControls(wish, range, (next) => (this.wish = next))}
      <div class="actions">
        <label class="check">
          <input
            type="checkbox"
            name="overlay"
            .checked=${this.overlay}
            @change=${(event: Event) => (this.overlay = (event.target as HTMLInputElement).checked)}
          />
          <span>Lay it over the data</span>
        </label>
        <button type="button" ?disabled=${!this.#canMatch()} @click=${() => this.#matchFit()}>
          Start from the fit
        </button>
      </div>
    `;
  }

  #footer(): TemplateResult {
    const capabilities = this.engine?.capabilities;
    const kernel = capabilities?.kernel === "wasm" ? "WebAssembly" : "plain JavaScript";
    const place = capabilities?.workers ? `in ${capabilities.workers} workers` : "in this page";
    return html`<footer>
      <p>Everything is computed in your browser; no data leaves this page.</p>
      <p>${capabilities === undefined ? "" : `Engine: ${kernel}, ${place}.`}</p>
    </footer>`;
  }
}

/** What the command line calls the source: the embedded ones by their id. */
const inputName = ({ id, own }: Source): string => (own === true ? id : `data:${id}`);

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
