import { planSweep } from "@onset/core";
import type { Progress, SweepPlan } from "@onset/core";
import { runSweepToFolder } from "@onset/batch";
import { toSweepDocument } from "@onset/formats";
import { Option } from "commander";
import type { Command } from "commander";
import { readSpec } from "../inputs/read-spec.ts";
import { addWorkOptions } from "../options/add-options.ts";
import { helpEnd } from "../options/help.ts";
import { action } from "../options/action.ts";
import { deliver } from "../present/deliver-document.ts";
import { planText, ranText } from "../present/sweep-text.ts";
import type { FinishedSweep } from "../present/sweep-text.ts";
import { summariseSweep } from "../present/summarise-sweep.ts";
import { EXIT_CODES_HELP } from "../session/exit-code.ts";
import type { Session } from "../session/session.ts";
import { UsageError } from "../session/usage-error.ts";
import type { ProgressLine } from "../terminal/progress-line.ts";
import { version } from "../version.ts";

interface Options {
  readonly out?: string;
  readonly format?: "table" | "json" | "parquet" | "csv";
  readonly files?: "parquet" | "csv";
  readonly dryRun?: boolean;
  readonly overwrite?: boolean;
}

/** `onset sweep SPEC [--out DIR]`: a dense parameter sweep. */
export function define(command: Command, signal: AbortSignal): void {
  command
    .description(
      "A dense parameter sweep: every combination of threshold, steepness and steps, over a range of scales.\nWithout --out the rows are counted and summarised, not kept.",
    )
    .argument("<spec>", "a spec in YAML or JSON, or - for standard input")
    .option("-o, --out <folder>", "write the rows to part files and a manifest in this folder")
    .addOption(
      new Option("--files <kind>", "kind of the part files")
        .choices(["parquet", "csv"])
        .default(undefined, "parquet"),
    )
    .addOption(
      new Option(
        "-f, --format <form>",
        "what to print: table or json; parquet and csv are short for --files",
      ).choices(["table", "json", "parquet", "csv"]),
    )
    .option("--overwrite", "replace another sweep's files in the folder")
    .option("--dry-run", "say what would be computed, and stop");
  addWorkOptions(command)
    .addHelpText("after", `${SPEC_HELP}${helpEnd(EXAMPLES, EXIT_CODES_HELP)}`)
    .action(action(signal, run));
}

const SPEC_HELP = `
A spec:
  onset: sweep/1
  model: { curve: exact-match }        # or logistic, without steps
  axes:
    threshold: { from: 8, to: 12, count: 100 }                       # log10 of the scale
    steepness: { from: 0.5, to: 10, count: 50, spacing: geometric }  # per decade
    steps: [1, 2, 4, 8, 16]
    scale: { from: 1e6, to: 1e13, count: 1000, spacing: geometric }  # as published
  observables: [onset, width]          # one row a curve; or [score], one row a cell
`;

const EXAMPLES = [
  ["onset sweep spec.yaml --dry-run", "how many cells, rows and files"],
  ["onset sweep spec.yaml --out sweep/", "to Parquet files"],
  ["onset sweep spec.yaml --out sweep/ --files csv --format json", "to CSV files, the summary as JSON"],
] as const;

async function run(session: Session, options: Options, path: string): Promise<void> {
  const { print, files } = split(options);
  if (files !== null && options.out === undefined && options.dryRun !== true) {
    throw new UsageError(`rows as ${files} need a place: add --out FOLDER`);
  }
  const spec = await readSpec(session, path);
  const plan = planSweep(spec);
  if (options.dryRun === true) {
    const json = (): unknown => ({ onset: version, dryRun: true, spec, ...planNumbers(plan) });
    await deliver(session, { table: () => planText(plan, session.terminal), json }, { format: print });
    return;
  }
  const progress = session.progress("sweeping", "cells");
  try {
    const done = await compute(session, plan, { ...options, files: files ?? "parquet" }, progress);
    progress.done();
    const { seconds, cellsPerSecond, columns, files: written, alreadyComplete } = done;
    const summary = {
      spec,
      cells: plan.cells,
      seconds,
      cellsPerSecond,
      files: written ?? [],
      resumed: false,
    };
    const json = (): unknown => ({ ...toSweepDocument(summary, { version }), columns, alreadyComplete });
    await deliver(session, { table: () => ranText(plan, done, session.terminal), json }, { format: print });
  } finally {
    progress.done();
  }
}

/** Runs the sweep into its folder, or past a summary where there is none. */
async function compute(
  session: Session,
  plan: SweepPlan,
  options: Options & { readonly files: "parquet" | "csv" },
  progress: ProgressLine,
): Promise<FinishedSweep> {
  const call = {
    engine: await session.engine(),
    signal: session.signal,
    onProgress: (state: Progress) => progress.update(state),
  };
  if (options.out === undefined) {
    return { ...(await summariseSweep(plan, call)), files: null, alreadyComplete: false };
  }
  const folder = await runSweepToFolder(plan.spec, {
    ...call,
    directory: options.out,
    format: options.files,
    overwrite: options.overwrite === true,
  });
  return { ...folder, columns: [] };
}

/** `--format` says what is printed, `--files` what is written; parquet and csv can only be the latter. */
function split({ format, files }: Options): { print: "table" | "json"; files: "parquet" | "csv" | null } {
  if (format !== "parquet" && format !== "csv") return { print: format ?? "table", files: files ?? null };
  if (files !== undefined && files !== format) {
    throw new UsageError(`--format ${format} and --files ${files} contradict each other: give one of them`);
  }
  return { print: "table", files: format };
}

function planNumbers(plan: SweepPlan): Record<string, number> {
  return { cells: plan.cells, curves: plan.curves, scales: plan.scales.length, slices: plan.slices };
}
