import { fitLoss } from "@onset/core";
import type { LossFit } from "@onset/core";
import { numberColumn } from "@onset/formats";
import type { TableColumns } from "@onset/formats";
import { loadColumns } from "../inputs/load-columns.ts";
import { refuseOverInput } from "../inputs/load-series.ts";
import type { OutputOptions } from "../options/add-options.ts";
import { RESULT_FORMATS, checkOut, chooseFormat, deliver } from "../present/deliver-document.ts";
import { lossDocument } from "../present/loss-document.ts";
import type { Session } from "../session/session.ts";
import { UsageError } from "../session/usage-error.ts";
import { counted } from "../terminal/numbers.ts";

/** How the law of size and tokens is fitted. */
export interface LossOptions extends OutputOptions {
  readonly x?: readonly string[];
  readonly y?: string;
  readonly interval?: string;
  readonly replicates?: number;
  readonly seed?: number;
  readonly confidence?: number;
  readonly leaveOutHighest?: number;
}

/** Refits where a bootstrap is asked for without a number. */
const REPLICATES = 2000;

/** `onset fit TABLE --curve loss`: L(N, D) = E + A / N^α + B / D^β of the runs of a table. */
export async function runLoss(
  session: Session,
  options: LossOptions,
  given: readonly string[],
): Promise<void> {
  const format = chooseFormat(options.format, options.out, RESULT_FORMATS);
  await checkOut(options.out);
  if (options.interval === "delta" || options.interval === "posterior") {
    throw new UsageError(
      `--curve loss has intervals of the bootstrap, not ${options.interval}: take --interval bootstrap`,
    );
  }
  const input = await loadColumns(session, given);
  await refuseOverInput([{ path: input.path, sha256: input.sha256, series: [], card: null }], {
    "--out": options.out,
  });
  const runs = readRuns(session, input.table, options);
  const { confidence, seed, leaveOutHighest } = options;
  const replicates = options.replicates ?? (options.interval === "bootstrap" ? REPLICATES : 0);
  const progress = session.progress("fitting", "replicates", replicates);
  let fit: LossFit;
  try {
    fit = await fitLoss({
      ...runs,
      replicates,
      signal: session.signal,
      onProgress: (done) => progress.update(done),
      ...(confidence === undefined ? {} : { confidence }),
      ...(seed === undefined ? {} : { seed }),
      ...(leaveOutHighest === undefined ? {} : { leaveOutHighest }),
    });
  } finally {
    progress.done();
  }
  const about = { inputs: [{ path: input.path, sha256: input.sha256 }], seed: seed ?? 1 };
  await deliver(session, lossDocument(fit, about, session.terminal), { format, out: options.out });
}

interface Runs {
  readonly params: Float64Array;
  readonly tokens: Float64Array;
  readonly losses: Float64Array;
}

/** The three columns, rows without a number in one of them left out. */
function readRuns(session: Session, table: TableColumns, { x, y = "loss" }: LossOptions): Runs {
  if (x !== undefined && x.length !== 2) {
    throw new UsageError(
      `--curve loss reads two columns, got ${counted(x.length, "--x")}: give --x SIZE --x TOKENS`,
    );
  }
  const titles = [...(x ?? ["params", "train_tokens"]), y];
  const columns = titles.map((title) => numberColumn(table, title));
  const kept = table.lines
    .map((_, i) => i)
    .filter((i) => columns.every((column) => Number.isFinite(column[i]!)));
  const left = table.lines.length - kept.length;
  if (left > 0) session.note(`${counted(left, "row")} without a number in ${titles.join(", ")}: left out`);
  const [params, tokens, losses] = columns.map((column) => Float64Array.from(kept, (i) => column[i]!));
  return { params: params!, tokens: tokens!, losses: losses! };
}
