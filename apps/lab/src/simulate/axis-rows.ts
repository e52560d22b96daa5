// One row for each parameter: left as it is, one value, or an axis of some form. What the form cannot say (parameters
// that go together, points in a box) is for the spec's own text, and is shown as it stands there.
import type { AxisSpec, RangeSpec, SweepSpec } from "@onset/core";
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { modelParameters } from "./model-parameters.ts";
import { SCALES } from "./starting-spec.ts";

/** How a parameter is set. */
type Form = "default" | "value" | "linear" | "geometric" | "list" | "text";

/** Where a parameter stands in the spec: nowhere, fixed in the model, or an axis. */
interface Setting {
  readonly name: string;
  readonly form: Form;
  readonly written: AxisSpec | undefined;
  readonly optional: boolean;
}

const TITLES: Readonly<Record<Form, string>> = {
  default: "default",
  value: "one value",
  linear: "even steps",
  geometric: "equal ratios",
  list: "a list",
  text: "as in the spec",
};

/** The rows of a spec; `change` gets the spec after an edit. */
export function axisRows(spec: SweepSpec, change: (spec: SweepSpec) => void): TemplateResult {
  return html`<div class="axis-rows">${settingsOf(spec).map((setting) => row(spec, setting, change))}</div>`;
}

function settingsOf(spec: SweepSpec): readonly Setting[] {
  const own = modelParameters(spec.model).map(({ name, initial, list }): Setting => {
    const written = spec.axes[name] ?? spec.model.parameters?.[name];
    const form = list ? "text" : formOf(written);
    return { name, form, written, optional: initial !== undefined };
  });
  const known = new Set(own.map(({ name }) => name));
  const others = Object.entries(spec.axes)
    .filter(([name]) => !known.has(name))
    .map(([name, written]): Setting => ({ name, form: formOf(written), written, optional: false }));
  // A parameter inside a group is set there.
  const grouped = new Set(others.flatMap(({ written }) => membersOf(written)));
  return [...own.filter(({ name, written }) => written !== undefined || !grouped.has(name)), ...others];
}

function membersOf(axis: AxisSpec | undefined): readonly string[] {
  if (typeof axis !== "object" || Array.isArray(axis)) return [];
  if ("zip" in axis) return Object.keys(axis.zip);
  return "points" in axis ? Object.keys(axis.of) : [];
}

function formOf(axis: AxisSpec | undefined): Form {
  if (axis === undefined) return "default";
  if (typeof axis === "number") return "value";
  if (Array.isArray(axis)) return "list";
  if (!("to" in axis) || axis.integer === true) return "text";
  return axis.spacing === "geometric" || axis.spacing === "logarithmic" ? "geometric" : "linear";
}

function row(spec: SweepSpec, setting: Setting, change: (spec: SweepSpec) => void): TemplateResult {
  const { name, form, written, optional } = setting;
  const forms: Form[] =
    name === "scale" ? ["linear", "geometric", "list"] : ["value", "linear", "geometric", "list"];
  if (optional || form === "default") forms.unshift("default");
  if (form === "text") forms.push("text");
  const set = (axis: AxisSpec | undefined): void => change(withSetting(spec, name, axis));
  return html`<fieldset class="axis-row">
    <legend>${name}</legend>
    <select
      name="form"
      aria-label="How ${name} is set"
      @change=${(event: Event) => set(convert(name, written, (event.target as HTMLSelectElement).value as Form))}
    >
      ${forms.map((one) => html`<option value=${one} .selected=${live(one === form)}>${TITLES[one]}</option>`)}
    </select>
    ${fields(setting, set)}
  </fieldset>`;
}

function fields({ form, written }: Setting, set: (axis: AxisSpec) => void): TemplateResult | typeof nothing {
  if (form === "value") return numberField("value", written as number, set);
  if (form === "list") return listField(written as readonly number[], set);
  if (form !== "linear" && form !== "geometric") return nothing;
  const range = written as RangeSpec;
  return html`
    ${numberField("from", range.from, (from) => set({ ...range, from }))}
    ${numberField("to", range.to, (to) => set({ ...range, to }))}
    ${numberField("count", range.count, (count) => set({ ...range, count }))}
  `;
}

function numberField(label: string, value: number, set: (value: number) => void): TemplateResult {
  return html`<label class="number">
    <span>${label}</span>
    <input
      type="text"
      inputmode="decimal"
      autocomplete="off"
      .value=${shortNumber(value)}
      @change=${(event: Event) => set(Number((event.target as HTMLInputElement).value))}
    />
  </label>`;
}

/** Sizes as they are written in papers: `1e9`. */
const shortNumber = (value: number): string =>
  (Math.abs(value) >= 1e6 ? value.toExponential() : String(value)).replace("e+", "e");

/** Numbers between commas, semicolons or spaces. */
const read = (text: string): readonly number[] =>
  text
    .split(/[\s,;]+/)
    .filter((word) => word !== "")
    .map(Number);

function listField(values: readonly number[], set: (values: readonly number[]) => void): TemplateResult {
  return html`<label class="number wide">
    <span>values</span>
    <input
      type="text"
      autocomplete="off"
      .value=${values.map(shortNumber).join(", ")}
      @change=${(event: Event) => set(read((event.target as HTMLInputElement).value))}
    />
  </label>`;
}

/** The same parameter in another form, about the same values. */
function convert(name: string, written: AxisSpec | undefined, form: Form): AxisSpec | undefined {
  if (form === "default") return undefined;
  const [low, high] = ends(name, written);
  if (form === "value") return (low + high) / 2;
  if (form === "list") return [...new Set([low, (low + high) / 2, high])];
  const to = high > low ? high : low + 1;
  if (form === "geometric") return { from: low > 0 ? low : to / 100, to, count: 100, spacing: "geometric" };
  return { from: low, to, count: 100 };
}

function ends(name: string, axis: AxisSpec | undefined): readonly [number, number] {
  if (axis === undefined) return name === "scale" ? ends(name, SCALES) : [0, name === "steps" ? 8 : 0.5];
  if (typeof axis === "number") return [axis, axis];
  if (Array.isArray(axis)) return [axis[0] ?? 0, axis.at(-1) ?? 1];
  return "to" in axis ? [axis.from, axis.to] : [0, 1];
}

/** A spec with one parameter set anew: a single value is fixed in the model, everything else is an axis. */
function withSetting(spec: SweepSpec, name: string, axis: AxisSpec | undefined): SweepSpec {
  const { [name]: _axis, ...axes } = spec.axes;
  const { [name]: _fixed, ...parameters } = spec.model.parameters ?? {};
  const { parameters: _all, ...bare } = spec.model;
  const fixed = typeof axis === "number" && name !== "scale" ? { ...parameters, [name]: axis } : parameters;
  const model = (Object.keys(fixed).length > 0 ? { ...bare, parameters: fixed } : bare) as SweepSpec["model"];
  if (axis === undefined || (typeof axis === "number" && name !== "scale")) return { ...spec, model, axes };
  // An axis keeps its place, since the order of the axes is the order of the rows.
  const kept = name in spec.axes ? { ...spec.axes, [name]: axis } : { [name]: axis, ...axes };
  return { ...spec, model, axes: kept };
}
