import type { BootstrapTest, FitResult } from "@onset/core";
import { renderTable } from "../terminal/table.ts";
import type { Column } from "../terminal/table.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { wrap } from "../terminal/wrap.ts";
import { settingOf, taskOf } from "./series-words.ts";

const COLUMNS: readonly Column[] = [
  { title: "task", elastic: true },
  { title: "setting", sheds: 1 },
  { title: "curve", sheds: 3 },
  { title: "test" },
  { title: "of", sheds: 6 },
  { title: "2 Δ ln L", align: "right", sheds: 4 },
  { title: "p", align: "right" },
  { title: "±", align: "right", sheds: 5 },
  { title: "q", align: "right", sheds: 2 },
];

/** Columns that say which series and curve. */
const WHO = 3;

/** Of several series: how many of a test's p are small, and how many would be where nothing is there. */
const COUNTS: readonly Column[] = [
  { title: "test", elastic: true },
  { title: "series", align: "right", sheds: 1 },
  { title: "p ≤ 0.05", align: "right" },
  { title: "expected", align: "right" },
  { title: "q ≤ 0.05", align: "right" },
];

/** A rate of false discoveries that is told of, and a p. */
const usual = 0.05;

/** The tests asked for: a row each, how many small p there are, how they came to be, and why some make no sense here. */
export function testTables(results: readonly FitResult[], terminal: Terminal): string[] {
  const tests = results.flatMap(({ fits }) => fits.flatMap((fit) => fit.tests));
  if (tests.length === 0) return [];
  // Of one series alone q is p.
  const many = tests.some(({ among }) => among > 1);
  const counts = countRows(results);
  return [
    ...rowTables(rowsOf(results, many), many, terminal),
    ...(counts.length > 0 ? [renderTable(COUNTS, counts, terminal).text] : []),
    ...notes(results, terminal, counts.length > 0),
  ];
}

function rowTables(rows: readonly (readonly string[])[], many: boolean, terminal: Terminal): string[] {
  if (rows.length === 0) return [];
  return many ? ofMany(rows, terminal) : [renderTable(COLUMNS.slice(0, -1), rows, terminal).text];
}

/** A row a series, curve and test. Of a test that makes no sense for any series the reasons alone are told, below. */
function rowsOf(results: readonly FitResult[], many: boolean): string[][] {
  const curves = results.flatMap(({ series, fits }) => fits.map((fit) => ({ series, fit })));
  const told = new Set(
    curves.flatMap(({ fit }) => fit.tests.filter(({ p }) => p !== null)).map(({ test }) => test),
  );
  return curves.flatMap(({ series, fit }) =>
    fit.tests
      .filter(({ test }) => told.has(test))
      .map((test) => [
        taskOf(series),
        settingOf(series),
        fit.curve,
        test.test,
        test.label,
        test.statistic === null ? "" : test.statistic.toFixed(1),
        ...probability(test),
        ...(many ? [rateOf(test)] : []),
      ]),
  );
}

/** Where a table has no room for q: a table a series and curve, below its name. */
function ofMany(rows: readonly (readonly string[])[], terminal: Terminal): string[] {
  const { text, hidden } = renderTable(COLUMNS, rows, terminal);
  if (!hidden.includes("q")) return [text];
  const groups = new Map<string, (readonly string[])[]>();
  for (const row of rows) {
    const [name, own] = [row.slice(0, WHO), row.slice(WHO)];
    const key = name.filter((word) => word !== "").join(", ");
    groups.set(key, [...(groups.get(key) ?? []), own]);
  }
  return [...groups].map(
    ([name, own]) => `${wrap(name, terminal.width)}\n${renderTable(COLUMNS.slice(WHO), own, terminal).text}`,
  );
}

