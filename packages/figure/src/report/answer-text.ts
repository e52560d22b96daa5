import type { Answer } from "@onset/core";
import { formatInterval } from "../format/format-interval.ts";
import { formatValue } from "../format/format-value.ts";
import type { FigureFormat } from "../spec/figure-spec.ts";
import type { ReportEntry } from "./entries.ts";

/** One answer as a table cell: what to read first, what qualifies it, and a number to sort by. */
export interface AnswerText {
  readonly status: Answer["status"];
  readonly main: string;
  readonly detail: string | null;
  /** Ascending; infinite where there is no number, so that such rows sort last. */
  readonly sortKey: number;
}

/** How a status reads, and a sign that tells it apart without colour. */
export const statusNames: Readonly<
  Record<Answer["status"], { readonly name: string; readonly sign: string }>
> = {
  ok: { name: "located", sign: "●" },
  "one-sided": { name: "one-sided", sign: "◐" },
  "not-identified": { name: "not identified", sign: "○" },
};

/** Where the capability switches on, in published units. */
export function whereText({ analysis, series }: ReportEntry): AnswerText {
  return answerText(analysis.answers.where, series.axis.kind);
}

/** How sharp the rise is, in units of x (decades on log axes). */
export function howSharpText({ analysis }: ReportEntry): AnswerText {
  return answerText(analysis.answers.howSharp, "number");
}

function answerText(answer: Answer, form: FigureFormat): AnswerText {
  const { status, value, low, high } = answer;
  const name = statusNames["not-identified"].name;
  if (status === "not-identified") {
    return { status, main: name, detail: null, sortKey: Number.POSITIVE_INFINITY };
  }
  const range = formatInterval(answer, form);
  if (status === "ok" && value !== null) {
    return { status, main: formatValue(value, form), detail: range, sortKey: value };
  }
  const detail = value === null ? null : `best estimate ${formatValue(value, form)}`;
  return { status, main: range, detail, sortKey: value ?? low ?? high ?? Number.POSITIVE_INFINITY };
}
