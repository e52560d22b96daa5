// The choices of `onset fit`, for one series.
import { testNames, type TestName } from "@onset/core";
import { html, nothing, type TemplateResult } from "lit";
import { box, curveChoice } from "./curve-choice.ts";
import type { FitWish } from "./fit-wish.ts";

type Choices = readonly (readonly [value: string, words: string])[];

const INTERVALS: Choices = [
  ["profile", "Profile likelihood"],
  ["posterior", "Posterior, with priors"],
  ["bootstrap", "Bootstrap"],
  ["delta", "Delta: symmetric, rough"],
  ["none", "None"],
];

const LIKELIHOODS: Choices = [
  ["auto", "As the data allow"],
  ["binomial", "Binomial"],
  ["beta-binomial", "Beta-binomial: extra scatter"],
  ["gaussian", "Gaussian"],
  ["huber", "Huber: forgives outliers"],
];

const SCATTERS: Choices = [
  ["", "As the likelihood says"],
  ["overdispersion", "Overdispersion, up and down"],
  ["jitter", "Jitter, along the axis"],
  ["none", "None"],
];

const ERRORS: Choices = [
  ["", "Weigh the points"],
  ["known", "Are believed"],
  ["ignored", "Are ignored"],
];

const DIRECTIONS: Choices = [
  ["", "As the scores say"],
  ["rising", "Rising"],
  ["falling", "Falling"],
];

/** What each test asks. */
export const TEST_QUESTIONS: Readonly<Record<TestName, string>> = {
  fit: "Does the curve fit? (misfit and scatter together)",
  scatter: "Do the models scatter beyond their items?",
  transition: "Is there a rise or fall at all?",
  step: "Is the rise drawn out, not a step?",
  narrow: "Is the rise within one gap of sizes?",
  guess: "Is the floor off chance, or 0?",
  lapse: "Is the ceiling below 1?",
  turn: "Does it turn?",
};

/** The form; `change` with what was chosen, `submit` when the fit is asked for. */
export function fitForm(
  wish: FitWish,
  change: (chosen: Partial<FitWish>) => void,
  submit: () => void,
): TemplateResult {
  const select = (label: string, name: keyof FitWish, choices: Choices): TemplateResult =>
    html`<label class="field">
      <span>${label}</span>
      <select
        name=${name}
        @change=${(event: Event) => change({ [name]: (event.target as HTMLSelectElement).value })}
      >
        ${choices.map(([value, words]) => html`<option value=${value} .selected=${value === wish[name]}>${words}</option>`)}
      </select>
    </label>`;
  const text = (label: string, name: keyof FitWish, placeholder: string): TemplateResult =>
    html`<label class="field">
      <span>${label}</span>
      <input
        type="text"
        name=${name}
        spellcheck="false"
        autocomplete="off"
        placeholder=${placeholder}
        .value=${String(wish[name])}
        @input=${(event: Event) => change({ [name]: (event.target as HTMLInputElement).value })}
      />
    </label>`;
  const drawn = wish.tests.length > 0 || wish.interval === "bootstrap" || wish.check;
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
      ${select("Intervals", "interval", INTERVALS)} ${select("Likelihood", "likelihood", LIKELIHOODS)}
      ${wish.interval === "posterior" ? select("Scatter beyond the items", "scatter", SCATTERS) : nothing}
      ${select("Direction", "direction", DIRECTIONS)} ${select("Standard errors", "standardErrors", ERRORS)}
      ${text("Guess rate", "guessRate", "free; or chance, 0.25")}
      ${text("Parameters held, bounded, tied", "parameters", "lapseRate=0 steepness=0.5:20")}
      ${text("Score at scales", "at", "1e12, 1e13")} ${text("Scale of scores", "onsetAt", "0.5, 0.9")}
      ${text("Confidence", "confidence", "0.95")}
      ${drawn ? [text("Drawn anew", "replicates", "2000 times"), text("Seed", "seed", "1")] : nothing}
    </div>
    <fieldset class="tests">
      <legend>Also ask, by drawing series under the null</legend>
      ${testNames.map((test) =>
        box({
          value: test,
          label: TEST_QUESTIONS[test],
          on: wish.tests.includes(test),
          tick: (on) =>
            change({
              tests: testNames.filter((one) => (one === test ? on : wish.tests.includes(one))),
            }),
        }),
      )}
      ${box({
        value: "check",
        label: "How well is each size predicted from the others?",
        on: wish.check,
        tick: (check) => change({ check }),
      })}
    </fieldset>
    <div class="actions"><button type="submit" class="go">Fit</button></div>
  </form>`;
}
