import { comparedPairs, widthUnit } from "@onset/core";
import type { DifferenceField, QuantityDifference, Series, SeriesDifference } from "@onset/core";
import { printableLine } from "../terminal/printable.ts";
import { renderTable } from "../terminal/table.ts";
import type { Column } from "../terminal/table.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { wrap } from "../terminal/wrap.ts";
import { differenceNotes, quantityName, who } from "./difference-words.ts";
import { percent, settingOf, shortNumber, taskOf } from "./series-words.ts";

const COLUMNS: readonly Column[] = [
  { title: "of", elastic: true },
  { title: "a" },
  { title: "b" },
  { title: "quantity" },
  { title: "a − b" },
  { title: "a / b" },
  { title: "a is more", align: "right" },
];

/** Pairs whose threshold is told in a sentence. */
const TOLD = 4;

/** Every difference in one row; below, what they say of thresholds, and what they do not. */
export function differenceTables(differences: readonly SeriesDifference[], terminal: Terminal): string[] {
  const first = differences[0];
  if (first === undefined) return [];
  const common = commonTo(differences);
  const rows = differences.flatMap((pair) =>
    pair.quantities.map((one) => [
      common(pair.b),
      who(pair.a, pair.across),
      who(pair.b, pair.across),
      ...cells(pair, one),
    ]),
  );
  const kept = COLUMNS.map((_, i) => i).filter((i) => i > 0 || rows.some((row) => row[0] !== ""));
  const columns = kept.map((i) => COLUMNS[i]!);
  const told = rows.map((row) => kept.map((i) => row[i]!));
  const tables = rows.length === 0 ? [] : [fitting(columns, told, terminal)];
  const sentences = differences.flatMap(sentenceOf).slice(0, TOLD);
  const series = [...new Set(differences.flatMap(({ a, b }) => [b, a]))];
  const limited = comparedPairs(series, first.across).withFirst;
  return [
    ...tables,
    ...sentences.map((text) => wrap(text, terminal.width)),
    ...differenceNotes(differences, limited).map((text) => terminal.colours.dim(wrap(text, terminal.width))),
  ];
}

/** A table where there is room for all of it, else a paragraph a row: half a difference is none. */
function fitting(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  terminal: Terminal,
): string {
  const { text, hidden } = renderTable(columns, rows, terminal);
  if (hidden.length === 0 && !text.includes("…")) return text;
  const [shared, from] = columns[0]!.title === "of" ? [true, 1] : [false, 0];
  return rows
    .map((row) => {
      const [a = "", b = "", quantity = "", ...numbers] = row.slice(from);
      const titles = columns.slice(from + 3).map(({ title }) => title);
      const told = numbers.flatMap((cell, i) => (cell === "" ? [] : [`${titles[i]} ${cell}`]));
      const of = shared && row[0] !== "" ? `${row[0]}: ` : "";
      return wrap(`${of}${a} (a), ${b} (b), ${[quantity, ...told].join(", ")}`, terminal.width);
    })
    .join("\n");
}

function cells({ b }: SeriesDifference, one: QuantityDifference): string[] {
  const { ratio, probabilityOfMore: more } = one;
  return [
    quantityName(one, b.axis),
    ends(one, shortNumber),
    ratio === null ? "" : ends(ratio, shortNumber),
    more === null ? "–" : chance(more),
  ];
}

/** Neither certain nor impossible: draws are finite. */
function chance(probability: number): string {
  if (probability > 0.995) return ">99%";
  return probability < 0.005 ? "<1%" : percent(probability);
}

/** "0.23 (0.05 to 0.64)": with a sign in front a dash would be read as one. */
function ends(
  { median, low, high }: Pick<QuantityDifference, "median" | "low" | "high">,
  format: (value: number) => string,
): string {
  if (low === null && high === null) return "–";
  if (high === null) return `above ${format(low!)}`;
  if (low === null) return `below ${format(high)}`;
  const interval = `${format(low)} to ${format(high)}`;
  return median === null ? interval : `${format(median)} (${interval})`;
}

/** What the pairs of a table do not all have in common, besides what is compared. */
function commonTo(differences: readonly SeriesDifference[]): (series: Series) => string {
  const fields: Readonly<Record<DifferenceField, (series: Series) => string>> = {
    family: ({ family }) => printableLine(family ?? ""),
    task: taskOf,
    metric: ({ metric }) => printableLine(metric),
    setting: settingOf,
  };
  const { across } = differences[0]!;
  const varying = (Object.keys(fields) as DifferenceField[])
    .filter((field) => field !== across)
    .map((field) => fields[field])
    .filter((of) => new Set(differences.map(({ b }) => of(b))).size > 1);
  return (series) =>
    varying
      .map((of) => of(series))
      .filter((word) => word !== "")
      .join(" ");
}

/** Of a pair's thresholds, in words. */
function sentenceOf({ across, a, b, quantities }: SeriesDifference): string[] {
  const found = quantities.find(({ quantity }) => quantity === "threshold");
  if (found === undefined || found.probabilityOfMore === null) return [];
  const pair = `${who(a, across)} against ${who(b, across)}`;
  return [
    `${pair}: ${thresholdText(found, widthUnit(a.axis))}; that it is larger has a probability of ${chance(found.probabilityOfMore)}.`,
  ];
}

function thresholdText(found: QuantityDifference, unit: string): string {
  const { low, high } = found;
  if (low === null && high === null) return "the data do not say how far apart the thresholds lie";
  const text = ends(found.ratio ?? found, shortNumber)
    .replace("above", "more than")
    .replace("below", "less than");
  return found.ratio === null
    ? `the threshold lies ${text} ${unit} further on`
    : `the threshold lies at ${text} times the scale`;
}
