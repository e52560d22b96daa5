import { listCurves, type Curve, type FittableCurve } from "@onset/core";
import { html, type TemplateResult } from "lit";

const KINDS: Readonly<Record<Curve["kind"], string>> = {
  sigmoid: "One rise or fall",
  line: "Lines",
  law: "Laws",
  hump: "Turns",
  composition: "Compositions",
};

/** Curves of one column of scale: the loss of size and tokens has two. */
const FITTABLE: readonly Curve[] = listCurves().filter(({ id, fittable }) => fittable && id !== "loss");

/** Every distinct shape, as `onset fit --curve all`. */
export const EVERY_SHAPE: readonly FittableCurve[] = FITTABLE.filter(({ sameAs }) => sameAs === null).map(
  ({ id }) => id as FittableCurve,
);

/** What a curve is called; its id where it has no entry. */
export const curveTitle = (id: string): string => FITTABLE.find((curve) => curve.id === id)?.title ?? id;

/** Every curve that can be fitted as a box to be ticked, by kind. */
export function curveChoice(
  chosen: readonly FittableCurve[],
  choose: (curves: readonly FittableCurve[]) => void,
): TemplateResult {
  const tick = (id: FittableCurve, on: boolean): void =>
    choose(
      FITTABLE.map((curve) => curve.id as FittableCurve).filter((one) =>
        one === id ? on : chosen.includes(one),
      ),
    );
  const kinds = Object.entries(KINDS).map(([kind, title]) => ({
    title,
    curves: FITTABLE.filter((curve) => curve.kind === kind),
  }));
  return html`<fieldset class="curves">
    <legend>Curves <span>${chosen.length} chosen</span></legend>
    <div class="quick">
      <button type="button" name="every" @click=${() => choose(EVERY_SHAPE)}>Every shape</button>
      <button type="button" name="alone" @click=${() => choose(["logistic"])}>Logistic alone</button>
    </div>
    <div class="kinds">
      ${kinds.map(
        ({ title, curves }) =>
          html`<div role="group" aria-label=${title}>
            <b>${title}</b>
            ${curves.map(({ id, title: name, sameAs }) =>
              box({
                value: id,
                label: sameAs === null ? name : `${name} (= ${curveTitle(sameAs)})`,
                on: (chosen as readonly string[]).includes(id),
                tick: (on) => tick(id as FittableCurve, on),
              }),
            )}
          </div>`,
      )}
    </div>
  </fieldset>`;
}

interface Box {
  readonly value: string;
  readonly label: string;
  readonly on: boolean;
  readonly tick: (on: boolean) => void;
}

/** One box of several. */
export function box({ value, label, on, tick }: Box): TemplateResult {
  return html`<label class="check">
    <input
      type="checkbox"
      value=${value}
      .checked=${on}
      @change=${(event: Event) => tick((event.target as HTMLInputElement).checked)}
    />
    <span>${label}</span>
  </label>`;
}
