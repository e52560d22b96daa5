import { extname } from "node:path";
import { OnsetError, posterior } from "@onset/core";
import type { Posterior, PosteriorOptions, Prior, Series } from "@onset/core";
import { posteriorTable, toPosteriorDocument } from "@onset/formats";
import type { DocumentMeta } from "@onset/formats";
import type { FittingOptions } from "../options/add-options.ts";
import type { CurveOptions } from "../options/curve-options.ts";
import type { Session } from "../session/session.ts";
import type { ProgressLine } from "../terminal/progress-line.ts";
import { UsageError } from "../session/usage-error.ts";
import { deliver } from "./deliver-document.ts";
import type { Format } from "./deliver-document.ts";

/** What a posterior can be written as, by the ending of its file. */
const FORMATS: ReadonlyMap<string, Format> = new Map([
  [".csv", "csv"],
  [".parquet", "parquet"],
  [".arrow", "arrow"],
  [".feather", "arrow"],
  [".json", "json"],
]);

/** The form that a file's name stands for; refused before any work where it stands for none. */
export function posteriorFormat(path: string): Format {
  const format = FORMATS.get(extname(path).toLowerCase());
  if (format !== undefined) return format;
  throw new UsageError(
    `--posterior ${path}: its ending does not say what to write: name it *.csv, *.parquet, *.arrow or *.json`,
  );
}

/** What a posterior is computed of, and where it goes. */
export interface PosteriorFile {
  readonly path: string;
  readonly options: PosteriorChoices;
  /** Priors of η by series, where these share one. */
  readonly scatter: readonly (Prior | null)[];
  readonly progress: ProgressLine;
  readonly meta: DocumentMeta;
}

type PosteriorChoices = FittingOptions & Pick<CurveOptions, "direction" | "jitter" | "scatter">;

/** Computes the posterior of every series, and writes all of them to a file. Series that cannot have one are named. */
export async function writePosterior(
  session: Session,
  series: readonly Series[],
  file: PosteriorFile,
): Promise<void> {
  const { path, meta } = file;
  const posteriors = await posteriorsOf(session, series, file);
  if (posteriors.length === 0) return session.warn(`no series has a posterior: ${path} was not written`);
  const columns = () => posteriorTable(posteriors);
  const json = () => toPosteriorDocument(posteriors, meta);
  await deliver(session, { table: () => "", json, columns }, { format: posteriorFormat(path), out: path });
}

async function posteriorsOf(
  session: Session,
  series: readonly Series[],
  { options, scatter, progress }: PosteriorFile,
): Promise<readonly Posterior[]> {
  const posteriors: Posterior[] = [];
  const run = { engine: await session.engine(), signal: session.signal };
  try {
    for (const [index, one] of series.entries()) {
      const asked = { ...toPosteriorOptions(one, options, scatter[index] ?? null), ...run };
      // One after the other: each fills the engine, and what is told stays in order.
      // oxlint-disable-next-line no-await-in-loop
      const found = await posterior(one, asked).catch((error: unknown) => {
        if (!(error instanceof OnsetError) || error.code !== "invalid-series") throw error;
        session.leaveOut(`no posterior: ${error.message}`);
        return null;
      });
      if (found !== null) posteriors.push(found);
      progress.update({ completed: index + 1, total: series.length });
    }
  } finally {
    progress.done();
  }
  return posteriors;
}

/** The fit's settings in a posterior's words: a rate that is held is a fixed prior. */
function toPosteriorOptions(
  series: Series,
  { likelihood, confidence, guessRate, direction, scatter, jitter }: PosteriorChoices,
  shared: Prior | null,
): PosteriorOptions {
  const rate = guessRate === "chance" ? series.chance : guessRate;
  return {
    // Of the others, which are no posterior's, the fit made sure that they say nothing else than its scatter.
    ...(likelihood === "binomial" && { likelihood }),
    ...(scatter === undefined ? {} : { scatter }),
    ...(confidence === undefined ? {} : { confidence }),
    ...(direction === undefined ? {} : { direction }),
    priors: {
      ...(typeof rate === "number" && { guessRate: { kind: "fixed", value: rate } }),
      ...(shared !== null && { overdispersion: shared }),
      ...(jitter !== undefined && { jitter: { kind: "fixed", value: jitter } }),
    },
  };
}
