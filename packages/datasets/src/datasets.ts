import { DatasetError } from "./dataset-error.ts";
import type { DatasetCard } from "./dataset-card.ts";
import type { Dataset } from "./dataset.ts";
import { decodeTable } from "./encoded-table.ts";
import { cards, tables } from "./generated/index.ts";
import { nearestFirst } from "./nearest-first.ts";
import { seriesFromRows } from "./series-from-rows.ts";

/**
 * Cards of all embedded datasets, in alphabetical order of their ids. Loads no data.
 *
 * @example
 * ```ts
 * for (const card of listDatasets()) console.log(card.id, card.series, card.points);
 * ```
 */
export function listDatasets(): readonly DatasetCard[] {
  return cards;
}

/**
 * One dataset with its series. The table is a module of its own, loaded on the first call: no network, no file access.
 *
 * @param id - As in {@link listDatasets}, for instance `gpt3-arithmetic`.
 * @returns A new record on each call; nothing is shared with other callers.
 * @throws {@link DatasetError} if there is no such dataset; the message names the known ones, nearest first.
 *
 * @example
 * ```ts
 * const { card, series } = await loadDataset("gpt3-arithmetic");
 * ```
 */
export async function loadDataset(id: string): Promise<Dataset> {
  const card = cards.find((known) => known.id === id);
  const load = tables.get(id);
  if (card === undefined || load === undefined) {
    const known = cards.map((each) => each.id);
    throw new DatasetError(id, nearestFirst(id, known));
  }
  return { card: structuredClone(card), series: seriesFromRows(decodeTable(await load()), card.axis) };
}
