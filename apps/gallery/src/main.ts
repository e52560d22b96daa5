import { html, nothing, render, type TemplateResult } from "lit";
import { installElements } from "onset";
import { codeView, exampleView } from "./example.ts";
import { curveExamples } from "./examples.ts";
import { referenceOf, type Entry, type Reference } from "./manifest.ts";
import { sweepExamples } from "./sweep-examples.ts";

const dropIn = `<script type="module" src="onset.js"></script>`;

function page(): TemplateResult {
  return html`
    <section class="start" aria-labelledby="start">
      <h2 id="start">One script tag</h2>
      <p>
        Put <code>onset.js</code> from the package <code>onset</code> beside your page. It is one file, asks
        for nothing else, and sends nothing anywhere. Pages with sweeps take
        <code>onset.sweep.js</code> instead, with <code>onset.files.js</code> beside it for YAML and Parquet.
        Classic scripts are there too: <code>onset.classic.js</code> and <code>onset.sweep.classic.js</code>.
      </p>
      ${codeView(dropIn, "the script tag")}
    </section>
    <section aria-labelledby="curve">
      <h2 id="curve"><code>&lt;onset-curve&gt;</code></h2>
      <p class="lead">Scores against scale, with the curve fitted to them, a simulated curve, or both.</p>
      <div class="examples">${curveExamples.map(exampleView)}</div>
      ${referenceOf("onset-curve").map(referenceView)}
      <p>
        Properties take what attributes cannot: <code>series</code>, <code>fit</code>, <code>figure</code> and
        <code>engine</code>, the records of <code>@onset/core</code> and <code>@onset/figure</code>.
      </p>
    </section>
    <section aria-labelledby="sweeps">
      <h2 id="sweeps"><code>&lt;onset-sweep&gt;</code></h2>
      <p class="lead">
        A dense sweep over the parameters of a curve, as a heatmap or small multiples, with the curve behind
        each cell.
      </p>
      <div class="examples wide">${sweepExamples.map(exampleView)}</div>
      ${referenceOf("onset-sweep").map(referenceView)}
      <p>
        Properties take what attributes cannot: <code>spec</code> and <code>engine</code>;
        <code>result</code> gives the rows on show as typed arrays. The spec is the one of
        <code>onset sweep</code> on the command line.
      </p>
    </section>
  `;
}

function referenceView({ title, entries }: Reference): TemplateResult {
  return html`<table>
    <caption>
      ${title}
    </caption>
    <thead>
      <tr>
        <th scope="col">Name</th>
        <th scope="col">Meaning</th>
      </tr>
    </thead>
    <tbody>
      ${entries.map(
        (entry) =>
          html`<tr>
            <th scope="row"><code>${entry.name}</code></th>
            <td>${withCode(entry.description)} ${valueView(entry)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function valueView(entry: Entry): TemplateResult | typeof nothing {
  const preset = entry.default === "" ? nothing : html`, default <code>${entry.default}</code>`;
  if (entry.type !== "") return html`<span class="value"><code>${entry.type}</code>${preset}</span>`;
  return entry.default === ""
    ? nothing
    : html`<span class="value">default <code>${entry.default}</code></span>`;
}

/** Words between backticks as code. */
function withCode(text: string): readonly (string | TemplateResult)[] {
  return text.split("`").map((part, i) => (i % 2 === 1 ? html`<code>${part}</code>` : part));
}

installElements();
render(page(), document.querySelector<HTMLElement>("#examples") ?? document.body);
