/** What a dataset holds: scores against scale for now; further kinds arrive with further datasets. */
export type DatasetKind = "scores";

/** Where a dataset comes from, what its numbers mean, and what to beware of. Plain data. */
export interface DatasetCard {
  /** As written after `data:` on the command line. */
  readonly id: string;
  readonly kind: DatasetKind;
  readonly title: string;
  /** One sentence: what was measured on what. */
  readonly what: string;
  /** Authors, institution, year. */
  readonly who: string;
  /** One line, with table numbers where the source has them. */
  readonly citation: string;
  readonly bibtex: string;
  readonly arxiv: string;
  readonly url: string;
  /** On what grounds the figures may be used. */
  readonly licence: string;
  /** Axis kind of every series of the dataset. */
  readonly axis: "params" | "non-embedding-params";
  /** Unit of each measured column of the table. */
  readonly units: Readonly<Record<string, string>>;
  /** What `chance` is in this dataset. */
  readonly chance: string;
  /** Whether the hits were published or rounded from published scores. */
  readonly counts: "published" | "rounded";
  /** What was done to the source's figures, step by step. */
  readonly conversion: readonly string[];
  /** How the figures were checked. */
  readonly verification: string;
  /** What a reader would otherwise stumble over. */
  readonly traps: readonly string[];
  /** The file that `prepare.mjs` converted. */
  readonly source: { readonly file: string; readonly sha256: string };
  /** Number of series. */
  readonly series: number;
  /** Number of points in all series together. */
  readonly points: number;
}
