import type { FigureSpec } from "@onset/figure";
import { html, nothing, type TemplateResult } from "lit";

/** What the fit says, in sentences. */
export function figureNotes(figure: FigureSpec): TemplateResult | typeof nothing {
  if (figure.notes.length === 0) return nothing;
  return html`<p class="notes" part="notes">${figure.notes.join(" ")}</p>`;
}
