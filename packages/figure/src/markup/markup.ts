/**
 * Markup that is safe by construction: a tagged template escapes every value that is not markup itself, so that a
 * model called `<script>` is a name and nothing else. Serves HTML and SVG alike; attributes are always quoted.
 */

/** Text that is markup already. Only {@link markup} and {@link trusted} make it. */
export interface Markup {
  readonly markup: string;
}

/** What a template takes: text and numbers are escaped, null and false are left out, lists are joined. */
export type MarkupValue = Markup | string | number | null | false | readonly MarkupValue[];

/** Builds markup from a template, escaping what is put in. */
export function markup(parts: TemplateStringsArray, ...values: readonly MarkupValue[]): Markup {
  let text = parts[0] ?? "";
  values.forEach((value, index) => {
    text += render(value) + (parts[index + 1] ?? "");
  });
  return { markup: text };
}

/** Declares a constant of our own (a stylesheet, a script) to be markup. Never call it with text from data. */
export function trusted(text: string): Markup {
  return { markup: text };
}

function render(value: MarkupValue): string {
  if (value === null || value === false) return "";
  if (typeof value === "string") return escapeMarkup(value);
  if (typeof value === "number") return String(value);
  return "markup" in value ? value.markup : value.map(render).join("");
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text for an element or a quoted attribute. Characters that XML forbids (most controls, lone surrogates) are dropped. */
export function escapeMarkup(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, (character) => ("\t\n\r".includes(character) ? character : ""))
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}
