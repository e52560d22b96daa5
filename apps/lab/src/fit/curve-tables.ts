// One curve in numbers: its parameters, what was derived from them, the tests, and how well it predicts.
import {
  getCurve,
  widthUnit,
  type BootstrapTest,
  type CurveFit,
  type FitResult,
  type Interval,
} from "@onset/core";
import { formatInterval, formatNumber, formatScale, formatShare } from "@onset/figure";
import type { TemplateResult, nothing } from "lit";
import { dataTable } from "./data-table.ts";
import { TEST_QUESTIONS } from "./fit-choices.ts";
import { percentOf, scaleText, withInterval } from "./fit-words.ts";
import { asScale } from "./fits-table.ts";

type Table = TemplateResult | typeof nothing;

/** Every parameter with its error and interval. */
export function parametersTable(result: FitResult, fit: CurveFit): Table {
  const known = new Map(getCurve(fit.curve).parameters.map((one) => [one.name, one]));
  const first = Object.values(fit.parameterIntervals)[0];
  return dataTable({
    caption: "Parameters",
    columns: [
      { title: "Parameter" },
      { title: "Value", end: true },
      { title: "Standard error", end: true },
      { title: `${percentOf(first?.confidence ?? 0.95)} interval`, end: true },
      { title: "As a scale", end: true },
      { title: "Meaning", wide: true },
    ],
    rows: Object.entries(fit.parameters).map(([name, value]) => {
      // The numbers of a list are called threshold1, threshold2.
      const about = known.get(name) ?? known.get(name.replace(/\d+$/, ""));
      const error = fit.standardErrors[name] ?? null;
      const interval = fit.parameterIntervals[name];
      const fine = precision(value, error, interval);
      return [
        name,
        signed(value, fine),
        error === null ? "" : formatNumber(error),
        interval === undefined ? "" : sidesText(interval, (end) => signed(end, fine)),
        about?.unit === "x" && name.startsWith("threshold") ? asScale(value, result) : "",
        about?.description ?? "",
      ];
    }),
  });
}

/** What was derived: the steepest place, and the answers that were asked for. */
export function answersTable({ series }: FitResult, fit: CurveFit): Table {
  const { axis } = series;
  const per = widthUnit(axis).replace(/^(unit|decade|year)s/, "$1");
  return dataTable({
    caption: "Derived",
    columns: [
      { title: "Quantity", wide: true },
      { title: "Of the curve", end: true },
      { title: "A new measurement", end: true },
    ],
    rows: [
      ...(fit.slope === null
        ? []
        : [
            [
              `Steepest slope in the observed range, score per ${per}, at ${formatScale(fit.slope.scale, axis.kind)}`,
              withInterval(fit.slope.value, fit.slope.interval, "number").replaceAll("-", "\u2212"),
              "",
            ],
          ]),
      ...fit.scoresAt.map((at) => [
        `Score at ${formatScale(at.scale, axis.kind)}`,
        withInterval(at.score, at.interval, "share"),
        at.prediction === null ? "" : formatInterval(at.prediction, "share"),
      ]),
      ...fit.onsets.map((onset) => [
        `Scale where ${formatShare(onset.score)} is reached`,
        onset.scale === null
          ? "nowhere near the data"
          : `${scaleText(onset.scale, axis)}${brackets(onset.interval, axis.kind)}`,
        "",
      ]),
      ...scatterRows(fit),
    ],
  });
}

function scatterRows({ overdispersion, scatter }: CurveFit): string[][] {
  const rows: string[][] = [];
  if (scatter !== null && scatter.median !== null) {
    const name = scatter.model === "jitter" ? "Jitter along the axis" : "Overdispersion";
    rows.push([name, withInterval(scatter.median, scatter, "number"), ""]);
  } else if (overdispersion !== null) rows.push(["Overdispersion", formatNumber(overdispersion), ""]);
  return rows;
}

/** The tests, each with its null and its p. */
export function testsTable({ tests }: CurveFit): Table {
  return dataTable({
    caption: "Tests, each against series drawn under its null",
    columns: [
      { title: "Question", wide: true },
      { title: "A small p speaks for", wide: true },
      { title: "Drawn from", wide: true },
      { title: "2 Δ ln L", end: true },
      { title: "p", end: true },
      { title: "Series drawn", end: true },
    ],
    rows: tests.map((test) => [
      TEST_QUESTIONS[test.test],
      test.label,
      test.status === "not-applicable" ? `not asked: ${test.reason ?? ""}` : (test.nullHypothesis ?? ""),
      test.statistic === null ? "" : test.statistic.toFixed(1),
      chanceText(test),
      test.replicates === 0 ? "" : String(test.replicates),
    ]),
  });
}

/** p with the error of its finite draws; the least that so many can give is a bound. */
function chanceText({ p, monteCarloError, replicates }: BootstrapTest): string {
  if (p === null) return "";
  const told = atMost(p, replicates);
  return monteCarloError === null || p === 1 || told.startsWith("at")
    ? told
    : `${told} ± ${formatNumber(monteCarloError)}`;
}

/** So many draws tell no smaller p than this. */
const atMost = (p: number, replicates: number): string =>
  `${p <= 1 / (1 + replicates) ? "at most " : ""}${formatNumber(p)}`;

/** How well each size is predicted from the others, and whether the scores scatter more than they may. */
export function checkTable({ leaveOneOut, misfit }: CurveFit): Table {
  return dataTable({
    caption: "Checks",
    columns: [
      { title: "Check", wide: true },
      { title: "Result", end: true },
    ],
    rows: [
      ...(leaveOneOut === null
        ? []
        : [
            [
              `Each of ${leaveOneOut.sizes} sizes predicted from the others: ln of the probability of all`,
              leaveOneOut.logScore.toFixed(1).replace("-", "\u2212"),
            ],
          ]),
      ...(misfit === null
        ? []
        : [
            [
              `Deviance, of ${misfit.degreesOfFreedom} degrees of freedom: ${misfit.label}`,
              `${formatNumber(misfit.deviance)}, p ${atMost(misfit.p, misfit.replicates)}`,
            ],
          ]),
    ],
  });
}

type Sides = Pick<Interval, "low" | "high">;

/** Significant digits by which a parameter's doubt is seen: a year to a tenth, where three digits would say a decade. */
function precision(value: number, error: number | null, sides: Sides | undefined): number {
  const { low = null, high = null } = sides ?? {};
  const doubt = error ?? (low !== null && high !== null ? (high - low) / 4 : null);
  if (doubt === null || !(doubt > 0)) return 4;
  return Math.min(9, Math.max(3, Math.ceil(Math.log10(Math.abs(value) / doubt)) + 2));
}

const signed = (value: number, digits: number): string => {
  const short = Number(value.toPrecision(digits));
  const text = Math.abs(short) >= 1e-4 && Math.abs(short) < 1e9 ? String(short) : formatNumber(value);
  return text.replaceAll("-", "\u2212");
};

function sidesText({ low, high }: Sides, say: (end: number) => string): string {
  if (low === null) return high === null ? "without limits" : `below ${say(high)}`;
  return high === null ? `above ${say(low)}` : `${say(low)} to ${say(high)}`;
}

function brackets(
  sides: { low: number | null; high: number | null } | null,
  kind: Parameters<typeof formatInterval>[1],
): string {
  return sides === null ? "" : ` (${formatInterval(sides, kind)})`;
}
