import { getCurve, widthUnit, xToScale } from "@onset/core";
import type { Axis, CurveFit, FitResult, Interval } from "@onset/core";
import { settingsAmong } from "@onset/figure/words";
import { printableLine } from "../terminal/printable.ts";
import { renderTable } from "../terminal/table.ts";
import type { Column } from "../terminal/table.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { wrap } from "../terminal/wrap.ts";
import { fitQuestions } from "./fit-questions.ts";
import { estimate, percent, scaleFormat, settingOf, shortNumber, taskOf } from "./series-words.ts";

const COLUMNS: readonly Column[] = [
  { title: "task", elastic: true },
  { title: "setting", sheds: 1 },
  { title: "curve" },
  { title: "status", sheds: 2 },
  { title: "threshold" },
  { title: "width", sheds: 3 },
  { title: "from", align: "right", sheds: 8 },
  { title: "to", align: "right", sheds: 7 },
  { title: "R²", align: "right", sheds: 5 },
  { title: "AICc", align: "right", sheds: 6 },
  { title: "ln Z", align: "right", sheds: 5 },
  { title: "weight", align: "right", sheds: 4 },
];

/** Task, setting and curve: whose fit it is. */
const WHOSE = 3;

/** After what is detail, before what differs from row to row. */
const SAME_SHEDS = 4.5;

/** Every fit in one row; below, why those that are not `ok` are not, and what to know beside the numbers of the others. */
export function fitTable(results: readonly FitResult[], terminal: Terminal): string {
  const settings = settingsAmong(results.map(({ series }) => series));
  const every = results.flatMap((result) =>
    result.fits.map((fit) => fitRow(result, printableLine(settings(result.series)), fit)),
  );
  // One curve alone has all the weight: nothing to tell.
  const compared = results.some(({ fits }) => fits.length > 1);
  const weighed = results.some(({ fits }) => fits.some((fit) => fit.logEvidence !== null));
  const absent = [...(compared ? [] : ["weight"]), ...(weighed ? [] : ["ln Z"])];
  const same = sameInAll(every);
  const kept = COLUMNS.map((column, i) => ({ column, i })).filter(
    ({ column }) => !absent.includes(column.title),
  );
  const columns = kept.map(({ column }) => fitColumn(column, { same, compared }));
  const rows = every.map((row) => kept.map(({ i }) => row[i]!));
  const { text, hidden } = renderTable(columns, rows, terminal);
  const told = hidden.map((title) => [title, same.get(title)].filter(Boolean).join(" "));
  const parts = [
    text,
    ...axisNote(results, terminal),
    ...uncompared(results, terminal),
    ...hiddenColumns(told, terminal),
    ...fitQuestions(results, terminal),
    ...reasonLines(results, terminal),
  ];
  return parts.join("\n\n");
}

/** Of the columns that say whose fit a row is, those that say the same in all of several rows, and what. */
function sameInAll(rows: readonly (readonly string[])[]): Map<string, string> {
  const same = new Map<string, string>();
  for (const [i, { title }] of COLUMNS.slice(0, WHOSE).entries()) {
    const values = new Set(rows.map((row) => row[i]!));
    if (rows.length > 1 && values.size === 1) same.set(title, [...values][0]!);
  }
  return same;
}

/** What is the same in all rows goes before what tells them apart; of several curves the weight stays longer than the width. */
function fitColumn(
  column: Column,
  { same, compared }: { same: ReadonlyMap<string, string>; compared: boolean },
): Column {
  if (same.has(column.title)) return { ...column, sheds: SAME_SHEDS };
  if (!compared) return column;
  if (column.title === "curve") return { ...column, elastic: true };
  const swapped = { weight: 3, width: 4 }[column.title];
  return swapped === undefined ? column : { ...column, sheds: swapped };
}

/** What a narrow terminal does not show, and where to see it. */
export function hiddenColumns(hidden: readonly string[], terminal: Terminal): string[] {
  if (hidden.length === 0) return [];
  const text = `Not shown at this width: ${hidden.join(", ")} (--format csv has every column).`;
  return [terminal.colours.dim(wrap(text, terminal.width))];
}

function axisNote(results: readonly FitResult[], terminal: Terminal): string[] {
  const axis = results[0]?.series.axis;
  if (axis === undefined) return [];
  const bounded = results.some(({ fits }) => fits.some(({ intervals }) => intervals.threshold !== undefined));
  const text = `Thresholds in ${axisWords(results)}, widths in ${widthUnit(axis)} (10 to 90 % of the way)${bounded ? ", each with its interval" : ""}.${twoWeights(results)}`;
  return [terminal.colours.dim(wrap(text, terminal.width))];
}

/** Two kinds of weights stand in one output where there is evidence: which is whose. */
function twoWeights(results: readonly FitResult[]): string {
  const both = results.some(({ averagedThreshold }) => averagedThreshold?.by === "evidence");
  return both
    ? " The column weight holds Akaike's, from AICc; averages over shapes weigh by evidence (ln Z), which comes first."
    : "";
}

