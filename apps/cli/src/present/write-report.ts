import type { SeriesAnalysis } from "@onset/core";
import { renderReport } from "@onset/figure";
import type { ReportSource, SweepSummary } from "@onset/figure";
import type { Input } from "../inputs/load-series.ts";
import { writeWhole } from "../session/deliver.ts";
import type { Session } from "../session/session.ts";
import { formatBytes } from "../terminal/numbers.ts";
import { version } from "../version.ts";

/** What a report is made from. */
export interface ReportContent {
  readonly inputs: readonly Input[];
  readonly analyses: readonly SeriesAnalysis[];
  /** The command line that makes it again. */
  readonly command: string;
  readonly title?: string;
  readonly sweep?: SweepSummary;
}

/** Writes the self-contained page; its name never holds half of it. */
export async function writeReport(session: Session, path: string, content: ReportContent): Promise<void> {
  const html = renderReport(content.analyses, {
    version,
    made: new Date().toISOString(),
    command: content.command,
    sources: content.inputs.map(toSource),
    ...(content.title === undefined ? {} : { title: content.title }),
    ...(content.sweep === undefined ? {} : { sweep: content.sweep }),
  });
  session.signal.throwIfAborted();
  await writeWhole(path, html);
  session.note(`wrote ${path} (${formatBytes(Buffer.byteLength(html))})`);
}

function toSource({ path, sha256, series, card }: Input): ReportSource {
  const source = series[0]?.source ?? null;
  if (card === null) return { id: path, title: path, sha256, source };
  const { title, what, citation, licence, url } = card;
  return { id: path, title, sha256, source, what, citation, licence, url };
}
