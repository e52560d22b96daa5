import type { CurveFit, FitResult, Series, SeriesDifference, SharedOverdispersion } from "@onset/core";
import { documentDifferences } from "./differences.ts";
import type { FitDocumentDifference } from "./differences.ts";
import { finite } from "./finite.ts";

/** A file that results were computed from. */
export interface InputFile {
  readonly path: string;
  /** Hash of its bytes, in hexadecimal; null where there are none, as for embedded data. */
  readonly sha256: string | null;
}

/** What a document of results says about how it came to be. */
export interface DocumentMeta {
  /** Version of Onset. */
  readonly version: string;
  readonly inputs: readonly InputFile[];
  readonly seed: number;
  /** Stands in the document where there is no result to tell it. */
  readonly engine: "wasm" | "reference";
}

/** What `onset fit --format json` prints. NaN and Infinity never appear. */
export interface FitDocument {
  readonly onset: string;
  readonly engine: "wasm" | "reference";
  readonly inputs: readonly InputFile[];
  readonly seed: number;
  readonly series: readonly FitDocumentSeries[];
  /** Between series of the document, where they were asked for. */
  readonly differences?: readonly FitDocumentDifference[];
}

/** A series with its fits. */
export interface FitDocumentSeries extends Series {
  readonly likelihood: FitResult["likelihood"];
  readonly likelihoodReason: string;
  readonly errors: FitResult["errors"];
  /** Where several series share one η. */
  readonly sharedOverdispersion?: Omit<SharedOverdispersion, "prior">;
  readonly averagedThreshold: FitResult["averagedThreshold"];
  readonly averagedScores: FitResult["averagedScores"];
  readonly fits: readonly FitDocumentCurve[];
}

/** A fitted curve without its bands, which are for drawing and can be computed again. */
export type FitDocumentCurve = Omit<CurveFit, "band" | "simultaneousBand" | "predictionBand">;

/**
 * Results as one JSON document. The engine is `reference` as soon as one result is: bits are promised only where every
 * one came from WebAssembly.
 */
export function toFitDocument(
  results: readonly FitResult[],
  meta: DocumentMeta,
  differences?: readonly SeriesDifference[],
): FitDocument {
  const told = differences === undefined ? {} : { differences: documentDifferences(differences) };
  return finite({ ...documentHead(results, meta), series: results.map(toDocumentSeries), ...told });
}

/** The fields before the series. */
export function documentHead(results: readonly FitResult[], meta: DocumentMeta): Omit<FitDocument, "series"> {
  const { version, inputs, seed } = meta;
  const engine = results.some((result) => result.engine === "reference")
    ? "reference"
    : (results[0]?.engine ?? meta.engine);
  return { onset: version, engine, inputs, seed };
}

/** One result as it stands in a document. */
export function toDocumentSeries({ series, fits, ...result }: FitResult): FitDocumentSeries {
  const { likelihood, likelihoodReason, errors, averagedThreshold, averagedScores } = result;
  const { id, task, subtask, metric, family, shots, variant, source, chance, axis, points } = series;
  const shared = withoutPrior(result.sharedOverdispersion);
  const told = { likelihood, likelihoodReason, errors, ...shared, averagedThreshold, averagedScores };
  const identity = { id, task, subtask, metric, family, shots, variant, source };
  return { ...identity, chance, axis, points, ...told, fits: fits.map(withoutBands) };
}

/** The table of a pooled prior is for computing on, as bands are for drawing. */
function withoutPrior(
  shared: SharedOverdispersion | undefined,
): Pick<FitDocumentSeries, "sharedOverdispersion"> {
  if (shared === undefined) return {};
  const { prior: _prior, ...sharedOverdispersion } = shared;
  return { sharedOverdispersion };
}

function withoutBands(fit: CurveFit): FitDocumentCurve {
  const { band: _band, simultaneousBand: _simultaneous, predictionBand: _prediction, ...rest } = fit;
  return rest;
}
