import { widthUnit } from "@onset/core";
import type { Axis, DifferenceField, QuantityDifference, Series, SeriesDifference } from "@onset/core";
import { printableLine } from "../terminal/printable.ts";
import { percent, scaleFormat, settingOf, taskOf } from "./series-words.ts";

/** What a series of a pair is called: by what the two differ in. */
export function who(series: Series, across: DifferenceField): string {
  switch (across) {
    case "task":
      return taskOf(series);
    case "family":
      return printableLine(series.family ?? "no family");
    case "setting":
      return settingOf(series) || "no setting";
    case "metric":
      return printableLine(series.metric);
    default:
      return across satisfies never;
  }
}

/** What differs, in the words of the other tables. */
export function quantityName({ quantity, at }: QuantityDifference, axis: Axis): string {
  switch (quantity) {
    case "threshold":
    case "width":
      return quantity;
    case "slope":
      return "greatest slope";
    case "guessRate":
      return "guess rate";
    case "lapseRate":
      return "lapse rate";
    case "scoreAt":
      return `score at ${scaleFormat(axis)(at ?? 0)}`;
    case "onsetAt":
      return `where ${percent(at ?? 0)} is reached`;
    default:
      return quantity satisfies never;
  }
}

/** What answers the differences do not hold, by what is compared. */
const ALIKE: Readonly<Record<DifferenceField, string>> = {
  task: "Each task is taken to have items of its own: where both share items, the true difference is known more narrowly. That a model may be off both curves at once is left out.",
  family:
    "The two are taken to be independent: where both families answered the same items, as on one test set, the true difference is known more narrowly.",
  setting:
    "The two are taken to be independent: where both settings asked the same items of the same models, the true difference is known more narrowly.",
  metric:
    "The two are taken to be independent: where both metrics judge the same answers, the true difference is known more narrowly.",
};

/** Pairs that are named in one note. */
const NAMED = 4;

/** Units, what is assumed, what was left out, and which data leave what open. */
export function differenceNotes(differences: readonly SeriesDifference[], withFirst: boolean): string[] {
  const { a, across, confidence } = differences[0]!;
  const unit = widthUnit(a.axis);
  const units = `a − b with its ${percent(confidence)} interval, of all pairs of draws of the two posteriors: places and widths in ${unit}, a slope as score by them, the others as scores.`;
  return [
    units,
    ALIKE[across],
    ...(withFirst
      ? [`More than six are alike in all but their ${across}: each of them is compared with the first.`]
      : []),
    ...grouped(differences.flatMap(outOfReach)),
    ...grouped(differences.flatMap(reasons)),
  ];
}

type Told = readonly [text: string, who: string];

function reasons({ a, b, across, reason, quantities }: SeriesDifference): Told[] {
  // A reason that keeps two series from being compared at all names the one at fault.
  if (reason !== null) return [[printableLine(reason), ""]];
  const pair = `${who(a, across)} and ${who(b, across)}`;
  const all = new Set(quantities.map((one) => one.reason));
  return [...all].flatMap((text) => (text === null ? [] : [[printableLine(text), pair] as const]));
}

/** Shares of a posterior that open an end of an interval. */
function outOfReach({ a, b, across, confidence, quantities }: SeriesDifference): Told[] {
  const sides = [
    ["a", a],
    ["b", b],
  ] as const;
  return quantities
    .filter(({ reason }) => reason === null)
    .flatMap((one) =>
      sides.flatMap(([side, series]) => {
        const { below, above } = one.outOfReach[side];
        const name = quantityName(one, series.axis);
        const whose = who(series, across);
        const told = (share: number, text: string): Told[] =>
          share > (1 - confidence) / 2 ? [[text, `${whose} (${percent(share)})`]] : [];
        return [...told(below, openText(one, name, "below")), ...told(above, openText(one, name, "above"))];
      }),
    );
}

/** Why an end is open, for the share of the posterior that is named. */
function openText({ quantity }: QuantityDifference, name: string, side: "below" | "above"): string {
  const share = "in this share of the posterior";
  if (quantity === "width" || quantity === "slope") {
    const narrow = (quantity === "width") === (side === "below");
    return narrow
      ? `The ${name} is left open: ${share} the rise is narrower than the gap between two sizes.`
      : `The ${name} is left open: ${share} the rise is wider than the data by more than a decade.`;
  }
  const end = side === "below" ? "smallest" : "largest";
  const place = quantity === "onsetAt" ? `The scale ${name}` : "The threshold";
  return `${place} is left open: ${share} it lies more than half a decade beyond the ${end} size, or nowhere.`;
}

/** One paragraph a reason, with those that it holds for. */
function grouped(told: readonly Told[]): string[] {
  const names = new Map<string, Set<string>>();
  for (const [text, name] of told) names.set(text, (names.get(text) ?? new Set()).add(name));
  return [...names].map(([text, own]) => {
    const all = [...own];
    if (own.has("")) return text;
    const rest = all.length - NAMED;
    return `${[...all.slice(0, NAMED), ...(rest > 0 ? [`${rest} more`] : [])].join(", ")}: ${text}`;
  });
}