/** Curves that have a likelihood and, of so few sizes, no AICc: the others' weights say nothing of them. */
function uncompared(results: readonly FitResult[], terminal: Terminal): string[] {
  const few = results.filter(
    ({ fits }) =>
      fits.some(({ aicc }) => aicc !== null) &&
      fits.some(({ aicc, logLikelihood }) => aicc === null && logLikelihood !== null),
  );
  if (few.length === 0) return [];
  const names = listed(few.map(({ series }) => seriesName(series)));
  const text = `AICc needs two sizes more than a curve has parameters: of ${names}, curves without an AICc took no part in the weights, however well they fit.`;
  return [terminal.colours.dim(wrap(text, terminal.width))];
}

function axisWords(results: readonly FitResult[]): string {
  return [...new Set(results.map(({ series }) => series.axis.kind))].join(" or ");
}

function fitRow({ series, fits }: FitResult, setting: string, fit: CurveFit): string[] {
  const ends = endsOf(fit);
  const compared = fits.filter(({ weight }) => weight !== null).length > 1;
  return [
    taskOf(series),
    setting,
    fit.curve,
    fit.status,
    thresholdOf(fit, series.axis),
    fit.width === null ? "" : estimate({ value: fit.width, ...sides(fit.intervals.width) }, shortNumber),
    ends === null ? "" : percent(ends.from),
    ends === null ? "" : percent(ends.to),
    fit.r2 === null ? "" : fit.r2.toFixed(3),
    fit.aicc === null ? "" : fit.aicc.toFixed(1),
    fit.logEvidence === null ? "" : fit.logEvidence.toFixed(1),
    fit.weight === null || !compared ? "" : percent(fit.weight),
  ];
}

function thresholdOf(fit: CurveFit, axis: Axis): string {
  if (fit.thresholdScale === null) return "";
  const { low, high } = sides(fit.intervals.threshold);
  const toScale = (x: number | null): number | null => (x === null ? null : (xToScale(axis, [x])[0] ?? null));
  return estimate({ value: fit.thresholdScale, low: toScale(low), high: toScale(high) }, scaleFormat(axis));
}

/** Where the curve comes from and where it goes, as shares; a line has slopes instead, a turn's lie beyond what it does. */
function endsOf(fit: CurveFit): { from: number; to: number } | null {
  if (getCurve(fit.curve).kind === "hump") return null;
  const { guessRate, lapseRate, level } = fit.parameters;
  if (level !== undefined) return { from: level, to: level };
  if (guessRate === undefined || lapseRate === undefined) return null;
  const [floor, ceiling] = [guessRate, 1 - lapseRate];
  return fit.direction === "falling" ? { from: ceiling, to: floor } : { from: floor, to: ceiling };
}

function sides(interval: Interval | undefined): { low: number | null; high: number | null } {
  return { low: interval?.low ?? null, high: interval?.high ?? null };
}

/**
 * One paragraph a reason, with the series it holds for: forty series without a rise need one sentence, not forty. First what
 * stood in the way of a fit, then what to know beside the numbers of those that are well, as far as there is room.
 */
function reasonLines(results: readonly FitResult[], terminal: Terminal): string[] {
  const faults = namesByReason(results, ({ status, reasons }) =>
    status === "ok" ? [] : [reasons[0] ?? status],
  );
  const well = namesByReason(results, ({ status, reasons }) => (status === "ok" ? reasons : []));
  const quoted = namesByReason(results, ({ status, reasons, weight }) =>
    status === "ok" && (weight ?? 1) >= QUOTED ? reasons : [],
  );
  const shared = [...quoted].toSorted((a, b) => b[1].length - a[1].length);
  const left = well.size - Math.min(shared.length, NOTES_SHOWN);
  const more =
    left > 0
      ? [
          `${left} more ${left === 1 ? "note" : "notes"} on these fits: --format json and csv have them as reasons.`,
        ]
      : [];
  return [...faults, ...shared.slice(0, NOTES_SHOWN)]
    .map(([reason, names]) => `${listed(names)}: ${reason}`)
    .concat(more)
    .map((text) => wrap(text, terminal.width));
}

/** The fits that each reason holds for, by the names of their series. */
function namesByReason(
  results: readonly FitResult[],
  reasonsOf: (fit: CurveFit) => readonly string[],
): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const { series, fits } of results) {
    const who = seriesName(series);
    for (const fit of fits) {
      const name = fits.length > 1 ? `${who} (${fit.curve})` : who;
      for (const told of reasonsOf(fit)) {
        const reason = printableLine(told);
        names.set(reason, [...(names.get(reason) ?? []), name]);
      }
    }
  }
  return names;
}

function seriesName(series: FitResult["series"]): string {
  return printableLine([taskOf(series), settingOf(series)].filter((word) => word !== "").join(" "));
}

function listed(names: readonly string[]): string {
  const rest = names.length - SERIES_NAMED;
  return [...names.slice(0, SERIES_NAMED), ...(rest > 0 ? [`${rest} more`] : [])].join(", ");
}

const SERIES_NAMED = 6;

/** Notes on fits that are well, each a paragraph below the table. */
const NOTES_SHOWN = 5;

/** Of several shapes, those of less weight are in the table to be seen off, not to be quoted. */
const QUOTED = 0.01;
