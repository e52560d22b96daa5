// What `onset fit` does, for the series on show: any curves, any intervals, tests, and what follows from them.
import type { CurveFit, Engine, FitResult, FittableCurve, Series } from "@onset/core";
import { curveFigure, toSvg, type FigureSpec } from "@onset/figure";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { toFitDocument, writeFitsCsv } from "onset";
import { picture } from "../posterior/picture.ts";
import { PicturePanel } from "../posterior/PicturePanel.ts";
import { version } from "../../package.json";
import { FitRun } from "./FitRun.ts";
import { curveTitle } from "./curve-choice.ts";
import { answersTable, checkTable, parametersTable, testsTable } from "./curve-tables.ts";
import { fitCommand } from "./fit-command.ts";
import { fitForm } from "./fit-form.ts";
import { FIRST_WISH, optionsOf, type FitWish } from "./fit-wish.ts";
import { areWeighed, averagesTable, fitsTable, tableNotes } from "./fits-table.ts";
import { pictureFiles, saveButtons } from "./save.ts";

const BANDS = [
  ["confidence", "Of the curve, place by place"],
  ["simultaneous", "Of the whole curve at once"],
  ["prediction", "Of a new measurement"],
] as const;

type Band = (typeof BANDS)[number][0];

/** Fits of the reader's own choice. */
export class FitPanel extends PicturePanel {
  @property({ attribute: false }) series: Series | null = null;
  @property({ attribute: false }) engine: Engine | null = null;
  /** `data:ID`, or the visitor's file: what the command line calls the input. */
  @property() input = "";
  @state() private open = false;
  @state() private wish: FitWish = FIRST_WISH;
  /** Of the fit on show: what the numbers came from, though the form may have moved on. */
  @state() private asked: FitWish = FIRST_WISH;
  @state() private curve: FittableCurve | null = null;
  @state() private band: Band = "confidence";
  readonly #run: FitRun = new FitRun(this);

