// A formula of the reader's own, fitted to the columns of a table: `onset fit --expression`, in the page.
import { listExpressionFunctions, OnsetError } from "@onset/core";
import { toSvg } from "@onset/figure";
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";
import { dataTable } from "../fit/data-table.ts";
import { pictureFiles, saveButtons } from "../fit/save.ts";
import { figureColors } from "../posterior/figure-colors.ts";
import { picture } from "../posterior/picture.ts";
import { askBeside } from "./fit-beside.ts";
import { formulaFigure } from "./formula-figure.ts";
import { formulaForm } from "./formula-form.ts";
import { EXAMPLE, formulaCommand, questionOf, type FormulaWish } from "./formula-wish.ts";
import type { FormulaAnswer } from "./formula-worker.ts";

type Found = NonNullable<FormulaAnswer["found"]> & { readonly wish: FormulaWish; readonly table: string };

/** A picture of more points would hold up the page, and say no more. */
const MOST_DRAWN = 2000;

/** The page of formulas. */
export class OnsetFormula extends LitElement {
  @state() private table: { readonly name: string; readonly blob: Blob } = {
    name: "misra1a.csv",
    blob: new Blob([EXAMPLE.table]),
  };
  /** As typed; `null` where a file was opened instead. */
  @state() private text: string | null = EXAMPLE.table;
  @state() private wish: FormulaWish = EXAMPLE.wish;
  @state() private titles: readonly string[] = [];
  @state() private rows = 0;
  @state() private found: Found | null = null;
  @state() private failure = "";
  @state() private busy = false;
  @state() private width = 640;
  #stop: AbortController = new AbortController();
  readonly #room = new ResizeObserver(([entry]) => {
    const width = Math.max(280, Math.min(760, Math.floor(((entry?.contentRect.width ?? 640) - 40) / 8) * 8));
    if (width !== this.width) requestAnimationFrame(() => (this.width = width));
  });

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.title = "A formula of your own – Onset lab";
    for (const [name, color] of Object.entries(figureColors)) this.style.setProperty(name, color);
    document.addEventListener("drop", this.#onDrop);
    document.addEventListener("dragover", this.#onDragOver);
    void this.#ask();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("drop", this.#onDrop);
    document.removeEventListener("dragover", this.#onDragOver);
    this.#room.disconnect();
    this.#stop.abort();
  }

  protected override firstUpdated(_: PropertyValues): void {
    const room = this.querySelector(".figure");
    if (room !== null) this.#room.observe(room);
  }

  /** The fit of the form as it stands; the latest ends the one before. */
  async #ask(onlyTitles = false): Promise<void> {
    this.#stop.abort();
    const stop = new AbortController();
    this.#stop = stop;
    const { table, wish } = this;
    this.failure = "";
    this.busy = true;
    try {
      const fit = onlyTitles ? null : questionOf(wish);
      const answer = await askBeside({ table: table.blob, name: table.name, fit }, stop.signal);
      this.titles = answer.titles;
      this.rows = answer.rows;
      this.found = answer.found && { ...answer.found, wish, table: table.name };
    } catch (error) {
      if (!stop.signal.aborted) this.failure = textOf(error, wish.expression);
    } finally {
      if (this.#stop === stop) this.busy = false;
    }
  }

  readonly #cancel = (): void => {
    this.#stop.abort();
    this.busy = false;
    this.querySelector<HTMLElement>("button.go")?.focus();
  };

  readonly #open = (file: File): void => {
    this.#take({ name: file.name, blob: file }, null);
  };

  readonly #type = (text: string): void => {
    this.#take({ name: "table.csv", blob: new Blob([text]) }, text);
  };

  /** Of another table nothing is known: neither its columns nor a fit. */
  #take(table: { readonly name: string; readonly blob: Blob }, text: string | null): void {
    this.table = table;
    this.text = text;
    this.titles = [];
    this.found = null;
    void this.#ask(true);
  }

  readonly #onDrop = (event: DragEvent): void => {
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (file !== undefined) this.#open(file);
  };

  readonly #onDragOver = (event: DragEvent): void => event.preventDefault();

  protected override render(): TemplateResult {
    return html`
      <main class="formula-page">
        <section class="panel form" aria-labelledby="asked">
          <h2 id="asked">Table and formula</h2>
          ${formulaForm({
            wish: this.wish,
            titles: this.titles,
            rows: this.rows,
            name: this.table.name,
            text: this.text,
            change: (chosen) => (this.wish = { ...this.wish, ...chosen }),
            open: this.#open,
            type: this.#type,
            submit: () => void this.#ask(),
          })}
          <p class="muted">
            Functions:
            ${listExpressionFunctions()
              .map(({ name }) => name)
              .join(", ")};
            + − * / ^, pi.
          </p>
        </section>
        <section id="data" class="panel figure" tabindex="-1" aria-labelledby="found">
          <h2 id="found">What comes out</h2>
          ${this.#bar()}
          ${this.failure === "" ? nothing : html`<p class="failure" role="alert">${this.failure}</p>`}
          ${this.found === null ? nothing : this.#result(this.found)}
        </section>
      </main>
      <footer><p>Everything is computed in your browser; no data leaves this page.</p></footer>
    `;
  }

  #bar(): TemplateResult | typeof nothing {
    if (!this.busy) return nothing;
    return html`<div class="bringing">
      <label><span role="status">Fitting…</span><progress>at work</progress></label>
      <button type="button" name="cancel" @click=${this.#cancel}>Cancel</button>
    </div>`;
  }

  #result(found: Found): TemplateResult {
    const { fit, data, wish, table } = found;
    const { left } = data;
    const figure =
      fit.fitted.length === data.y.length && data.y.length <= MOST_DRAWN
        ? formulaFigure(found, wish.y)
        : null;
    return html`
      <p role="status">
        Status
        <b>${fit.status}</b
        >${[...fit.reasons, left > 0 ? `${left} of ${this.rows} rows have no number in a column that is read: left out.` : ""].filter(Boolean).map((reason) => ` · ${reason}`)}
      </p>
      ${dataTable({
        caption: `${wish.y} = ${fit.expression}`,
        columns: [
          { title: "Parameter" },
          { title: "Value", end: true },
          { title: "Standard error", end: true },
        ],
        rows: Object.keys(fit.parameters).map((name) => [
          name,
          digits(fit.parameters[name] ?? null),
          digits(fit.standardErrors[name] ?? null),
        ]),
      })}
      ${dataTable({
        caption: "Fit",
        columns: [{ title: "Quantity" }, { title: "Value", end: true }],
        rows: [
          ["Points", String(fit.points)],
          ["Degrees of freedom", String(fit.degreesOfFreedom)],
          ["Residual sum of squares", digits(fit.residualSumOfSquares)],
          ["Residual standard deviation", digits(fit.residualStandardDeviation)],
          ["ln L", digits(fit.logLikelihood)],
        ].filter(([, value]) => value !== ""),
      })}
      ${saveButtons(
        `${wish.y} fit`,
        [
          { name: "CSV of rows", extension: "csv", type: "text/csv", make: () => rowsCsv(found) },
          {
            name: "JSON",
            extension: "json",
            type: "application/json",
            make: () => `${JSON.stringify(fit, null, 2)}\n`,
          },
          ...(figure === null ? [] : pictureFiles(() => toSvg(figure, { width: 720, height: 440 }))),
        ],
        (error) => (this.failure = String(error)),
      )}
      ${data.y.length > MOST_DRAWN ? html`<p class="muted">Not drawn: a picture of more than ${MOST_DRAWN} points says no more.</p>` : nothing}
      ${figure === null ? nothing : html`<div class="one">${picture(figure, { width: this.width, height: 360, id: "formula" })}</div>`}
      <p class="muted">
        The same on the command line${wish.likelihood === "gaussian" ? "" : ", which fits by least squares"}:
      </p>
      <pre tabindex="0" aria-label="Command"><code>${formulaCommand(wish, table)}</code></pre>
    `;
  }
}

