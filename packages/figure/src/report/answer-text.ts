import type { Answer } from "@onset/core";
import { formatInterval } from "../format/format-interval.ts";
import { formatValue } from "../format/format-value.ts";
import type { FigureFormat } from "../spec/figure-spec.ts";
import type { ReportEntry } from "./entries.ts";
import { type Outcome, outcomeNames, outcomeOf } from "./outcome.ts";

/** One answer as a table cell: what to read first, what qualifies it, and a number to sort by. */
export interface AnswerText {
  readonly outcome: Outcome;
  readonly main: string;
  readonly detail: string | null;
  /** Ascending; infinite where there is no number, so that such rows sort last. */
  readonly sortKey: number;
}

/** Where the capability switches on, in published units. */
export function whereText({ analysis, series }: ReportEntry): AnswerText {
  return answerText(analysis.answers.where, series.axis.kind);
}

/** How sharp the rise is, in units of x (decades on log axes). */
export function howSharpText({ analysis }: ReportEntry): AnswerText {
  return answerText(analysis.answers.howSharp, "number");
}

/** Whether the place is one where scores go down: of a curve that is not identified it says nothing. */
export function falls({ analysis, fit }: ReportEntry): boolean {
  return analysis.answers.where.status !== "not-identified" && fit?.direction === "falling";
}

function answerText(answer: Answer, form: FigureFormat): AnswerText {
  const { value, low, high } = answer;
  const outcome = outcomeOf(answer);
  const { name } = outcomeNames["not-identified"];
  if (outcome === "not-identified") {
    return { outcome, main: name, detail: null, sortKey: Number.POSITIVE_INFINITY };
  }
  const range = formatInterval(answer, form);
  if (outcome === "between") {
    return { outcome, main: range, detail: "somewhere between", sortKey: low ?? Number.POSITIVE_INFINITY };
  }
  if (outcome === "ok" && value !== null) {
    return { outcome, main: formatValue(value, form), detail: range, sortKey: value };
  }
  const detail = value === null ? null : `best estimate ${formatValue(value, form)}`;
  return { outcome, main: range, detail, sortKey: value ?? low ?? high ?? Number.POSITIVE_INFINITY };
}
