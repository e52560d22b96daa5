import type { SeriesAnalysis } from "@onset/core";
import { type Markup, markup, trusted } from "../markup/markup.ts";
import { reportGroups } from "./entries.ts";
import { overviewSection } from "./overview-section.ts";
import type { ReportOptions, ReportSource } from "./report-options.ts";
import { reportScript, reportScriptHash } from "./report-script.ts";
import { reportStyle } from "./report-style.ts";
import { seriesSection } from "./series-section.ts";
import { reproduceSection, sourcesSection } from "./sources-section.ts";
import { summarySection } from "./summary-section.ts";
import { sweepSection } from "./sweep-section.ts";

/**
 * The report of a main job: one HTML document that needs no network, no script and no other file to be read. Charts are
 * inline SVG, each with its sentence and its table; light and dark follow the reader's system; it prints.
 * The same analyses and options give the same bytes.
 *
 * @param analyses - As `analyse` returns them; they may be empty.
 * @returns The text of the document, to be written as UTF-8.
 */
export function renderReport(analyses: readonly SeriesAnalysis[], options: ReportOptions): string {
  const groups = reportGroups(analyses, options);
  const entries = groups.flatMap((group) => group.entries);
  const sources = allSources(
    groups.map((group) => group.source),
    options,
  );
  const title = options.title ?? "Onset report";
  return page(
    title,
    markup`<a class="skip" href="#main">Skip to the results</a>
<header><div class="wide"><h1>${title}</h1><p>${entries.length} series from ${groups.length} ${groups.length === 1 ? "source" : "sources"}. Made with Onset ${options.version} on <time datetime="${options.made}">${day(options.made)}</time>.</p>
<nav aria-label="Contents"><ul>${contents(options)}</ul></nav></div></header>
<main id="main" class="wide" tabindex="-1">${summarySection(entries)}
${overviewSection(groups)}
${options.sweep === undefined ? null : sweepSection(options.sweep)}
${seriesSection(groups)}
${sourcesSection(sources)}
${reproduceSection(analyses, options)}</main>
<footer><div class="wide">Onset finds, explains and forecasts the onset of language-model capabilities with scale.</div></footer>`,
  );
}

function contents(options: ReportOptions): readonly Markup[] {
  const places: [string, string][] = [
    ["summary", "Summary"],
    ["overview", "Overview"],
  ];
  if (options.sweep !== undefined) places.push(["sweep", "Sweep"]);
  places.push(
    ["series", "Series by series"],
    ["sources", "Sources and licences"],
    ["reproduce", "Make it again"],
  );
  return places.map(([id, name]) => markup`<li><a href="#${id}">${name}</a></li>`);
}

/** Sources that have series first, then those that were only named. */
function allSources(used: readonly ReportSource[], { sources = [] }: ReportOptions): readonly ReportSource[] {
  return [...used, ...sources.filter((source) => !used.includes(source))];
}

/** `2026-11-22` of an ISO time; any other text as it is. */
function day(made: string): string {
  return /^\d{4}-\d{2}-\d{2}/.exec(made)?.[0] ?? made;
}

/** The document around the content. Its policy forbids every request, and every script but the report's own. */
function page(title: string, content: Markup): string {
  const policy = `default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src '${reportScriptHash}'; base-uri 'none'; form-action 'none'`;
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${trusted(reportStyle)}</style>
</head>
<body>
${content}
<script>${trusted(reportScript)}</script>
</body>
</html>
`.markup;
}
