import type { Series } from "@onset/core";
import { settingsAmong } from "@onset/figure";
import { listDatasets, loadScores } from "@onset/datasets";
import type { ListRow } from "./series-list.ts";

/** A source of series: an embedded dataset, or a table that the visitor brought. */
export interface Source {
  readonly id: string;
  readonly title: string;
  readonly citation: string;
  /** Empty as long as a dataset is `pending`. */
  readonly series: readonly Series[];
  /** An embedded dataset that nobody has asked for yet: together they would take a second and a megabyte. */
  readonly pending?: true;
  /** Brought by the visitor: its id is the name of a file. */
  readonly own?: true;
}

/** Every embedded dataset of scores, none of them loaded. */
export function listCatalogue(): readonly Source[] {
  return listDatasets()
    .filter(({ kind }) => kind === "scores")
    .map(({ id, title, citation }) => ({ id, title, citation, series: [], pending: true }));
}

/** The source with its series. */
export async function loadSource(source: Source): Promise<Source> {
  if (source.pending !== true) return source;
  const { id, title, citation } = source;
  const { series } = await loadScores(id);
  return { id, title, citation, series };
}

/** A series in the list of its source, with all that is searched in it. */
interface Named extends ListRow {
  readonly words: string;
}

const listed = new WeakMap<Source, readonly Named[]>();

/** Every series of a source by its task, and by what tells it from others of that task; made once. */
function namedSeries(source: Source): readonly Named[] {
  const known = listed.get(source);
  if (known !== undefined) return known;
  const among = settingsAmong(source.series);
  const settings = source.series.map(among);
  const sole = new Set(settings).size === 1;
  const named = source.series.map((one, i) => {
    const task = one.subtask === null ? one.task : `${one.task} / ${one.subtask}`;
    const name = [task, sole ? "" : (settings[i] ?? "")].filter((part) => part !== "").join(" · ");
    return { id: one.id, name, words: `${one.family ?? ""} ${name} ${one.metric}`.toLowerCase() };
  });
  listed.set(source, named);
  return named;
}

let last: { readonly source: Source; readonly search: string; readonly rows: readonly ListRow[] } | null =
  null;

/**
 * Series whose name holds every word of `search`, in any order, upper and lower case alike. Asked again with the same,
 * it gives the same list, so that a page that draws itself anew has nothing to do.
 */
export function searchSeries(source: Source, search: string): readonly ListRow[] {
  if (last?.source === source && last.search === search) return last.rows;
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const rows = namedSeries(source).filter((one) => words.every((word) => one.words.includes(word)));
  last = { source, search, rows };
  return rows;
}

/** A rise that everybody can see, for a visitor without a link. */
const FIRST_SIGHT = { dataset: "gpt3-arithmetic", series: "GPT-3/2D%2B/acc/shots-50/few-shot" };

/** What a link leads to. */
export interface Found {
  /** The given sources, with those loaded that were looked into. */
  readonly sources: readonly Source[];
  readonly source: Source;
  readonly series: Series;
}

/** The series of a link: looked for in the named source first, then in all of them, one after the other. */
export async function findSeries(
  sources: readonly Source[],
  link: { dataset: string | null; series: string | null },
): Promise<Found | null> {
  const asked = link.dataset === null && link.series === null ? FIRST_SIGHT : link;
  const named = sources.filter((source) => source.id === asked.dataset);
  const loaded = new Map<string, Source>();
  const seen = (): readonly Source[] => sources.map((source) => loaded.get(source.id) ?? source);
  const order = asked.series === null ? named : [...named, ...sources];
  for (const each of order) {
    // oxlint-disable-next-line no-await-in-loop -- the next is loaded only where this one lacks the series
    const source = loaded.get(each.id) ?? (await loadSource(each));
    loaded.set(source.id, source);
    const series =
      asked.series === null ? source.series[0] : source.series.find((one) => one.id === asked.series);
    if (series !== undefined) return { sources: seen(), source, series };
  }
  const [fallback = sources[0]] = named;
  if (fallback === undefined) return null;
  const source = loaded.get(fallback.id) ?? (await loadSource(fallback));
  loaded.set(source.id, source);
  const series = source.series[0];
  return series === undefined ? null : { sources: seen(), source, series };
}
