// The choices of `onset fit`, for one series.
import { testNames } from "@onset/core";
import { html, nothing, type TemplateResult } from "lit";
import { box, curveChoice } from "./curve-choice.ts";
import {
  BASES,
  BREAKS,
  DIRECTIONS,
  ERRORS,
  INTERVALS,
  LIKELIHOODS,
  SCATTERS,
  SKILLS,
  TEST_QUESTIONS,
  type Choices,
} from "./fit-choices.ts";
import { questionsOf, type FitWish } from "./fit-wish.ts";

type Change = (chosen: Partial<FitWish>) => void;

/** The form; `change` with what was chosen, `submit` when the fit is asked for. */
export function fitForm(wish: FitWish, change: Change, submit: () => void): TemplateResult {
  const fields = new Fields(wish, change);
  return html`<form
    class="asked"
    aria-label="What is fitted"
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      submit();
    }}
  >
    ${curveChoice(wish.curves, (curves) => change({ curves }))}
    <div class="fields">
      ${curveFields(wish, fields)} ${noiseFields(wish, fields)} ${answerFields(wish, fields)}
    </div>
    ${testChoice(wish, change)}
    <div class="actions"><button type="submit" class="go">Fit</button></div>
  </form>`;
}

/** What the curves may be; of what one curve alone has, where it is chosen. */
function curveFields(wish: FitWish, { select, text }: Fields): TemplateResult {
  const { base, skills, breaks } = questionsOf(wish);
  return html`
    ${base ? select("Exact match: curve of one step", "base", BASES) : nothing}
    ${skills ? select("Product: skills", "skills", SKILLS) : nothing}
    ${breaks ? select("Broken law: breaks", "breaks", BREAKS) : nothing}
    ${select("Direction", "direction", DIRECTIONS)}
    ${text("Guess rate", "guessRate", "free; or chance, 0.25")}
    ${text("Parameters held, bounded, tied", "parameters", "lapseRate=0 steepness=0.5:20")}
  `;
}

/** How the scores scatter about them. */
function noiseFields(wish: FitWish, { select, text }: Fields): TemplateResult {
  const { scatter, overdispersion, jitter } = questionsOf(wish);
  return html`
    ${select("Likelihood", "likelihood", LIKELIHOODS)} ${select("Standard errors", "standardErrors", ERRORS)}
    ${select("Intervals", "interval", INTERVALS)}
    ${scatter ? select("Scatter beyond the items", "scatter", SCATTERS) : nothing}
    ${overdispersion ? text("Overdispersion η, if known", "overdispersion", "averaged over its prior") : nothing}
    ${jitter ? text("Jitter τ, decades, if known", "jitter", "averaged over its prior") : nothing}
  `;
}

/** What else is to be told of them. */
function answerFields(wish: FitWish, { text }: Fields): TemplateResult {
  return html`
    ${text("Score at scales", "at", "1e12, 1e13")} ${text("Scale of scores", "onsetAt", "0.5, 0.9")}
    ${text("Confidence", "confidence", "0.95")}
    ${questionsOf(wish).drawn ? [text("Drawn anew", "replicates", "2000 times"), text("Seed", "seed", "1")] : nothing}
  `;
}

function testChoice(wish: FitWish, change: Change): TemplateResult {
  return html`<fieldset class="tests">
    <legend>Also ask, by drawing series under the null</legend>
    ${testNames.map((test) =>
      box({
        value: test,
        label: TEST_QUESTIONS[test],
        on: wish.tests.includes(test),
        tick: (on) =>
          change({ tests: testNames.filter((one) => (one === test ? on : wish.tests.includes(one))) }),
      }),
    )}
    ${box({
      value: "check",
      label: "How well is each size predicted from the others?",
      on: wish.check,
      tick: (check) => change({ check }),
    })}
  </fieldset>`;
}

/** Fields of a wish, named as its entries. */
class Fields {
  readonly #wish: FitWish;
  readonly #change: Change;

  constructor(wish: FitWish, change: Change) {
    this.#wish = wish;
    this.#change = change;
  }

  readonly select = (label: string, name: keyof FitWish, choices: Choices): TemplateResult =>
    html`<label class="field">
      <span>${label}</span>
      <select
        name=${name}
        @change=${(event: Event) => this.#change({ [name]: (event.target as HTMLSelectElement).value })}
      >
        ${choices.map(([value, words]) => html`<option value=${value} .selected=${value === this.#wish[name]}>${words}</option>`)}
      </select>
    </label>`;

  readonly text = (label: string, name: keyof FitWish, placeholder: string): TemplateResult =>
    html`<label class="field">
      <span>${label}</span>
      <input
        type="text"
        name=${name}
        spellcheck="false"
        autocomplete="off"
        placeholder=${placeholder}
        .value=${String(this.#wish[name])}
        @input=${(event: Event) => this.#change({ [name]: (event.target as HTMLInputElement).value })}
      />
    </label>`;
}
