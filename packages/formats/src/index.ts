export type { ReadOptions, ReadResult, RescaledSeries, TableProblem } from "./table/read-result.ts";
export { decodeText } from "./text/decode-text.ts";
export { readTable } from "./table/read-table.ts";
export type { TableColumns } from "./table/read-columns.ts";
export { formulaData } from "./table/formula-data.ts";
export type { FormulaColumns, FormulaData } from "./table/formula-data.ts";
export { numberColumn, readColumns } from "./table/read-columns.ts";
export { writeSeriesCsv } from "./write/write-series-csv.ts";
export { writeFitsCsv } from "./write/write-fits-csv.ts";
export type {
  DocumentMeta,
  FitDocument,
  FitDocumentCurve,
  FitDocumentSeries,
  InputFile,
} from "./write/fit-document.ts";
export { differencesTable } from "./write/differences.ts";
export type { FitDocumentDifference } from "./write/differences.ts";
export { toFitDocument } from "./write/fit-document.ts";
export type { AnalysisDocument, AnalysisDocumentSeries } from "./write/analysis-document.ts";
export { toAnalysisDocument } from "./write/analysis-document.ts";
export type { DataListDocument, ListedDataset } from "./write/data-list-document.ts";
export { toDataListDocument } from "./write/data-list-document.ts";
export { writeSweepCsv } from "./write/write-sweep-csv.ts";
export { writeSweepParquet } from "./write/write-sweep-parquet.ts";
export type { SweepDocument, SweepSummary } from "./write/sweep-document.ts";
export { toSweepDocument } from "./write/sweep-document.ts";
export type { ScoreRecord, SizeSource } from "./records/score-record.ts";
export type { ItemRecord } from "./records/item-record.ts";
export { blankScore } from "./records/blank-record.ts";
export { itemsTable, scoresTable } from "./records/record-table.ts";
export type { OutCell, OutColumn, OutTable, OutType } from "./write/out-table.ts";
export { toCsv } from "./write/csv.ts";
export { writeParquet } from "./write/write-parquet.ts";
export { writeArrow } from "./write/write-arrow.ts";
export { writeLatex } from "./write/write-latex.ts";
export type { LatexOptions } from "./write/write-latex.ts";
export { seriesTable } from "./write/series-table.ts";
export { fitsTable } from "./write/write-fits-csv.ts";
export { isColumnar, readTableBytes } from "./columnar/read-table-bytes.ts";
export type { ColumnMap } from "./table/map/column-map.ts";
export { posteriorTable, toPosteriorDocument } from "./write/posterior-table.ts";
export type { PosteriorDocument } from "./write/posterior-table.ts";
export { answersTable } from "./write/answers-table.ts";
export { readOwnRecords } from "./records/read-own-records.ts";
export { readRecords } from "./records/read-records.ts";
export { seriesRecords } from "./records/series-records.ts";
export { toEveryEvalEver } from "./write/every-eval-ever.ts";
export type { EveryEvalEverLog, EveryEvalEverOptions, EveryEvalEverResult } from "./write/every-eval-ever.ts";
