import { listCurves, type SweepSpec } from "@onset/core";
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";

type Model = SweepSpec["model"];

/** An expression to begin with: a rise whose ceiling moves. */
const EXPRESSION = "ceiling / (1 + exp(-steepness * (x - threshold)))";

const COMPOSITIONS: readonly (readonly [Extract<Model, { compose: unknown }>["compose"], string])[] = [
  ["product", "All skills, independent"],
  ["weakest-link", "The weakest skill"],
  ["k-of-n", "At least k of n skills"],
  ["correlated", "All skills, correlated"],
];

/** The choice of a model, and the formula where it is one's own. */
export function modelPicker(model: Model, choose: (model: Model) => void): TemplateResult {
  return html`
    <label class="field">
      <span>Model</span>
      <select
        name="model"
        @change=${(event: Event) => choose(modelOf((event.target as HTMLSelectElement).value))}
      >
        <optgroup label="Curves">
          ${listCurves().map(({ id, title }) => option(`curve:${id}`, title, model))}
        </optgroup>
        <optgroup label="Compositions of skills">
          ${COMPOSITIONS.map(([rule, title]) => option(`compose:${rule}`, title, model))}
        </optgroup>
        <optgroup label="Your own">${option("expression", "An expression", model)}</optgroup>
      </select>
    </label>
    ${"expression" in model ? expressionField(model.expression, choose) : nothing}
    ${"curve" in model ? html`<p class="muted formula">${formulaOf(model.curve)}</p>` : nothing}
  `;
}

function option(value: string, title: string, model: Model): TemplateResult {
  return html`<option value=${value} .selected=${live(value === valueOf(model))}>${title}</option>`;
}

function valueOf(model: Model): string {
  if ("curve" in model) return `curve:${model.curve}`;
  return "compose" in model ? `compose:${model.compose}` : "expression";
}

function modelOf(value: string): Model {
  const [kind = "", name = ""] = value.split(":");
  if (kind === "curve") return { curve: name } as Model;
  return kind === "compose" ? ({ compose: name } as Model) : { expression: EXPRESSION };
}

function expressionField(expression: string, choose: (model: Model) => void): TemplateResult {
  return html`<label class="field">
    <span>Score as a function of x (log10 of the scale), scale and names of your own</span>
    <input
      type="text"
      name="expression"
      spellcheck="false"
      autocomplete="off"
      .value=${expression}
      @change=${(event: Event) => choose({ expression: (event.target as HTMLInputElement).value })}
    />
  </label>`;
}

const formulaOf = (id: string): string => listCurves().find((curve) => curve.id === id)?.formula ?? "";
