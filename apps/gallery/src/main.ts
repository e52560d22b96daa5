import { html, render, type TemplateResult } from "lit";
import { installElements } from "onset";
import { codeView, exampleView } from "./example.ts";
import { curveExamples } from "./examples.ts";
import { referenceOf, type Reference } from "./manifest.ts";

const dropIn = `<script type="module" src="onset.js"></script>`;

function page(): TemplateResult {
  return html`
    <header>
      <h1>Onset <span>gallery</span></h1>
      <p>Every element, live, with the code that makes it.</p>
      <fieldset class="themes">
        <legend class="visually-hidden">Theme</legend>
        ${["auto", "light", "dark"].map(
          (theme) =>
            html`<label>
              <input
                type="radio"
                name="theme"
                ?checked=${theme === "auto"}
                @change=${() => setTheme(theme)}
              />
              <span>${theme}</span>
            </label>`,
        )}
      </fieldset>
    </header>
    <main id="examples">
      <section class="start" aria-labelledby="start">
        <h2 id="start">One script tag</h2>
        <p>
          Put <code>onset.js</code> from the package <code>onset</code> beside your page. It is one file, asks
          for nothing else, and sends nothing anywhere. A classic script is there too:
          <code>onset.classic.js</code>.
        </p>
        ${codeView(dropIn, "the script tag")}
      </section>
      <section aria-labelledby="curve">
        <h2 id="curve"><code>&lt;onset-curve&gt;</code></h2>
        <p class="lead">Scores against scale, with the curve fitted to them, a simulated curve, or both.</p>
        <div class="examples">${curveExamples.map(exampleView)}</div>
        ${referenceOf("onset-curve").map(referenceView)}
        <p>
          Properties take what attributes cannot: <code>series</code>, <code>fit</code>,
          <code>figure</code> and <code>engine</code>, the records of <code>@onset/core</code> and
          <code>@onset/figure</code>.
        </p>
      </section>
    </main>
  `;
}

function referenceView({ title, entries }: Reference): TemplateResult {
  const [typed, preset] = [entries.some((one) => one.type !== ""), entries.some((one) => one.default !== "")];
  return html`<div class="scroller" role="region" tabindex="0" aria-label=${title}>
    <table>
      <caption>
        ${title}
      </caption>
      <thead>
        <tr>
          <th scope="col">Name</th>
          ${typed ? html`<th scope="col">Type</th>` : ""} ${preset ? html`<th scope="col">Default</th>` : ""}
          <th scope="col">Meaning</th>
        </tr>
      </thead>
      <tbody>
        ${entries.map(
          (one) =>
            html`<tr>
              <th scope="row"><code>${one.name}</code></th>
              ${typed ? html`<td>${one.type}</td>` : ""} ${preset ? html`<td>${one.default}</td>` : ""}
              <td>${withCode(one.description)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** Words between backticks as code. */
function withCode(text: string): readonly (string | TemplateResult)[] {
  return text.split("`").map((part, i) => (i % 2 === 1 ? html`<code>${part}</code>` : part));
}

function setTheme(theme: string): void {
  if (theme === "auto") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
}

installElements();
render(page(), document.querySelector<HTMLElement>("#gallery") ?? document.body);
