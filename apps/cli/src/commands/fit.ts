import { resolve } from "node:path";
import { comparedPairs, fitAll, fitDifferences } from "@onset/core";
import type { FitOptions, FitResult, SeriesDifference } from "@onset/core";
import { differencesTable, fitsTable, toFitDocument } from "@onset/formats";
import type { Command } from "commander";
import { loadSeries, refuseOverInput } from "../inputs/load-series.ts";
import {
  addFittingOptions,
  addOutputOptions,
  addSeriesOptions,
  addWorkOptions,
} from "../options/add-options.ts";
import type { FittingOptions, OutputOptions, SeriesOptions } from "../options/add-options.ts";
import { addCurveOptions, toCurveOptions } from "../options/curve-options.ts";
import type { CurveOptions } from "../options/curve-options.ts";
import { addExpressionOptions, isLossLaw } from "../options/expression-options.ts";
import type { ExpressionOptions } from "../options/expression-options.ts";
import { toFitOptions } from "../options/fit-options.ts";
import { FIT_EXAMPLES } from "../options/fit-examples.ts";
import { helpEnd } from "../options/help.ts";
import { action } from "../options/action.ts";
import { RESULT_FORMATS, checkOut, chooseFormat, deliver } from "../present/deliver-document.ts";
import { addBootstrapOptions, toBootstrapOptions } from "../options/bootstrap-options.ts";
import type { BootstrapChoices } from "../options/bootstrap-options.ts";
import { documentMeta } from "../present/document-meta.ts";
import { differenceTables } from "../present/difference-table.ts";
import { fitTable } from "../present/fit-table.ts";
import { posteriorFormat, writePosterior } from "../present/write-posterior.ts";
import { EXIT_CODES_HELP } from "../session/exit-code.ts";
import type { Session } from "../session/session.ts";
import { UsageError } from "../session/usage-error.ts";
import { checkKind } from "../options/check-kind.ts";
import { runExpression } from "./fit-expression.ts";
import { runLoss } from "./fit-loss.ts";

type Options = OutputOptions &
  SeriesOptions &
  FittingOptions &
  CurveOptions &
  BootstrapChoices &
  ExpressionOptions & { readonly posterior?: string };

/** `onset fit INPUT…`: curves with uncertainty. */
export function define(command: Command, signal: AbortSignal): void {
  command
    .description("Fit curves to every series of the input, with intervals.")
    .argument("[input...]", "tables, folders, globs, - or data:ID");
  addCurveOptions(command);
  addBootstrapOptions(command);
  addFittingOptions(command);
  addExpressionOptions(command);
  addSeriesOptions(command);
  addOutputOptions(command, RESULT_FORMATS).option(
    "--posterior <file>",
    "write the posterior too: densities of every parameter of four shapes (*.csv, *.parquet, *.arrow or *.json)",
  );
  addWorkOptions(command)
    .addHelpText("after", helpEnd(FIT_EXAMPLES, EXIT_CODES_HELP))
    .action(action(signal, run));
}

async function run(session: Session, options: Options, given: readonly string[]): Promise<void> {
  const { expression, posterior } = options;
  if (posterior !== undefined) await checkPosterior(options, posterior);
  checkDifference(options);
  checkKind(options);
  if (expression !== undefined) return runExpression(session, { ...options, expression }, given);
  if (isLossLaw(options.curve)) return runLoss(session, options, given);
  const format = chooseFormat(options.format, options.out, RESULT_FORMATS);
  await checkOut(options.out);
  const inputs = await loadSeries(session, given, options);
  await refuseOverInput(inputs, { "--out": options.out, "--posterior": posterior });
  const series = inputs.flatMap((input) => input.series);
  const { difference } = options;
  // Refused before any work where no two series can be compared.
  if (difference !== undefined) comparedPairs(series, difference);
  const bootstrap = await toBootstrapOptions(session, options, series);
  const progress = session.progress("fitting", "series", series.length);
  try {
    const asked = { ...toCurveOptions(options), ...bootstrap.options };
    const results = await fitAll(series, { ...(await toFitOptions(session, options, progress)), ...asked });
    progress.done();
    const differences = await differencesOf(session, results, { options, asked });
    // Before the table: whoever reads that through a pipe may stop the run with it (| head).
    if (posterior !== undefined)
      await writePosterior(session, series, {
        path: posterior,
        options,
        scatter: results.map(({ sharedOverdispersion }) => sharedOverdispersion?.prior ?? null),
        progress: session.progress("posterior", "series", series.length),
        meta: documentMeta(inputs, results, options.seed),
      });
    await deliver(
      session,
      {
        table: () =>
          [
            fitTable(results, session.terminal),
            ...differenceTables(differences ?? [], session.terminal),
          ].join("\n\n"),
        json: () => {
          const meta = documentMeta(inputs, results, options.seed);
          const whole = { ...meta, inputs: [...meta.inputs, ...bootstrap.inputs] };
          return toFitDocument(results, whole, differences);
        },
        ...(differences === undefined
          ? { columns: () => fitsTable(results), latex: LATEX_COLUMNS }
          : { columns: () => differencesTable(differences), latex: LATEX_DIFFERENCES }),
      },
      { format, out: options.out },
    );
  } finally {
    progress.done();
  }
}

/** Formulas and laws of loss have no posterior; a file that cannot be written is refused before any work. */
async function checkPosterior({ expression, curve, out }: Options, path: string): Promise<void> {
  if (expression !== undefined || isLossLaw(curve))
    throw new UsageError("--posterior is of sigmoids: leave out --expression, or --curve loss");
  posteriorFormat(path);
  if (out !== undefined && resolve(out) === resolve(path))
    throw new UsageError(`--out and --posterior both name ${path}: give each its own file`);
  await checkOut(path, "--posterior");
}

/** Only posteriors of sigmoids are compared; refused before anything is read. */
function checkDifference({ difference, interval, expression, curve }: Options): void {
  if (difference === undefined) return;
  if (expression !== undefined || isLossLaw(curve))
    throw new UsageError("--difference is of sigmoids: leave out --expression, or --curve loss");
  if (interval !== "posterior")
    throw new UsageError(
      `--difference compares posteriors, and --interval is ${interval}: add --interval posterior`,
    );
}

interface AskedOfFits {
  readonly options: Options;
  readonly asked: FitOptions;
}

/** What was asked to be compared, series by series; nothing where nothing was. */
async function differencesOf(
  session: Session,
  results: readonly FitResult[],
  { options, asked }: AskedOfFits,
): Promise<SeriesDifference[] | undefined> {
  const { difference: across } = options;
  if (across === undefined) return undefined;
  const progress = session.progress("differences", "series", results.length);
  try {
    const fitting = await toFitOptions(session, options, progress);
    return await fitDifferences(results, { ...fitting, ...asked, across });
  } finally {
    progress.done();
  }
}

/** Columns of differences that a paper has room for. */
const LATEX_DIFFERENCES = [
  "a",
  "b",
  "quantity",
  "at",
  "median",
  "low",
  "high",
  "ratio",
  "ratio_low",
  "ratio_high",
  "probability_of_more",
];

/** What a paper has room for: no ids, criteria or reasons. */
const LATEX_COLUMNS = [
  "family",
  "task",
  "subtask",
  "metric",
  "shots",
  "variant",
  "curve",
  "status",
  "threshold_scale",
  "width",
  "width_low",
  "width_high",
  "guess_rate",
  "lapse_rate",
  "r2",
];
