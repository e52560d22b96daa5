import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { type ReportOptions, renderReport } from "../src/index.ts";
import { reportScript, reportScriptHash } from "../src/report/report-script.ts";
import { addition, analysisOf, hostile, pointOf, seriesWith, unidentified, sigmoid } from "./fixtures.ts";

const options: ReportOptions = { version: "0.1.0", made: "2026-11-22T10:00:00Z" };
const constant = analysisOf(
  seriesWith({ task: "flat", points: [pointOf(1e8, 0), pointOf(1e9, 0)] }),
  unidentified,
);
const idsOf = (html: string): readonly string[] =>
  [...html.matchAll(/ id="([^"]*)"/g)].map((match) => match[1] ?? "");

test("the policy's hash is that of the report's script", () => {
  expect(reportScriptHash).toBe(`sha256-${createHash("sha256").update(reportScript).digest("base64")}`);
  expect(renderReport([], options)).toContain(`script-src &#39;${reportScriptHash}&#39;`);
});

test("a report counts its series, has a row and a card for each, and unique ids", () => {
  const html = renderReport([analysisOf(addition), constant], options);
  expect(html).toContain("2 series from 1 source.");
  for (const anchor of ["series-1", "series-2"]) {
    expect(html).toContain(`href="#${anchor}"`);
    expect(html).toContain(`id="${anchor}"`);
  }
  const ids = idsOf(html);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, target] of html.matchAll(/(?:href="#|aria-labelledby=")([^" ]+)/g))
    expect(ids).toContain(target);
  expect(html).toContain("12.6B");
  expect(html).toContain("11.2B to 14.1B");
  expect(html).toMatch(/located<\/dt><dd>1</);
  expect(html).toMatch(/not identified<\/dt><dd>1</);
  expect(html).not.toMatch(/NaN|Infinity|undefined|\[object/);
});

test("the same input gives the same bytes", () => {
  const analyses = [analysisOf(addition), constant];
  expect(renderReport(analyses, options)).toBe(renderReport(structuredClone(analyses), { ...options }));
});

test("nothing is fetched: no address outside citations, which are links", () => {
  const sources = [
    {
      id: "data:one",
      title: "One",
      source: addition.source,
      url: "https://example.org/a?b=1&c=2",
      citation: "A (2020)",
      licence: "CC0",
    },
    { id: "x", title: "Bad", url: "javascript:alert(1)" },
  ];
  const html = renderReport([analysisOf(addition)], { ...options, sources });
  expect(html).toContain('<a href="https://example.org/a?b=1&amp;c=2" rel="noreferrer">');
  expect(html).not.toContain('href="javascript');
  const rest = html
    .replaceAll("http://www.w3.org/2000/svg", "")
    .replaceAll("https://example.org/a?b=1&amp;c=2", "");
  expect(rest).not.toMatch(/https?:\/\/|<link|<iframe|<img|url\(h|@import/);
  expect(html).toContain("A (2020)");
  expect(html).toContain("CC0");
});

test("hostile names are text everywhere, and the only script is the report's own", () => {
  const series = seriesWith({
    task: hostile,
    family: hostile,
    metric: hostile,
    source: hostile,
    points: [{ ...pointOf(1e9, 0.5), model: hostile }],
  });
  const nasty = analysisOf(series);
  const html = renderReport([{ ...nasty, comparison: { ...nasty.comparison, sentence: hostile } }], {
    ...options,
    title: hostile,
    command: hostile,
    sources: [{ id: hostile, title: hostile, source: series.source, citation: hostile, url: hostile }],
  });
  expect(html.match(/<script/g)).toHaveLength(1);
  expect(html).not.toMatch(/<img/);
  expect(html).not.toMatch(/(?![\t\n\r])\p{Cc}/u);
});

test("a report of no series, and one with a sweep, are whole pages", () => {
  const empty = renderReport([], options);
  expect(empty).toContain("0 series from 0 sources");
  const sweep = {
    cells: 1e8,
    seconds: 2,
    cellsPerSecond: 5e7,
    workers: 2,
    spec: {
      onset: "sweep/1",
      model: { curve: "exact-match" },
      axes: {
        threshold: 10,
        steepness: [1, 2],
        steps: [1, 4],
        scale: { from: 1e6, to: 1e12, count: 1000, spacing: "geometric" },
      },
      observables: ["onset", "width"],
    },
    rows: [
      { threshold: 10, steepness: 2, steps: 1, onset: 10, width: 2.2 },
      { threshold: 10, steepness: 2, steps: 4, onset: 10.8, width: 1.9 },
      { threshold: 10, steepness: 2, steps: 16, onset: null, width: null },
    ],
  } as const;
  const html = renderReport([], { ...options, sweep });
  expect(html).toContain("100M<small>100,000,000</small>");
  expect(html).toContain("1,000 from 1e6 to 1e12, geometric");
  expect(html).toContain("63.1B");
  expect(html).not.toMatch(/NaN|Infinity|undefined/);
});

test("a hundred series stay below 3 MB", () => {
  const many = Array.from({ length: 100 }, (_, index) => analysisOf(seriesWith({ task: `task ${index}` })));
  expect(renderReport(many, options).length).toBeLessThan(3e6);
});

test("a place between two sizes is a range without a point, counted apart; a falling curve says so", () => {
  const known = analysisOf(seriesWith({}), { ...sigmoid, direction: "falling" });
  const where = { ...known.answers.where, value: null, low: 1.51e10, high: 1.65e11 };
  const html = renderReport([{ ...known, answers: { ...known.answers, where } }], options);
  expect(html).toContain('data-status="between"');
  expect(html).toContain("<b>15.1B to 165B</b>");
  expect(html).toMatch(/between two sizes<\/dt><dd>1</);
  expect(html).toMatch(/located<\/dt><dd>0</);
  expect(html).toContain(">falls</span>");
});

test("the caution about items stands only where a fit counts them", () => {
  const counted = analysisOf(seriesWith({}));
  const plain = { ...counted, result: { ...counted.result, likelihood: "gaussian" as const } };
  expect(renderReport([counted], options)).toContain("Before you quote an interval");
  expect(renderReport([plain], options)).not.toContain("Before you quote an interval");
});
