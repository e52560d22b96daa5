import type { SeriesAnalysis } from "@onset/core";
import { type Markup, markup } from "../markup/markup.ts";
import type { ReportOptions, ReportSource } from "./report-options.ts";

/** Where the data come from, with citation and licence. */
export function sourcesSection(sources: readonly ReportSource[]): Markup {
  return markup`<section aria-labelledby="sources"><h2 id="sources">Sources and licences</h2><ul class="sources">${sources.map(sourceItem)}</ul></section>`;
}

function sourceItem(source: ReportSource): Markup {
  const link =
    source.url === undefined ? null : markup`<div><dt>Link</dt><dd>${linkTo(source.url)}</dd></div>`;
  return markup`<li><h3>${source.title} <code>${source.id}</code></h3><dl>${line("Citation", source.citation)}${line("Licence", source.licence)}${link}${line("SHA-256", source.sha256)}</dl></li>`;
}

function line(name: string, text: string | undefined): Markup | null {
  return text === undefined ? null : markup`<div><dt>${name}</dt><dd>${text}</dd></div>`;
}

/** Only web addresses become links: any other scheme stays text. */
function linkTo(url: string): Markup {
  return /^https?:\/\//i.test(url) ? markup`<a href="${url}" rel="noreferrer">${url}</a>` : markup`${url}`;
}

/** How to make this report again, and what the words mean. */
export function reproduceSection(analyses: readonly SeriesAnalysis[], options: ReportOptions): Markup {
  const engines = [...new Set(analyses.map((analysis) => analysis.result.engine))].join(", ");
  const command =
    options.command === undefined
      ? null
      : markup`<div class="scroll" role="region" aria-label="Command" tabindex="0"><pre><code>${options.command}</code></pre></div>`;
  return markup`<section aria-labelledby="reproduce"><h2 id="reproduce">Make it again</h2>${command}
<dl class="facts"><div><dt>Onset</dt><dd>${options.version}</dd></div>${engines !== "" && markup`<div><dt>engine</dt><dd>${engines}</dd></div>`}<div><dt>seed</dt><dd>${options.seed ?? "none used"}</dd></div><div><dt>made</dt><dd><time datetime="${options.made}">${options.made}</time></dd></div></dl>
<dl class="glossary"><div><dt>Threshold</dt><dd>The scale where the curve has made half of its rise, between its own floor and ceiling.</dd></div><div><dt>Width</dt><dd>Decades of scale between 10 % and 90 % of the rise. One decade is a factor of ten.</dd></div><div><dt>Between two sizes</dt><dd>A sudden step anywhere between the two limits fits as well as a smooth rise: there is no single place to name.</dd></div><div><dt>One-sided</dt><dd>The data set a limit on one side only: the threshold lies above, or below, the number given.</dd></div><div><dt>Not identified</dt><dd>The data cannot say. This is a result about the data, not a failure.</dd></div><div><dt>Weight</dt><dd>Akaike weight by AICc: the share of support among sigmoid, straight line and constant.</dd></div></dl></section>`;
}