/** p, and the error of its finite number of draws; the least that so many draws can give is a bound. */
function probability({ p, monteCarloError, replicates }: BootstrapTest): [p: string, error: string] {
  if (p === null || monteCarloError === null) return ["–", ""];
  if (p === 1) return ["1", ""];
  if (p <= 1 / (1 + replicates)) return [`≤ ${p.toPrecision(1)}`, ""];
  const digits = Math.min(4, String(replicates).length);
  return [p.toFixed(digits), monteCarloError.toFixed(digits)];
}

/** q with the digits that so many draws tell; where its p is the least that they can give, a bound like it. */
function rateOf({ p, q, replicates, among }: BootstrapTest): string {
  if (p === null || q === null) return "";
  if (q === 1) return "1";
  if (p <= 1 / (1 + replicates)) return `≤ ${q.toPrecision(1)}`;
  const digits = String(Math.floor(replicates / among)).length;
  const text = q.toFixed(Math.min(4, Math.max(2, digits)));
  return Number(text) === 0 ? q.toPrecision(1) : text;
}

function notes(results: readonly FitResult[], terminal: Terminal, many: boolean): string[] {
  const tests = results.flatMap(({ fits }) => fits.flatMap((fit) => fit.tests));
  const counted = many ? [RATE] : [];
  return [...counted, ...howDrawn(tests), ...scatterNote(results), ...reasons(tests)].map((text) =>
    terminal.colours.dim(wrap(text, terminal.width)),
  );
}

/** Why tests have no p: each reason once, with those that share it. */
function reasons(tests: readonly BootstrapTest[]): string[] {
  const names = new Map<string, Set<string>>();
  for (const { test, reason } of tests) {
    if (reason !== null) names.set(reason, (names.get(reason) ?? new Set()).add(test));
  }
  return [...names].map(([reason, own]) => `${[...own].join(", ")}: ${reason}`);
}

const RATE =
  "Expected: as many would have p ≤ 0.05 where nothing is there. q (Benjamini and Hochberg): of all series of a test with a q as small or smaller, at most that share is called falsely, on average.";

function countRows(results: readonly FitResult[]): string[][] {
  const groups = new Map<string, BootstrapTest[]>();
  for (const { fits } of results) {
    for (const { curve, tests } of fits) {
      for (const test of tests) {
        if (test.among < 2) continue;
        const name = fits.length > 1 ? `${test.test} of ${curve}` : test.test;
        const group = groups.get(name);
        if (group === undefined) groups.set(name, [test]);
        else group.push(test);
      }
    }
  }
  return [...groups].map(([name, own]) => [
    name,
    String(own.length),
    String(own.filter(({ p }) => p! <= usual).length),
    (usual * own.length).toFixed(1),
    String(own.filter(({ q }) => q! <= usual).length),
  ]);
}

function howDrawn(tests: readonly BootstrapTest[]): string[] {
  const drawn = Math.max(...tests.map(({ replicates }) => replicates));
  if (drawn === 0) return [];
  const items = tests.some(({ drawnFrom }) => drawnFrom === "items");
  const how = items
    ? "By bootstrap of whole items about the null, all sizes of an item together"
    : "By parametric bootstrap";
  // A large p is known from fewer.
  const fewer = tests.some(({ replicates }) => replicates > 0 && replicates < drawn);
  return [
    `${how}: p is the share of ${fewer ? "up to " : ""}${drawn} series, drawn without what is tested and fitted again, that show as much of it; ± is the error of so many draws.`,
  ];
}

/** What a binomial null leaves out, where scores come as counts. */
function scatterNote(results: readonly FitResult[]): string[] {
  const taken = results.some(
    ({ likelihood, fits }) =>
      likelihood === "binomial" &&
      fits.some(({ tests }) =>
        tests.some(({ test, p }) => p !== null && p < 1 && test !== "fit" && test !== "scatter"),
      ),
  );
  return taken
    ? [
        "Scatter between models counts as evidence here: where scores scatter more than their items explain (test scatter), --likelihood beta-binomial draws that too.",
      ]
    : [];
}
