// The Simulate page: a spec is the whole state. The form and the text are two ways to write it, the figure shows it.
import { OnsetError, planSweep, type SweepSpec } from "@onset/core";
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { readSweepSpec } from "onset";
import { axisRows } from "./axis-rows.ts";
import { modelPicker } from "./model-picker.ts";
import { observableChoice } from "./observable-choice.ts";
import { readSimulateLink, writeSimulateLink } from "./simulate-link.ts";
import { specText } from "./spec-text.ts";
import { startingSpec } from "./starting-spec.ts";

/** The page that simulates. */
export class OnsetSimulate extends LitElement {
  @state() private spec: SweepSpec = startingSpec({ curve: "exact-match" });
  /** The last spec without a fault: what the figure shows. */
  @state() private shown: SweepSpec = this.spec;
  @state() private text = "";
  @state() private failure: string | null = null;
  @state() private x = "";
  @state() private y = "";
  @state() private view: "heatmap" | "multiples" = "heatmap";
  @state() private dropping = false;
  @state() private copied = false;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const link = readSimulateLink(location.search);
    this.x = link.x;
    this.y = link.y;
    this.view = link.view;
    this.#take(link.spec ?? this.spec);
    if (link.fault !== null) this.failure = link.fault;
    document.title = "Simulate – Onset lab";
  }

  protected override updated(changed: PropertyValues): void {
    if (["shown", "x", "y", "view"].some((name) => changed.has(name))) {
      writeSimulateLink({ spec: this.shown, x: this.x, y: this.y, view: this.view });
    }
  }

  /** A spec from the form or from outside: its faults are told, and the last good one stays on show. */
  #take(spec: SweepSpec): void {
    this.spec = spec;
    this.text = specText(spec);
    try {
      planSweep(spec);
      this.#show(spec);
    } catch (error) {
      this.#fail(error);
    }
  }

  #show(spec: SweepSpec): void {
    this.shown = spec;
    this.failure = null;
    const names = laidOut(spec);
    if (!names.includes(this.x)) this.x = "";
    if (!names.includes(this.y)) this.y = "";
  }

  #fail(error: unknown): void {
    this.failure = error instanceof OnsetError ? error.message : String(error);
  }

  /** A spec as text, typed, opened or dropped. */
  async #read(text: string, name: string): Promise<void> {
    // A picture, say, would only push out what stands in the field.
    if (/[\0\uFFFD]/.test(text)) {
      this.#fail(new OnsetError("invalid-spec", `${name} is not text: a spec is YAML or JSON in UTF-8`));
      return;
    }
    this.text = text;
    try {
      const spec = await readSweepSpec(text, name);
      planSweep(spec);
      this.spec = spec;
      this.#show(spec);
    } catch (error) {
      this.#fail(error);
    }
  }

  #onDrop = (event: DragEvent): void => {
    event.preventDefault();
    this.dropping = false;
    const file = event.dataTransfer?.files[0];
    if (file !== undefined) void file.text().then((text) => this.#read(text, file.name));
  };

  protected override render(): TemplateResult {
    const change = (spec: SweepSpec): void => this.#take(spec);
    return html`
      <main
        class="simulate ${this.dropping ? "dropping" : ""}"
        @drop=${this.#onDrop}
        @dragover=${(event: DragEvent) => {
          event.preventDefault();
          this.dropping = true;
        }}
        @dragleave=${() => (this.dropping = false)}
      >
        <section class="panel form" aria-labelledby="model">
          <h2 id="model">What is simulated</h2>
          ${modelPicker(this.spec.model, (model) => this.#take(startingSpec(model, this.spec)))}
          ${axisRows(this.spec, change)} ${observableChoice(this.spec, change)}
        </section>
        <section id="data" class="panel figure" tabindex="-1" aria-labelledby="seen">
          <h2 id="seen">What comes out</h2>
          ${this.#layout()}
          ${this.failure === null ? nothing : html`<p class="failure" role="alert">${this.failure}</p>`}
          <onset-sweep .spec=${this.shown} .x=${this.x} .y=${this.y} .view=${this.view}></onset-sweep>
        </section>
        <section class="panel text" aria-labelledby="text">
          <h2 id="text">The same on the command line</h2>
          ${this.#specText()}
        </section>
      </main>
      <footer><p>Everything is computed in your browser; no data leaves this page.</p></footer>
    `;
  }

  #layout(): TemplateResult {
    const names = laidOut(this.shown);
    const choice = (label: string, key: "x" | "y"): TemplateResult =>
      html`<label class="inline">
        <span>${label}</span>
        <select
          name=${key}
          @change=${(event: Event) => (this[key] = (event.target as HTMLSelectElement).value)}
        >
          <option value="" .selected=${live(this[key] === "")}>chosen for you</option>
          ${names.map((name) => html`<option value=${name} .selected=${live(name === this[key])}>${name}</option>`)}
        </select>
      </label>`;
    return html`<div class="layout">
      ${choice("Across", "x")} ${choice("Up", "y")}
      <label class="check">
        <input
          type="checkbox"
          name="multiples"
          .checked=${this.view === "multiples"}
          @change=${(event: Event) =>
            (this.view = (event.target as HTMLInputElement).checked ? "multiples" : "heatmap")}
        />
        <span>A third axis side by side</span>
      </label>
    </div>`;
  }

  #specText(): TemplateResult {
    return html`
      <p class="muted">
        This is the whole sweep. Edit it here, drop a file of yours anywhere on the page, or save it as
        <code>spec.yaml</code> and run it over as many cells as you like:
      </p>
      <pre tabindex="0" aria-label="Command"><code>onset sweep spec.yaml --out results</code></pre>
      <textarea
        name="spec"
        aria-label="The spec as YAML"
        spellcheck="false"
        autocomplete="off"
        rows=${Math.min(30, this.text.split("\n").length + 1)}
        .value=${this.text}
        @change=${(event: Event) => void this.#read((event.target as HTMLTextAreaElement).value, "the spec")}
      ></textarea>
      <div class="actions">
        <button type="button" @click=${() => void this.#copy()}>${this.copied ? "Copied" : "Copy"}</button>
        <a
          class="button"
          download="spec.yaml"
          href="data:application/yaml;charset=utf-8,${encodeURIComponent(this.text)}"
          >Save spec.yaml</a
        >
        <label class="file">
          <input
            type="file"
            accept=".yaml,.yml,.json,application/json,application/yaml"
            @change=${(event: Event) => {
              const file = (event.target as HTMLInputElement).files?.[0];
              if (file !== undefined) void file.text().then((text) => this.#read(text, file.name));
            }}
          />
          <span>Open a spec…</span>
        </label>
      </div>
    `;
  }

  async #copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.text);
      this.copied = true;
      setTimeout(() => (this.copied = false), 2000);
    } catch {
      // No permission, or an insecure page: the text can still be selected.
      this.querySelector<HTMLTextAreaElement>("textarea[name=spec]")?.select();
    }
  }
}

/** The axes that can be laid out: only scores have a value for each scale. */
function laidOut({ axes, observables }: SweepSpec): readonly string[] {
  const scores = observables.includes("score");
  return Object.keys(axes).filter((name) => scores || name !== "scale");
}
