import { xToScale } from "@onset/core";
import type { AveragedThreshold, CurveFit, FitResult, Interval, Onset } from "@onset/core";
import { printableLine } from "../terminal/printable.ts";
import { renderTable } from "../terminal/table.ts";
import type { Column } from "../terminal/table.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { wrap } from "../terminal/wrap.ts";
import { testTables } from "./fit-tests.ts";
import { estimate, percent, scaleFormat, settingOf, shortNumber, taskOf } from "./series-words.ts";

const WHO: readonly Column[] = [
  { title: "task", elastic: true },
  { title: "setting", sheds: 3 },
];

/** What was asked beside the fits themselves: a table for each kind of question that has an answer. */
export function fitQuestions(results: readonly FitResult[], terminal: Terminal): string[] {
  return [
    ...answered(results, terminal, {
      columns: [
        { title: "curve" },
        { title: "question" },
        { title: "answer" },
        { title: "a new score", sheds: 1 },
      ],
      rows: answerRows,
    }),
    ...answered(results, terminal, {
      columns: [{ title: "threshold over shapes" }, { title: "weights", sheds: 1 }],
      rows: averageRows,
    }),
    ...answered(results, terminal, {
      columns: [
        { title: "at" },
        { title: "score over shapes" },
        { title: "a new score", sheds: 2 },
        { title: "weights", sheds: 1 },
      ],
      rows: averagedScoreRows,
    }),
    ...answered(results, terminal, {
      columns: [
        { title: "curve" },
        { title: "sizes predicted (ln)", align: "right" },
        { title: "misfit and scatter, p", align: "right" },
      ],
      rows: checkRows,
    }),
    ...answered(results, terminal, {
      columns: [
        { title: "curve" },
        { title: "jitter τ" },
        { title: "ln Z with jitter", align: "right", sheds: 1 },
        { title: "overdispersion", align: "right", sheds: 1 },
        { title: "neither", align: "right", sheds: 2 },
      ],
      rows: jitterRows,
    }),
    ...answered(results, terminal, {
      columns: [{ title: "curve" }, { title: "jitter τ" }],
      rows: givenJitterRows,
    }),
    ...testTables(results, terminal),
    ...likelihoodNote(results, terminal),
    ...sharedNote(results, terminal),
  ];
}

interface Question {
  readonly columns: readonly Column[];
  readonly rows: (result: FitResult) => readonly (readonly string[])[];
}

function answered(results: readonly FitResult[], terminal: Terminal, { columns, rows }: Question): string[] {
  const found = results.flatMap((result) =>
    rows(result).map((row) => [taskOf(result.series), settingOf(result.series), ...row]),
  );
  if (found.length === 0) return [];
  const all = [...WHO, ...columns];
  const { text, hidden } = renderTable(all, found, terminal);
  const answerHidden = columns.some(({ title }) => hidden.includes(title));
  return [answerHidden || isCut(text, found) ? asLines(all, found, terminal) : text];
}

/** An answer whose end is missing is none, and one that is left out may be the one that was asked for. */
function isCut(text: string, rows: readonly (readonly string[])[]): boolean {
  return text.includes("…") && !rows.some((row) => row.slice(WHO.length).some((cell) => cell.includes("…")));
}

/** In a terminal that is too narrow for a table: a paragraph a row, with the headings that its own words do not imply. */
function asLines(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  terminal: Terminal,
): string {
  const plain = new Set(["task", "setting", "curve", "question", "answer"]);
  const lines = rows.map((row) =>
    row
      .flatMap((cell, i) => {
        const { title } = columns[i]!;
        if (cell === "") return [];
        return [plain.has(title) ? cell : `${title} ${cell}`];
      })
      .join(", "),
  );
  return lines.map((line) => wrap(line, terminal.width)).join("\n");
}

/** A score that the fitted curve does not reach near the data may still be reached by others that fit about as well. */
function onsetText({ scale, interval }: Onset, format: (scale: number) => string): string {
  const ends = sides(interval);
  if (scale === null && ends.low === null && ends.high === null) return "nowhere near";
  return estimate({ value: scale, ...ends }, format);
}

