import type { Answer, SeriesAnalysis, ShapeComparison } from "@onset/core";
import { counted } from "../terminal/numbers.ts";
import { printableLine } from "../terminal/printable.ts";
import { renderTable } from "../terminal/table.ts";
import type { Column } from "../terminal/table.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { wrap } from "../terminal/wrap.ts";
import { hiddenColumns } from "./fit-table.ts";
import {
  axisInWords,
  estimate,
  percent,
  scaleFormat,
  settingOf,
  shortNumber,
  taskOf,
  widthUnit,
} from "./series-words.ts";

/** The analyses of one input. */
export interface AnalysisGroup {
  readonly title: string;
  readonly analyses: readonly SeriesAnalysis[];
}

const COLUMNS: readonly Column[] = [
  { title: "task", elastic: true },
  { title: "setting", sheds: 1 },
  { title: "where: threshold" },
  { title: "how sharp: width", sheds: 2 },
  { title: "R²", align: "right", sheds: 4 },
  { title: "shape", sheds: 3 },
  { title: "status", sheds: 5, implied: true },
];

/** One group: its heading, `shown` of its series in a table, and how all of them came out. */
export function groupTable(
  group: AnalysisGroup,
  shown: readonly SeriesAnalysis[],
  terminal: Terminal,
): string {
  const { colours } = terminal;
  // A setting that all share stands in the heading.
  const shared = sharedSetting(group);
  const columns = shared === null ? COLUMNS : COLUMNS.filter(({ title }) => title !== "setting");
  const rows = shown.map((each) => {
    const cells = row(each, terminal);
    return shared === null ? cells : cells.filter((_, index) => COLUMNS[index]?.title !== "setting");
  });
  const { text, hidden } = renderTable(columns, rows, terminal);
  return [
    `${colours.bold(colours.cyan(wrap(printableLine(group.title), terminal.width)))}\n${colours.dim(wrap(subtitle(group, shown.length), terminal.width))}`,
    text,
    ...(hidden.length > 0 ? hiddenColumns(hidden, terminal) : []),
    ...(shown.some(({ result }) => noteMark(result) !== "")
      ? [
          wrap(
            `${NOTE} read its note before you quote it: --report FILE.html or --format json tells it.`,
            terminal.width,
          ),
        ]
      : []),
    wrap(tally(group.analyses), terminal.width),
  ].join("\n\n");
}

function sharedSetting({ analyses }: AnalysisGroup): string | null {
  const settings = new Set(analyses.map(({ result }) => settingOf(result.series)));
  return settings.size === 1 ? ([...settings][0] ?? null) : null;
}

function subtitle(group: AnalysisGroup, shown: number): string {
  const { analyses } = group;
  const setting = sharedSetting(group) ?? "";
  const first = analyses[0]?.result.series;
  if (first === undefined) return "no series";
  const sizes = analyses.map(({ result }) => result.series.points.length);
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  const points = least === most ? counted(least, "size") : `${least} to ${most} sizes`;
  const some =
    shown < analyses.length
      ? `${shown} of ${counted(analyses.length, "series", "series")}`
      : counted(shown, "series", "series");
  return `${some}, ${setting === "" ? "" : `${setting}, `}${points} each; thresholds in ${axisInWords(first.axis)}, widths in ${widthUnit(first.axis)}`;
}

function row({ result, answers, comparison }: SeriesAnalysis, terminal: Terminal): string[] {
  const { series } = result;
  const { colours } = terminal;
  const logistic = result.fits.find(({ curve }) => curve === "logistic");
  return [
    taskOf(series),
    settingOf(series),
    answerCell(answers.where, scaleFormat(series.axis), terminal),
    answers.where.status === "not-identified" ? "" : answerCell(answers.howSharp, shortNumber, terminal),
    // Of a curve that is not identified the goodness of fit says nothing.
    answers.where.status === "not-identified" ? "" : (logistic?.r2?.toFixed(3) ?? ""),
    shape(comparison),
    answers.where.status === "ok"
      ? colours.green(statusWord(answers.where)) + noteMark(result)
      : colours.dim(statusWord(answers.where)) + noteMark(result),
  ];
}

function answerCell(answer: Answer, format: (value: number) => string, terminal: Terminal): string {
  if (answer.status === "not-identified") return terminal.colours.dim("not identified");
  return estimate(answer, format);
}

/** Fits of the located and the one-sided may carry a warning; that of the others is their status. */
const NOTE = "*";

function noteMark({ fits }: SeriesAnalysis["result"]): string {
  const logistic = fits.find(({ curve }) => curve === "logistic");
  const warned =
    logistic !== undefined && logistic.status !== "not-identified" && logistic.reasons.length > 0;
  return warned ? NOTE : "";
}

function statusWord({ status }: Answer): string {
  return { ok: "located", "one-sided": "one-sided", "not-identified": "not identified" }[status];
}

const SHAPES = { constant: "flat", linear: "line", logistic: "sigmoid" } as const;

/** The preferred shape with its Akaike weight: "sigmoid 98%". */
function shape({ best, weights }: ShapeComparison): string {
  if (best === null) return "";
  return `${SHAPES[best]} ${percent(weights[best] ?? 0)}`;
}

/** How many series came out how. */
export function tally(analyses: readonly SeriesAnalysis[]): string {
  const count = (status: Answer["status"]): number =>
    analyses.filter(({ answers }) => answers.where.status === status).length;
  const best = (preferred: ShapeComparison["best"]): number =>
    analyses.filter(({ comparison }) => comparison.best === preferred).length;
  const unclear = best(null) > 0 ? `, too few sizes to say ${best(null)}` : "";
  return (
    `Thresholds: ${count("ok")} located, ${count("one-sided")} on one side only, ${count("not-identified")} not identified. ` +
    `Shapes: sigmoid ${best("logistic")}, line ${best("linear")}, flat ${best("constant")}${unclear}.`
  );
}
