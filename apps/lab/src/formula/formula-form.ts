import { html, nothing, type TemplateResult } from "lit";
import type { FormulaWish } from "./formula-wish.ts";

/** What the form shows, and whom it tells. */
export interface FormulaForm {
  readonly wish: FormulaWish;
  /** Columns of the table; empty as long as it is not read. */
  readonly titles: readonly string[];
  readonly rows: number;
  readonly name: string;
  /** The table as typed; `null` where a file was opened. */
  readonly text: string | null;
  readonly change: (chosen: Partial<FormulaWish>) => void;
  readonly open: (file: File) => void;
  readonly type: (text: string) => void;
  readonly submit: () => void;
}

const LIKELIHOODS = [
  ["gaussian", "Least squares"],
  ["huber", "Huber: forgives outliers"],
  ["binomial", "Binomial: shares, weighed by their items"],
] as const;

const valueOf = (event: Event): string => (event.target as HTMLInputElement | HTMLTextAreaElement).value;

/** Table, formula and columns. */
export function formulaForm(form: FormulaForm): TemplateResult {
  const { wish, change, titles, rows, name } = form;
  const field = (label: string, key: keyof FormulaWish, hint: string): TemplateResult =>
    html`<label class="field">
      <span>${label}</span>
      <input
        type="text"
        name=${key}
        list=${key === "y" || key === "weights" || key === "x" ? "columns" : nothing}
        spellcheck="false"
        autocomplete="off"
        placeholder=${hint}
        .value=${wish[key]}
        @input=${(event: Event) => change({ [key]: valueOf(event) })}
      />
    </label>`;
  return html`<form
    class="asked"
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      form.submit();
    }}
  >
    ${tableField(form)}
    <p class="muted">${titles.length === 0 ? "" : `${name}: ${rows} rows of ${titles.join(", ")}`}</p>
    <datalist id="columns">${titles.map((title) => html`<option value=${title}></option>`)}</datalist>
    ${field("Formula; names that are no columns are its parameters", "expression", "a*x^b")}
    ${field("Fitted to the column, or a formula of columns", "y", "y, or log(y)")}
    <div class="fields">
      ${field("Weights: 1/σ², or items", "weights", "none")}
      ${field("x, where titles are no names", "x", "Dose (mg)")}
      ${field("Start, never needed", "start", "b1=500 b2=1e-4")}
      ${field("Held or bounded", "held", "b1=1 b2=0:10")}
      <label class="field">
        <span>Likelihood</span>
        <select
          name="likelihood"
          @change=${(event: Event) => change({ likelihood: valueOf(event) as FormulaWish["likelihood"] })}
        >
          ${LIKELIHOODS.map(([value, words]) => html`<option value=${value} .selected=${value === wish.likelihood}>${words}</option>`)}
        </select>
      </label>
    </div>
    <div class="actions"><button type="submit" class="go">Fit</button></div>
  </form>`;
}

function tableField({ text, name, open, type }: FormulaForm): TemplateResult {
  return html`<label class="file">
      <input
        type="file"
        name="table"
        @change=${(event: Event) => {
          const input = event.target as HTMLInputElement;
          const file = input.files?.[0];
          if (file !== undefined) open(file);
          // The same file may be chosen again, changed meanwhile.
          input.value = "";
        }}
      />
      <span>Open a table…</span>
    </label>
    <label class="field">
      <span>${text === null ? `${name} is open; or paste a table here` : "Or paste a table here"}</span>
      <textarea
        name="text"
        rows="7"
        spellcheck="false"
        .value=${text ?? ""}
        @change=${(event: Event) => type(valueOf(event))}
      ></textarea>
    </label>`;
}