function answerRows({ series, fits }: FitResult): string[][] {
  const scale = scaleFormat(series.axis);
  return fits.flatMap((fit) => [
    ...fit.scoresAt.map((at) => [
      fit.curve,
      `score at ${scale(at.scale)}`,
      estimate({ value: at.score, ...sides(at.interval) }, percent),
      at.prediction === null ? "" : estimate({ value: null, ...sides(at.prediction) }, percent),
    ]),
    ...fit.onsets.map((onset) => [
      fit.curve,
      `where ${percent(onset.score)} is reached`,
      onsetText(onset, scale),
      "",
    ]),
  ]);
}

function averageRows({ series, averagedThreshold: average }: FitResult): string[][] {
  if (average === null) return [];
  const format = scaleFormat(series.axis);
  const toScale = (x: number | null): number | null => (x === null ? null : xToScale(series.axis, [x])[0]!);
  const [low, high] = [toScale(average.low), toScale(average.high)];
  return [[estimate({ value: average.thresholdScale, low, high }, format), leading(average)]];
}

function averagedScoreRows({ series, averagedScores }: FitResult): string[][] {
  const scale = scaleFormat(series.axis);
  return averagedScores.map((average) => [
    scale(average.scale),
    estimate({ value: average.score, low: average.low, high: average.high }, percent),
    average.prediction.low === null && average.prediction.high === null
      ? ""
      : estimate({ value: null, ...average.prediction }, percent),
    leading(average),
  ]);
}

/** The three shapes that have most of the say, and what gave it to them. */
function leading({ weights, by }: Pick<AveragedThreshold, "weights" | "by">): string {
  const shapes = Object.entries(weights)
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, 3)
    .map(([curve, weight]) => `${curve} ${percent(weight)}`);
  return `by ${by === "evidence" ? "evidence" : "AICc"}: ${shapes.join(", ")}`;
}

/** Where posteriors took places to jitter: by how much, in units of x, and how well each model of scatter foretold the counts. */
function jitterRows({ fits }: FitResult): string[][] {
  return fits.flatMap(({ curve, scatter }) => {
    if (scatter?.model !== "jitter" || scatter.given !== null) return [];
    const told = scatter.logEvidence;
    const evidence = [told?.jitter, told?.overdispersion, told?.none].map((one) => one?.toFixed(1) ?? "");
    return [[curve, estimate({ ...scatter, value: scatter.median }, shortNumber), ...evidence]];
  });
}

/** A jitter that was given is held against nothing. */
function givenJitterRows({ fits }: FitResult): string[][] {
  return fits.flatMap(({ curve, scatter }) =>
    scatter?.model === "jitter" && scatter.given !== null
      ? [[curve, `${shortNumber(scatter.given)}, as given`]]
      : [],
  );
}

function checkRows({ fits }: FitResult): string[][] {
  return fits.flatMap((fit: CurveFit) => {
    if (fit.leaveOneOut === null && fit.misfit === null) return [];
    return [
      [
        fit.curve,
        fit.leaveOneOut === null ? "" : fit.leaveOneOut.logScore.toFixed(1),
        fit.misfit === null ? "" : shortNumber(fit.misfit.p),
      ],
    ];
  });
}

function sides(interval: Interval | null): { low: number | null; high: number | null } {
  return { low: interval?.low ?? null, high: interval?.high ?? null };
}

/** How scores were taken to scatter, where it was not asked for. */
function likelihoodNote(results: readonly FitResult[], terminal: Terminal): string[] {
  const reasons = [...new Set(results.map(({ likelihoodReason }) => likelihoodReason))];
  if (reasons.every((reason) => reason.endsWith("as asked for."))) return [];
  const text = reasons.map((reason) => `Likelihood: ${reason}`).join(" ");
  return [terminal.colours.dim(wrap(text, terminal.width))];
}

/** What several series say together of the η that they share. */
function sharedNote(results: readonly FitResult[], terminal: Terminal): string[] {
  const told = results.flatMap(({ series, sharedOverdispersion: shared }) => {
    if (shared === undefined) return [];
    const many = shared.series === 1 ? "one series" : `${shared.series} series`;
    const who = shared.across === "family" ? `of ${series.family}, from ${many}` : `shared by ${many}`;
    return [
      `Extra scatter η ${printableLine(who)}: ${estimate({ ...shared, value: shared.median }, shortNumber)}.`,
    ];
  });
  return [...new Set(told)].map((text) => terminal.colours.dim(wrap(text, terminal.width)));
}
