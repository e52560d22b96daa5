import type { ObservableSpec, SweepSpec } from "@onset/core";
import { html, type TemplateResult } from "lit";

/** Those that need nothing but the curve, with what they say. */
const SIMPLE: readonly (readonly [Extract<ObservableSpec, string>, string])[] = [
  ["onset", "where it reaches one half"],
  ["width", "10–90 %, in decades"],
  ["slope", "at its steepest"],
  ["slopeAt", "where it is steepest"],
  ["area", "under the curve"],
  ["breakthroughness", "how sudden it looks"],
  ["linearity", "how even it looks"],
  ["score", "at every scale"],
];

/** Which observables are computed; scores stand alone. */
export function observableChoice(spec: SweepSpec, change: (spec: SweepSpec) => void): TemplateResult {
  const chosen = new Set(spec.observables.filter((one) => typeof one === "string"));
  const toggle = (name: Extract<ObservableSpec, string>): void => {
    if (name === "score")
      return change({ ...spec, observables: chosen.has("score") ? ["onset", "width"] : ["score"] });
    const others = spec.observables.filter((one) => one !== name && one !== "score");
    const observables = chosen.has(name) ? others : [...others, name];
    change({ ...spec, observables: observables.length > 0 ? observables : [name] });
  };
  return html`<fieldset class="observables">
    <legend>Computed</legend>
    ${SIMPLE.map(
      ([name, words]) =>
        html`<label class="check">
          <input type="checkbox" name=${name} .checked=${chosen.has(name)} @change=${() => toggle(name)} />
          <span>${name} <small>${words}</small></span>
        </label>`,
    )}
  </fieldset>`;
}
