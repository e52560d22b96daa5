import { planSweep } from "@onset/core";
import type { SweepPlan } from "@onset/core";
import { estimateSweep, runSweepToFolder } from "@onset/batch";
import type { Shard, SweepFormat } from "@onset/batch";
import { toSweepDocument } from "@onset/formats";
import { Option } from "commander";
import type { Command } from "commander";
import { readSpec } from "../inputs/read-spec.ts";
import { addWorkOptions } from "../options/add-options.ts";
import { helpEnd } from "../options/help.ts";
import { action } from "../options/action.ts";
import { byteCount, shard } from "../options/parse-sweep-values.ts";
import { deliver } from "../present/deliver-document.ts";
import { estimateText, folderText, summaryText } from "../present/sweep-text.ts";
import { flagged, folderDocument, peakMemory, reducedDocument } from "../present/sweep-document.ts";
import { summariseSweep } from "../present/summarise-sweep.ts";
import { EXIT_CODES_HELP } from "../session/exit-code.ts";
import type { Session } from "../session/session.ts";
import { UsageError } from "../session/usage-error.ts";
import { formatCount } from "../terminal/numbers.ts";
import { version } from "../version.ts";
import { EXAMPLES, SPEC_HELP } from "./sweep-help.ts";
import { defineMerge } from "./sweep-merge.ts";

interface Options {
  readonly out?: string;
  readonly format?: "table" | "json" | SweepFormat;
  readonly files?: SweepFormat;
  readonly shard?: Shard;
  readonly memory?: number;
  readonly resume?: boolean;
  readonly overwrite?: boolean;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
}

/** `onset sweep SPEC [--out DIR]`: a dense parameter sweep; `onset sweep merge`: shards joined. */
export function define(command: Command, signal: AbortSignal): void {
  command
    .description(
      "A dense parameter sweep: every combination of a model's parameters, over a range of scales.\nWithout --out the rows are counted and summarised, not kept.",
    )
    .usage("<spec> [options]\n       onset sweep merge <folders...> --out <folder>")
    .argument("<spec>", "a spec in YAML or JSON, or - for standard input")
    .option("-o, --out <folder>", "write the rows to part files and a manifest in this folder")
    .addOption(
      new Option(
        "--files <kind>",
        "kind of the part files (default: as the spec says, else parquet)",
      ).choices(FILES),
    )
    .addOption(
      new Option(
        "-f, --format <form>",
        "what to print: table or json; parquet, arrow, csv and npy are short for --files",
      ).choices(["table", "json", ...FILES]),
    )
    .option("--resume", "go on with this sweep if the folder holds an interrupted run of it")
    .option("--overwrite", "replace another sweep's files in the folder")
    .option(
      "--shard <i/n>",
      "compute the i-th of n pieces; auto or auto/n: as a Slurm array or Kubernetes Indexed Job says",
      shard,
    )
    .option("--memory <size>", "most memory to use, such as 300MB or 2GB (default: 512MB)", byteCount)
    .option("--dry-run", "say what it comes to on this machine, from a sample of 300 ms, and stop")
    .option("--yes", "run a sweep of more than 10 T cells");
  addWorkOptions(command)
    .addHelpText("after", `${SPEC_HELP}${helpEnd(EXAMPLES, EXIT_CODES_HELP)}`)
    .action(action(signal, run));
  defineMerge(command, signal);
}

const FILES: readonly SweepFormat[] = ["parquet", "arrow", "csv", "npy"];

async function run(session: Session, options: Options, path: string): Promise<void> {
  const { print, files } = split(options);
  if (options.out === undefined && options.dryRun !== true) refuseWithoutFolder(options, files);
  const spec = await readSpec(session, path);
  const plan = planSweep(spec);
  if (options.dryRun === true) return estimate(session, plan, { ...options, files, print });
  if (plan.consent === "needed" && options.yes !== true) {
    throw new UsageError(
      `${path}: this sweep has ${formatCount(plan.cells)} cells, more than 10 T: see with --dry-run what that takes, and add --yes to run it`,
    );
  }
  if (options.out === undefined) return summarise(session, plan, print);
  return write(session, plan, { ...options, files, print, path, out: options.out });
}

