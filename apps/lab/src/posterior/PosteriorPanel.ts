// What the data leave open: the posterior of one series as pictures with their tables, computed when the reader opens it.
import type { Engine, Posterior, PosteriorQuantity, ScatterModel, Series, ShapePosterior } from "@onset/core";
import { jointFigure, marginalFigure, profileFigure } from "@onset/figure";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { saveButtons } from "../fit/save.ts";
import { heatmapPicture, picture, pictureWidth } from "./picture.ts";
import { PicturePanel } from "./PicturePanel.ts";
import { PosteriorRun } from "./PosteriorRun.ts";
import { posteriorFiles } from "./posterior-files.ts";
import { posteriorBar, scatterChoice } from "./scatter-choice.ts";
import { directionNote, shapesTable } from "./shapes-table.ts";

const QUANTITIES: readonly PosteriorQuantity[] = [
  "threshold",
  "width",
  "guessRate",
  "lapseRate",
  "overdispersion",
  "jitter",
];

/** Names of shapes as a reader knows them. */
export const SHAPES: Readonly<Record<ShapePosterior["curve"], string>> = {
  logistic: "Logistic",
  gaussian: "Cumulative Gaussian",
  gumbel: "Gumbel",
  "reversed-gumbel": "Reversed Gumbel",
};

/** The posterior of a series, asked for by opening it. */
export class PosteriorPanel extends PicturePanel {
  @property({ attribute: false }) series: Series | null = null;
  @property({ attribute: false }) engine: Engine | null = null;
  @state() private open = false;
  @state() private scatter: ScatterModel = "overdispersion";
  @state() private curve: ShapePosterior["curve"] = "logistic";
  readonly #run: PosteriorRun = new PosteriorRun(this);

  protected override pictureWidth(room: number): number {
    return pictureWidth(room);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!(["series", "engine", "open", "scatter"] as const).some((name) => changed.has(name))) return;
    const { series, engine, scatter } = this;
    if (!this.open) this.#run.cancel();
    else if (series !== null && engine !== null) void this.#run.ask({ series, engine, scatter });
  }

  /** Back to what is on show; where there is nothing the panel closes, and asks again when it is opened. */
  readonly #cancel = (): void => {
    this.#run.cancel();
    const found = this.#run.foundOf(this.series);
    if (found === null) this.open = false;
    else this.scatter = found.scatter;
    // The button is gone.
    this.querySelector<HTMLElement>(found === null ? "summary" : "[name=scatter]")?.focus();
  };

  protected override render(): TemplateResult {
    return html`<details
      class="fold posterior"
      .open=${this.open}
      @toggle=${(event: Event) => (this.open = (event.target as HTMLDetailsElement).open)}
    >
      <summary>
        <h2>What the data leave open</h2>
        <span class="muted">posterior of threshold, width, rates and scatter</span>
      </summary>
      ${this.open ? this.#content() : nothing}
    </details>`;
  }

  #content(): TemplateResult {
    const { waiting, failure } = this.#run;
    const found = this.#run.foundOf(this.series);
    return html`
      <div class="choices">
        ${scatterChoice(this.scatter, (scatter) => (this.scatter = scatter))}
        ${found ? this.#shapeChoice(found) : nothing}
        ${waiting === null ? nothing : posteriorBar(waiting, this.#cancel)}
      </div>
      ${failure === "" ? nothing : html`<p class="failure" role="status">${failure}</p>`}
      ${found ? html`<div class="found" aria-busy=${waiting !== null}>${this.#pictures(found)}</div>` : nothing}
    `;
  }

  #shown({ shapes }: Posterior): ShapePosterior {
    return shapes.find((one) => one.curve === this.curve) ?? shapes[0]!;
  }

  #shapeChoice(found: Posterior): TemplateResult {
    const shape = this.#shown(found);
    return html`<label class="field">
      <span>Shape on show</span>
      <select
        name="shape"
        @change=${(event: Event) => (this.curve = (event.target as HTMLSelectElement).value as typeof this.curve)}
      >
        ${found.shapes.map(({ curve }) => html`<option value=${curve} ?selected=${curve === shape.curve}>${SHAPES[curve]}</option>`)}
      </select>
    </label>`;
  }

  #pictures(found: Posterior): TemplateResult {
    const { width } = this;
    const shape = this.#shown(found);
    const direction = directionNote(found);
    return html`
      ${shapesTable(found, SHAPES)} ${direction === null ? nothing : html`<p>${direction}</p>`}
      ${saveButtons(`posterior of ${found.series.task}`, posteriorFiles(found), (error) => this.#run.refuse(error))}
      <p class="muted">
        Evidence also tells models of scatter apart: the one of the greater ln evidence foretold the counts
        better, by e to the difference.
      </p>
      <div class="pictures">
        ${heatmapPicture(jointFigure(found, shape), { width, id: "posterior-joint" })}
        ${QUANTITIES.map((quantity) =>
          picture(marginalFigure(found, shape, quantity), {
            width,
            id: `posterior-${shape.curve}-${quantity}`,
          }),
        )}
      </div>
      <h3>With no prior: the profile likelihood</h3>
      <p class="muted">
        How well the best logistic with a given threshold, or width, explains the counts. Its scatter is
        binomial and no more: where the posterior above finds extra scatter, these intervals are too short.
      </p>
      <div class="pictures">
        ${(["threshold", "width"] as const).map((quantity) =>
          picture(profileFigure(found, quantity, found.profiles[quantity]), {
            width,
            id: `posterior-profile-${quantity}`,
          }),
        )}
      </div>
    `;
  }
}