/** A message, with the place in the formula where there is one. */
function textOf(error: unknown, expression: string): string {
  const said = error instanceof Error ? error.message : String(error);
  const position = error instanceof OnsetError ? error.details["position"] : null;
  if (typeof position !== "number" || expression.length > 80) return said;
  return `${said}\n${expression.slice(0, position - 1)}▸${expression.slice(position - 1)}`;
}

/** Seven significant digits; nothing where there is no number. */
function digits(value: number | null): string {
  if (value === null) return "";
  const size = Math.abs(value);
  const plain = size === 0 || (size < 1e7 && size >= 1e-4);
  const text = plain ? String(Number(value.toPrecision(7))) : value.toExponential(6).replace("e+", "e");
  return text.replaceAll("-", "\u2212");
}

/** Every row that was fitted, with what the formula says of it. */
function rowsCsv({ fit, data, wish }: Found): string {
  const names = Object.keys(data.columns);
  const head = [...names, wish.y, "fitted", "residual"].map(csvCell).join(",");
  const rows = Array.from(data.y, (y, i) =>
    [
      ...names.map((name) => data.columns[name]![i]),
      y,
      fit.fitted[i],
      y - (fit.fitted[i] ?? Number.NaN),
    ].join(","),
  );
  return `${[head, ...rows].join("\n")}\n`;
}

const csvCell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
