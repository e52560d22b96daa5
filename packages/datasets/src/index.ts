export type { DatasetCard, DatasetKind } from "./dataset-card.ts";
export type { Dataset, DatasetPoint, DatasetSeries } from "./dataset.ts";
export { DatasetError } from "./dataset-error.ts";
export { listDatasets, loadDataset } from "./datasets.ts";
