import type { Series } from "@onset/core";
import { shown } from "../text/shown.ts";
import type { SeriesReading } from "./read-series.ts";
import type { Layout } from "./layout.ts";
import { hasScore } from "./read-score.ts";
import type { Table } from "./table-rows.ts";

/** What a reader of a table should know, as full sentences. */
export function notesOn({
  readings,
  ...table
}: Table & { readonly readings: readonly SeriesReading[] }): string[] {
  return [
    ...columnNotes(table),
    ...bareNotes(table),
    ...leftOutNotes(readings),
    ...seriesNotes(readings, table),
  ];
}

/** As what the columns and their numbers were taken. */
function columnNotes({ layout, decimalCommas, percent }: Table): string[] {
  const { assumed, guessed, wide, unused } = layout;
  const notes: string[] = [];
  if (assumed !== null) {
    notes.push(
      `Neither column has a known name: took column ${shown(assumed.scale)} as the scale (params) and ${shown(assumed.score)} as the score.`,
    );
  }
  if (guessed.length > 0) notes.push(`Took column ${guessed.map(guessWords).join(", ")}.`);
  if (wide !== null) {
    const titles = listed(wide.columns.map(({ title }) => title));
    notes.push(`Took each of these columns as the scores of a ${wide.names}: ${titles}.`);
  }
  if (decimalCommas) notes.push("Commas were read as decimal marks.");
  if (percent) notes.push("Percentages were read as shares: 50% is 0.5.");
  if (unused.length > 0) notes.push(`Columns that are not used: ${listed(unused)}.${countsRemedy(layout)}`);
  return notes;
}

/** Rows that say nothing. */
function bareNotes({ rows }: Table): string[] {
  const bare = rows.filter((row) => !hasScore(row));
  if (bare[0] === undefined) return [];
  const were =
    bare.length === 1
      ? "1 row has no score and no counts and was"
      : `${bare.length} rows have no score and no counts and were`;
  return [`${were} left out (the first is row ${bare[0].line}).`];
}

/** Series that cannot be had. */
function leftOutNotes(readings: readonly SeriesReading[]): string[] {
  const unbounded = readings.filter((reading) => reading.kind === "unbounded");
  const sizeless = readings.filter((reading) => reading.kind === "sizeless");
  const metrics = [...new Set(unbounded.map(({ metric }) => metric))];
  return [
    ...(unbounded.length > 0
      ? [
          `${unbounded.length} series of metrics without a best and a worst value were left out: ${listed(metrics)}.`,
        ]
      : []),
    ...(sizeless.length > 0
      ? [
          `${sizeless.length} series without any size, tokens or compute in their rows were left out: ${listed(sizeless.map(({ id }) => id))}.`,
        ]
      : []),
  ];
}

/** What to know about the series that were read. */
function seriesNotes(readings: readonly SeriesReading[], { layout }: Table): string[] {
  const notes: string[] = [];
  const read = readings.filter((reading) => reading.kind === "series");
  const rescaled = read.filter((reading) => reading.rescaled !== null).length;
  if (rescaled > 0) {
    notes.push(
      `Scores of ${rescaled} series were rescaled to shares between 0 and 1 in which more is better.`,
    );
  }
  if (layout.columns.has("step") && read.some(({ series }) => repeatsModel(series))) {
    notes.push(
      "The table has several training steps of one model; they stand as repeated points: keep one step, or use train-tokens as the axis.",
    );
  }
  const small = read.find(
    ({ series }) => series.axis.transform === "log10" && series.points.every(({ scale }) => scale < 100),
  );
  if (small !== undefined) {
    notes.push(
      `All ${small.series.axis.kind} of series ${small.series.id} are below 100: give them as published, not in billions or as log10.`,
    );
  }
  const ids = new Set(read.map(({ series }) => series.id));
  if (ids.size < read.length)
    notes.push("Several sources have a series of the same id: tell them apart by their source.");
  return notes;
}

/** A bare `n` may be many things, but beside scores without counts it is mostly the number of items, on which intervals rest. */
function countsRemedy({ unused, columns }: Layout): string {
  const bare = unused.find((title) => title.trim().toLowerCase() === "n");
  if (bare === undefined || columns.has("n_items")) return "";
  return ` If ${shown(bare)} is the number of items, name it n_items.`;
}

function guessWords({ title, column, exponent }: Layout["guessed"][number]): string {
  return `${shown(title)} as ${column}${exponent === 0 ? "" : ` in units of 1e${exponent}`}`;
}

/** Names enough to recognise the table by. */
function listed(titles: readonly string[]): string {
  const more = titles.length > 12 ? `, and ${titles.length - 12} more` : "";
  return `${titles.slice(0, 12).map(shown).join(", ")}${more}`;
}

/** Whether a model stands twice at the same scale. */
function repeatsModel({ points }: Series): boolean {
  return new Set(points.map(({ model, scale }) => `${scale} ${model}`)).size < points.length;
}
