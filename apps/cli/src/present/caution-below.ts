import { intervalCaution } from "@onset/core";
import type { SeriesAnalysis } from "@onset/core";
import type { Terminal } from "../terminal/terminal.ts";
import { wrap } from "../terminal/wrap.ts";

/** What the intervals leave out, once below the tables. It speaks of items: only fits that count them need it. */
export function cautionBelow(analyses: readonly SeriesAnalysis[], terminal: Terminal): string[] {
  if (!analyses.some(({ result }) => result.likelihood === "binomial")) return [];
  return [terminal.colours.dim(wrap(intervalCaution, terminal.width))];
}