type Chosen = Omit<Options, "files"> & {
  readonly print: "table" | "json";
  readonly files: SweepFormat | undefined;
};

async function estimate(session: Session, plan: SweepPlan, chosen: Chosen): Promise<void> {
  const estimated = await estimateSweep(plan.spec, {
    engine: await session.engine(),
    signal: session.signal,
    ...batchOptions(chosen),
  });
  const { columns: _columns, ...numbers } = estimated;
  const json = (): unknown => ({
    onset: version,
    dryRun: true,
    spec: plan.spec,
    curves: plan.curves,
    scales: plan.scales.length,
    slices: plan.slices,
    ...numbers,
  });
  const table = (): string => estimateText(plan, estimated, session.terminal);
  await deliver(session, { table, json }, { format: chosen.print });
}

async function summarise(session: Session, plan: SweepPlan, print: "table" | "json"): Promise<void> {
  const progress = session.progress("sweeping", "cells");
  try {
    const done = await summariseSweep(plan, {
      engine: await session.engine(),
      signal: session.signal,
      onProgress: (state) => progress.update(state),
    });
    progress.done();
    const { seconds, startupSeconds, cellsPerSecond, columns } = done;
    const document = {
      spec: plan.spec,
      cells: plan.cells,
      seconds,
      cellsPerSecond,
      files: [],
      resumed: false,
    };
    const json = (): unknown => ({
      ...toSweepDocument(document, { version }),
      columns: done.table === null ? columns : [],
      alreadyComplete: false,
      startupSeconds,
      peakMemory: peakMemory(),
      ...reducedDocument(done.table, done.histogram),
    });
    await deliver(
      session,
      { table: () => summaryText(plan, done, session.terminal), json },
      { format: print },
    );
  } finally {
    progress.done();
  }
}

async function write(
  session: Session,
  plan: SweepPlan,
  chosen: Chosen & { readonly out: string; readonly path: string },
): Promise<void> {
  const progress = session.progress("sweeping", "cells");
  try {
    const folder = await runSweepToFolder(plan.spec, {
      engine: await session.engine(),
      signal: session.signal,
      onProgress: (state) => progress.update(state),
      directory: chosen.out,
      overwrite: chosen.overwrite === true,
      resume: chosen.resume === true,
      ...batchOptions(chosen),
    });
    progress.done();
    const table = (): string => folderText(plan, folder, session.terminal);
    await deliver(session, { table, json: () => folderDocument(folder) }, { format: chosen.print });
  } catch (error) {
    progress.done();
    if (session.signal.aborted) {
      session.note(`stopped; what is finished stays: add --resume to go on, the rest as before`);
    }
    throw flagged(error);
  }
}

function batchOptions({ files, shard: piece, memory }: Chosen): {
  format?: SweepFormat;
  shard?: Shard;
  memory?: number;
} {
  return {
    ...(files === undefined ? {} : { format: files }),
    ...(piece === undefined ? {} : { shard: piece }),
    ...(memory === undefined ? {} : { memory }),
  };
}

/** Without a folder there is nothing that these could be about. */
function refuseWithoutFolder(
  { resume, overwrite, memory, shard: piece }: Options,
  files: SweepFormat | undefined,
): void {
  if (files !== undefined) throw new UsageError(`rows as ${files} need a place: add --out FOLDER`);
  const flags = { "--resume": resume, "--overwrite": overwrite, "--memory": memory, "--shard": piece };
  for (const [flag, given] of Object.entries(flags)) {
    if (given !== undefined) throw new UsageError(`${flag} is about the files of a sweep: add --out FOLDER`);
  }
}

/** `--format` says what is printed, `--files` what is written; the kinds of files can only be the latter. */
function split({ format, files }: Options): { print: "table" | "json"; files: SweepFormat | undefined } {
  if (format === undefined || format === "table" || format === "json")
    return { print: format ?? "table", files };
  if (files !== undefined && files !== format) {
    throw new UsageError(`--format ${format} and --files ${files} contradict each other: give one of them`);
  }
  return { print: "table", files: format };
}
