import type { SeriesAnalysis } from "@onset/core";
import { finite } from "./finite.ts";
import { documentHead, toDocumentSeries } from "./fit-document.ts";
import type { DocumentMeta, FitDocument, FitDocumentSeries } from "./fit-document.ts";

/** What `onset analyse --format json` prints: as for `fit`, with the answers. */
export interface AnalysisDocument extends Omit<FitDocument, "series"> {
  readonly series: readonly AnalysisDocumentSeries[];
}

/** A series with its fits and what they answer. */
export interface AnalysisDocumentSeries extends FitDocumentSeries {
  readonly answers: SeriesAnalysis["answers"];
  readonly comparison: SeriesAnalysis["comparison"];
}

/** Analyses as one JSON document. */
export function toAnalysisDocument(
  analyses: readonly SeriesAnalysis[],
  meta: DocumentMeta,
): AnalysisDocument {
  const head = documentHead(
    analyses.map(({ result }) => result),
    meta,
  );
  const series = analyses.map(({ result, answers, comparison }) => ({
    ...toDocumentSeries(result),
    answers,
    comparison,
  }));
  return finite({ ...head, series });
}
