import { analyse } from "@onset/core";
import type { SeriesAnalysis } from "@onset/core";
import { answersTable, toAnalysisDocument } from "@onset/formats";
import type { Command } from "commander";
import { loadSeries, refuseOverInput } from "../inputs/load-series.ts";
import type { Input } from "../inputs/load-series.ts";
import {
  addFittingOptions,
  addOutputOptions,
  addSeriesOptions,
  addWorkOptions,
} from "../options/add-options.ts";
import type { FittingOptions, OutputOptions, SeriesOptions } from "../options/add-options.ts";
import { toFitOptions } from "../options/fit-options.ts";
import { helpEnd } from "../options/help.ts";
import { action } from "../options/action.ts";
import { analysisPlots } from "../present/analysis-plots.ts";
import { groupTable } from "../present/analysis-table.ts";
import { cautionBelow } from "../present/caution-below.ts";
import { RESULT_FORMATS, checkOut, chooseFormat, deliver } from "../present/deliver-document.ts";
import { documentMeta } from "../present/document-meta.ts";
import { groupAnalyses } from "../present/group-analyses.ts";
import { nextSteps, ownName } from "../present/next-steps.ts";
import { EXIT_CODES_HELP } from "../session/exit-code.ts";
import type { Session } from "../session/session.ts";
import { UsageError } from "../session/usage-error.ts";

interface Options extends OutputOptions, SeriesOptions, Omit<FittingOptions, "curve"> {
  readonly report?: string;
}

/** `onset analyse INPUT…`: the main job. */
export function define(command: Command, signal: AbortSignal): void {
  command
    .description(
      "The main job: where each ability switches on, how sharply, how well the curve fits, and whether a sigmoid describes it better than a straight line or a constant.",
    )
    .argument("[input...]", "tables, folders, globs, - or data:ID")
    .option("--report <file.html>", "also write a page that reads offline: charts, tables, sources");
  addFittingOptions(command);
  addSeriesOptions(command);
  addOutputOptions(command, RESULT_FORMATS);
  addWorkOptions(command)
    .addHelpText(
      "after",
      helpEnd(
        [
          ["onset analyse data:gpt3-arithmetic", "a published result"],
          ["onset analyse scores.csv --report report.html", "a table of yours, with a page to keep"],
          ["onset analyse results/ --metric acc --format json", "a folder of tables, one metric, as JSON"],
        ],
        EXIT_CODES_HELP,
      ),
    )
    .action(action(signal, run));
}

async function run(session: Session, options: Options, given: readonly string[]): Promise<void> {
  const format = chooseFormat(options.format, options.out, RESULT_FORMATS);
  await checkOut(options.out);
  checkReport(options.report);
  await checkOut(options.report, "--report");
  if (options.out !== undefined && options.out === options.report) {
    throw new UsageError(`--out and --report both name ${options.out}: give each its own file`);
  }
  const inputs = await loadSeries(session, given, options);
  await refuseOverInput(inputs, { "--out": options.out, "--report": options.report });
  const analyses = await analyseInputs(session, inputs, options);
  if (options.report !== undefined) {
    const { writeReport } = await import("../present/write-report.ts");
    await writeReport(session, options.report, {
      inputs,
      analyses,
      command: commandLine(process.argv.slice(2)),
    });
  }
  await deliver(
    session,
    {
      table: () => text(session, inputs, analyses, options),
      json: () => toAnalysisDocument(analyses, documentMeta(inputs, results(analyses))),
      columns: () => answersTable(analyses),
      latex: LATEX_COLUMNS,
    },
    { format, out: options.out },
  );
}

/** What a paper has room for: no ids, sources or sentences. */
const LATEX_COLUMNS = [
  "family",
  "task",
  "subtask",
  "metric",
  "shots",
  "variant",
  "threshold_scale",
  "threshold_scale_low",
  "threshold_scale_high",
  "width",
  "width_low",
  "width_high",
  "best",
];

/** A page under a name that promises something else would be opened as text. */
function checkReport(report: string | undefined): void {
  if (report !== undefined && !/\.html?$/i.test(report))
    throw new UsageError(`--report ${report}: the report is a web page: name it *.html`);
}

/** Analyses every series of every input, in order, with progress. */
export async function analyseInputs(
  session: Session,
  inputs: readonly Input[],
  options: Omit<FittingOptions, "curve">,
): Promise<readonly SeriesAnalysis[]> {
  const series = inputs.flatMap((input) => input.series);
  const progress = session.progress("analysing", "series", series.length);
  try {
    return await analyse(series, await toFitOptions(session, options, progress));
  } finally {
    progress.done();
  }
}

function results(analyses: readonly SeriesAnalysis[]): SeriesAnalysis["result"][] {
  return analyses.map(({ result }) => result);
}

function text(
  session: Session,
  inputs: readonly Input[],
  analyses: readonly SeriesAnalysis[],
  options: Options,
): string {
  const { terminal } = session;
  const groups = groupAnalyses(inputs, analyses);
  const plots = analysisPlots(analyses, terminal);
  const setting = { terminal, quiet: session.quiet, reported: options.report !== undefined };
  return [
    ...groups.map((group) => groupTable(group, group.analyses, setting)),
    ...(plots === "" ? [] : [plots]),
    ...(session.quiet
      ? []
      : [...cautionBelow(analyses, terminal), nextSteps(suggestions(inputs, options), terminal)]),
  ].join("\n\n");
}

function suggestions(
  inputs: readonly Input[],
  options: Options,
): readonly (readonly [command: string, purpose: string])[] {
  const own = ownName();
  const first = [quoted(inputs[0]?.path ?? "scores.csv"), ...selection(options)].join(" ");
  const report = [
    `${own} analyse ${first} --report report.html`,
    "charts and tables of every series",
  ] as const;
  return [
    ...(options.report === undefined ? [report] : []),
    [`${own} fit ${first} --curve all`, "every curve with its parameters"],
    [`${own} analyse ${first} --format json`, "the same, for a program"],
  ];
}

/** The filters given, as they would be typed again: a suggestion is about the same series. */
function selection({ task, metric, family, shots, scale }: Options): readonly string[] {
  const given = { task, metric, family, shots, scale: scale === undefined ? [] : [scale] };
  return Object.entries(given).flatMap(([name, values]) =>
    (values ?? []).map((value) => `--${name} ${quoted(String(value))}`),
  );
}

/** The command line as it could be typed again. */
export function commandLine(argv: readonly string[]): string {
  return ["onset", ...argv.map(quoted)].join(" ");
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
