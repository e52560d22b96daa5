import { type ShapeComparison, intervalCaution } from "@onset/core";
import { type Markup, markup } from "../markup/markup.ts";
import type { ReportEntry } from "./entries.ts";
import { type Outcome, outcomeNames, outcomeOf } from "./outcome.ts";

interface Part {
  readonly name: string;
  readonly sign: string;
  readonly count: number;
  readonly tone: "strong" | "middle" | "weak" | "none";
}

/** How many series say where, and which shape they prefer. */
export function summarySection(entries: readonly ReportEntry[]): Markup {
  const where = whereParts(entries.map((entry) => outcomeOf(entry.analysis.answers.where)));
  const shapes = shapeParts(entries.map((entry) => entry.analysis.comparison.best));
  return markup`<section aria-labelledby="summary"><h2 id="summary">Summary</h2>
<div class="tiles">${tile("Where does it switch on?", where, entries.length)}${tile("Sigmoid, straight line or constant?", shapes, entries.length)}</div>
${caution(entries)}</section>`;
}

/** It speaks of items: only fits that count them need it. */
function caution(entries: readonly ReportEntry[]): Markup | null {
  if (!entries.some((entry) => entry.analysis.result.likelihood === "binomial")) return null;
  return markup`<p class="caution"><strong>Before you quote an interval.</strong> ${intervalCaution}</p>`;
}

function whereParts(outcomes: readonly Outcome[]): readonly Part[] {
  const part = (outcome: Outcome, tone: Part["tone"]): Part => ({
    ...outcomeNames[outcome],
    count: outcomes.filter((one) => one === outcome).length,
    tone,
  });
  return [
    part("ok", "strong"),
    part("between", "middle"),
    part("one-sided", "weak"),
    part("not-identified", "none"),
  ];
}

function shapeParts(shapes: readonly ShapeComparison["best"][]): readonly Part[] {
  const count = (shape: ShapeComparison["best"]): number => shapes.filter((one) => one === shape).length;
  return [
    { name: "sigmoid", sign: "∫", count: count("logistic"), tone: "strong" },
    { name: "straight line", sign: "╱", count: count("linear"), tone: "middle" },
    { name: "constant", sign: "─", count: count("constant"), tone: "weak" },
    { name: "too few sizes to compare", sign: "?", count: count(null), tone: "none" },
  ];
}

function tile(question: string, parts: readonly Part[], total: number): Markup {
  const present = parts.filter((part) => part.count > 0);
  const bar = present.map(
    (part) => markup`<span class="tone-${part.tone}" style="flex-grow:${part.count}"></span>`,
  );
  const counts = parts.map(
    (part) =>
      markup`<div><dt><span class="key tone-${part.tone}" aria-hidden="true"></span>${part.name}</dt><dd>${part.count}</dd></div>`,
  );
  return markup`<div class="tile"><h3>${question}</h3><p class="of">${total} series</p><div class="bar" aria-hidden="true">${bar}</div><dl>${counts}</dl></div>`;
}
