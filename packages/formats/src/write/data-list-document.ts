/** The part of a dataset's card that the list shows. */
export interface ListedDataset {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  /** Number of series, and of points in all of them. */
  readonly series: number;
  readonly points: number;
  readonly licence: string;
  readonly citation: string;
}

/** What `onset data list --format json` prints. */
export interface DataListDocument {
  readonly datasets: readonly ListedDataset[];
}

/** Cards as a JSON document; whatever else a card holds is left out. */
export function toDataListDocument(cards: readonly ListedDataset[]): DataListDocument {
  return {
    datasets: cards.map(({ id, kind, title, series, points, licence, citation }) => {
      return { id, kind, title, series, points, licence, citation };
    }),
  };
}