  protected override pictureWidth(room: number): number {
    return Math.max(280, Math.min(860, Math.floor((room || 640) / 8) * 8));
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("series") && changed.get("series") !== undefined) this.#run.forget();
  }

  readonly #fit = (): void => {
    const { series, engine, wish } = this;
    if (series === null || engine === null) return;
    try {
      const options = optionsOf(wish);
      this.asked = wish;
      void this.#run.ask(series, options, engine);
    } catch (error) {
      this.#run.refuse(error);
    }
  };

  readonly #cancel = (): void => {
    this.#run.cancel();
    this.querySelector<HTMLElement>("button.go")?.focus();
  };

  protected override render(): TemplateResult {
    return html`<details
      class="fold fits"
      .open=${this.open}
      @toggle=${(event: Event) => (this.open = (event.target as HTMLDetailsElement).open)}
    >
      <summary>
        <h2>Other curves, intervals and tests</h2>
        <span class="muted">everything that onset fit does</span>
      </summary>
      ${this.open ? this.#content() : nothing}
    </details>`;
  }

  #content(): TemplateResult {
    const { failure, found, progress } = this.#run;
    return html`
      ${fitForm(this.wish, (chosen) => (this.wish = { ...this.wish, ...chosen }), this.#fit)} ${this.#bar()}
      ${failure === "" ? nothing : html`<p class="failure" role="alert">${failure}</p>`}
      ${found === null ? nothing : html`<div class="found" aria-busy=${progress !== null}>${this.#found(found)}</div>`}
    `;
  }

  #bar(): TemplateResult | typeof nothing {
    const { progress } = this.#run;
    if (progress === null) return nothing;
    const { completed, total } = progress;
    const words = completed === 0 ? "Fitting…" : `Testing: ${completed - 1} of ${total - 1}`;
    return html`<div class="bringing">
      <label>
        <span role="status">${words}</span>
        ${total === 1 ? html`<progress>at work</progress>` : html`<progress max=${total} .value=${completed}>${completed} of ${total}</progress>`}
      </label>
      <button type="button" name="cancel" @click=${this.#cancel}>Cancel</button>
    </div>`;
  }

  #found(result: FitResult): TemplateResult {
    const fit = result.fits.find(({ curve }) => curve === this.curve) ?? best(result);
    if (fit === undefined) return html``;
    const figure = curveFigure({ series: result.series, fit, band: this.band });
    return html`
      ${fitsTable(result)} ${tableNotes(result)} ${this.#saveResult(result)} ${averagesTable(result)}
      <div class="choices">${this.#shapeChoice(result, fit)} ${this.#bandChoice()}</div>
      ${this.#figure(figure, fit)} ${parametersTable(result, fit)} ${answersTable(result, fit)}
      ${testsTable(fit)} ${checkTable(fit)}
      <p class="muted">Likelihood: ${result.likelihoodReason} The same on the command line:</p>
      <pre
        tabindex="0"
        aria-label="Command"
      ><code>${fitCommand(this.asked, { input: this.input, series: result.series })}</code></pre>
    `;
  }

  #figure(figure: FigureSpec, fit: CurveFit): TemplateResult {
    // Bands have no entry of their own in a picture's legend, and a saved one has no form beside it.
    const band = figure.marks.find(({ kind }) => kind === "band");
    const title = `${figure.title}: ${curveTitle(fit.curve)}${band === undefined ? "" : `, with ${band.label}`}`;
    return html`<div class="one">
      ${picture({ ...figure, title }, { width: this.width, height: 360, id: `fit-${fit.curve}` })}
      ${saveButtons(
        title,
        pictureFiles(() => toSvg({ ...figure, title }, { width: 720, height: 440 })),
        (error) => this.#run.refuse(error),
      )}
    </div>`;
  }

  #shapeChoice({ fits }: FitResult, shown: CurveFit): TemplateResult | typeof nothing {
    if (fits.length < 2) return nothing;
    return html`<label class="field">
      <span>Curve on show</span>
      <select
        name="shown"
        @change=${(event: Event) => (this.curve = (event.target as HTMLSelectElement).value as FittableCurve)}
      >
        ${fits.map(({ curve }) => html`<option value=${curve} .selected=${curve === shown.curve}>${curveTitle(curve)}</option>`)}
      </select>
    </label>`;
  }

  #bandChoice(): TemplateResult {
    return html`<label class="field">
      <span>Band</span>
      <select
        name="band"
        @change=${(event: Event) => (this.band = (event.target as HTMLSelectElement).value as Band)}
      >
        ${BANDS.map(([value, words]) => html`<option value=${value} .selected=${value === this.band}>${words}</option>`)}
      </select>
    </label>`;
  }

  #saveResult(result: FitResult): TemplateResult {
    const { seed = 1 } = optionsOf(this.asked);
    const about = { version, inputs: [{ path: this.input, sha256: null }], seed, engine: result.engine };
    const json = (): string => `${JSON.stringify(toFitDocument([result], about), null, 2)}\n`;
    return saveButtons(
      `fits of ${result.series.task}`,
      [
        { name: "CSV", extension: "csv", type: "text/csv", make: () => writeFitsCsv([result]) },
        { name: "JSON", extension: "json", type: "application/json", make: json },
      ],
      (error) => this.#run.refuse(error),
    );
  }
}

/** The curve of most weight; of least BIC where weights say nothing, and the first where that is not there either. */
function best({ fits }: FitResult): CurveFit | undefined {
  const weighed = areWeighed(fits);
  const merit = ({ weight, bic }: CurveFit): number => (weighed ? (weight ?? 0) : -(bic ?? Infinity));
  return fits.reduce<CurveFit | undefined>(
    (lead, fit) => (lead === undefined || merit(fit) > merit(lead) ? fit : lead),
    undefined,
  );
}
