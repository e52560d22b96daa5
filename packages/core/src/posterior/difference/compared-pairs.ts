import { OnsetError } from "../../errors.ts";
import { suggestion } from "../../nearest-name.ts";
import type { Series } from "../../series/series.ts";

/** What the series of a pair differ in; a `setting` is a number of examples in the prompt, or a variant. */
export type DifferenceField = "task" | "family" | "setting" | "metric";

/** The same as a list. */
export const differenceFields: readonly DifferenceField[] = ["task", "family", "setting", "metric"];

/** Series of one group that are all compared with each other; of more, each is compared with the first. */
const together = 6;

/** Which series are compared: a pair's `a` comes after its `b` in the list. */
export interface ComparedPairs {
  readonly pairs: readonly (readonly [a: number, b: number])[];
  /** Of some group there are too many series for all pairs: each is compared with the group's first. */
  readonly withFirst: boolean;
}

/**
 * Pairs of series over the same axis that are alike in all but what is asked for. Tasks are compared under one metric, metrics on
 * one task. Series of other sources are compared too.
 *
 * @throws OnsetError `unknown-name` for a field, `invalid-option` where no two series differ in it alone
 */
export function comparedPairs(series: readonly Series[], across: DifferenceField): ComparedPairs {
  if (!differenceFields.includes(across)) {
    const message = `unknown difference ${JSON.stringify(across)}: ${suggestion(across, differenceFields)}`;
    throw new OnsetError("unknown-name", message, { value: across });
  }
  const groups = new Map<string, number[]>();
  for (const [i, one] of series.entries()) {
    const key = JSON.stringify(alike(one, across));
    groups.set(key, [...(groups.get(key) ?? []), i]);
  }
  const own = series.map((one) => JSON.stringify(fieldsOf(one)[across]));
  const many = [...groups.values()].filter((members) => members.length > together);
  const pairs = [...groups.values()]
    .flatMap((members) => (many.includes(members) ? withFirst(members) : everyPair(members)))
    // Two sources of one task are no two tasks.
    .filter(([one, other]) => own[one] !== own[other]);
  if (pairs.length === 0) {
    throw new OnsetError(
      "invalid-option",
      `no two of ${series.length} series differ in ${across} alone, over one axis: name another of ${differenceFields.join(", ")}, or give the series that are to be compared`,
      { option: "difference", value: across },
    );
  }
  return { pairs, withFirst: many.length > 0 };
}

/** What the series of a pair have in common. */
function alike(series: Series, across: DifferenceField): unknown[] {
  const fields = fieldsOf(series);
  return [series.axis, ...differenceFields.filter((field) => field !== across).map((field) => fields[field])];
}

function fieldsOf(series: Series): Readonly<Record<DifferenceField, unknown>> {
  const { family, task, subtask, metric, shots, variant } = series;
  return { family, task: [task, subtask], metric, setting: [shots, variant] };
}

function everyPair(members: readonly number[]): (readonly [number, number])[] {
  return members.flatMap((b, i) => members.slice(i + 1).map((a) => [a, b] as const));
}

function withFirst([first, ...others]: readonly number[]): (readonly [number, number])[] {
  return others.map((a) => [a, first!] as const);
}
