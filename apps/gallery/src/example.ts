import { html, type TemplateResult } from "lit";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import type { Example } from "./examples.ts";

/** One example, live, above its own code. The code is ours, which is what makes `unsafeHTML` safe here. */
export function exampleView({ id, title, text, code }: Example): TemplateResult {
  return html`<article id=${id} class="panel">
    <h3>${title}</h3>
    <p>${text}</p>
    <div class="live">${unsafeHTML(code)}</div>
    ${codeView(code, title)}
  </article>`;
}

/** Code with a button that copies it. */
export function codeView(code: string, what: string): TemplateResult {
  return html`<div class="code">
    <pre tabindex="0" aria-label="Code: ${what}"><code>${code}</code></pre>
    <button type="button" aria-label="Copy the code: ${what}" @click=${(event: Event) => copy(event, code)}>
      Copy
    </button>
  </div>`;
}

async function copy(event: Event, code: string): Promise<void> {
  const button = event.currentTarget as HTMLButtonElement;
  try {
    await navigator.clipboard.writeText(code);
    button.textContent = "Copied";
  } catch {
    // No permission, or an insecure page: the reader can still select the text.
    button.textContent = "Select and copy";
  }
  setTimeout(() => (button.textContent = "Copy"), 2000);
}
