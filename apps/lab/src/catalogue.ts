import type { Series } from "@onset/core";
import { seriesSetting } from "@onset/figure";
import { listDatasets, loadDataset } from "@onset/datasets";

/** A source of series: an embedded dataset, or a table that the visitor brought. */
export interface Source {
  readonly id: string;
  readonly title: string;
  readonly citation: string;
  readonly series: readonly Series[];
}

/** Every embedded dataset with its series. */
export async function loadCatalogue(): Promise<Source[]> {
  return Promise.all(
    listDatasets().map(async (card) => {
      const { series } = await loadDataset(card.id);
      return { id: card.id, title: card.title, citation: card.citation, series };
    }),
  );
}

/** What a series is called in a list: its task, and its setting where it has one. */
export function seriesName(series: Series): string {
  const setting = seriesSetting(series);
  return setting === null ? series.task : `${series.task} · ${setting}`;
}

/** Series whose name holds every word of `search`, in any order, upper and lower case alike. */
export function searchSeries(all: readonly Series[], search: string): readonly Series[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return all.filter((one) => {
    const name = `${one.family ?? ""} ${seriesName(one)} ${one.metric}`.toLowerCase();
    return words.every((word) => name.includes(word));
  });
}

/** The series of a link: looked for in the named source first, then in all of them. */
export function findSeries(
  sources: readonly Source[],
  link: { dataset: string | null; series: string | null },
): { source: Source; series: Series } | null {
  const named = sources.filter((source) => source.id === link.dataset);
  for (const source of [...named, ...sources]) {
    const series = source.series.find((one) => one.id === link.series);
    if (series !== undefined) return { source, series };
  }
  const [source = sources[0]] = named;
  const series = source?.series[0];
  return source === undefined || series === undefined ? null : { source, series };
}
