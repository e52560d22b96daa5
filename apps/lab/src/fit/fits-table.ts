import { getCurve, widthUnit, type CurveFit, type FitResult } from "@onset/core";
import { axisTitles, formatShare } from "@onset/figure";
import { html, nothing, type TemplateResult } from "lit";
import { curveTitle } from "./curve-choice.ts";
import { dataTable } from "./data-table.ts";
import { inScale, scaleOf, withInterval } from "./fit-words.ts";

/** Every curve in a row, the weights by what they come from: Akaike's criterion, or evidence. */
export function fitsTable(result: FitResult): TemplateResult | typeof nothing {
  const { axis } = result.series;
  const several = areWeighed(result.fits);
  const evidence = evidenceWeights(result);
  return dataTable({
    caption: `Fitted curves, ${result.likelihood} likelihood`,
    columns: [
      { title: "Curve", wide: true },
      { title: "Akaike weight", end: true },
      { title: "Evidence weight", end: true },
      { title: "Status" },
      { title: `Threshold, ${axisTitles[axis.kind].toLowerCase()}`, end: true },
      { title: `Width, ${widthUnit(axis)}`, end: true },
      { title: "From", end: true },
      { title: "To", end: true },
      { title: "R²", end: true },
      { title: "ln evidence", end: true },
      { title: "AICc", end: true },
      { title: "BIC", end: true },
    ],
    rows: result.fits.map((fit) => {
      const [from, to] = endsOf(fit);
      return [
        curveTitle(fit.curve),
        several && fit.weight !== null ? formatShare(fit.weight) : "",
        evidence[fit.curve] === undefined ? "" : formatShare(evidence[fit.curve]!),
        fit.status,
        withInterval(fit.thresholdScale, inScale(fit.intervals.threshold, axis), axis.kind),
        // A step's width is 0 by what it is.
        fit.curve === "step" && fit.status !== "not-identified"
          ? "0"
          : withInterval(fit.width, fit.intervals.width, "number"),
        from === null ? "" : formatShare(from),
        to === null ? "" : formatShare(to),
        fit.r2 === null ? "" : fit.r2.toFixed(3).replace("-", "\u2212").replace("\u22120.000", "0.000"),
        one(fit.logEvidence),
        one(fit.aicc),
        one(fit.bic),
      ];
    }),
  });
}

/** Whether Akaike weights say something: one curve that alone has any is held against none. */
export const areWeighed = (fits: readonly CurveFit[]): boolean =>
  fits.filter(({ weight }) => weight !== null).length > 1;

/** What the words and gaps of the table mean, of those that it has. */
export function tableNotes({ fits }: FitResult): TemplateResult | typeof nothing {
  const has = (status: CurveFit["status"]): boolean => fits.some((fit) => fit.status === status);
  const notes = [
    fits.some((fit) => endsOf(fit)[0] !== null) ? "From, To: the scores before and after the change." : "",
    has("not-identified") ? "Not-identified: the data do not tell such a curve's parameters." : "",
    has("at-bound") ? "At-bound: the best fit lies at the end of what a parameter may be." : "",
    has("max-iterations") ? "Max-iterations: the search ended before it was sure of the best." : "",
    fits.length > 1 && fits.some(({ weight }) => weight === null)
      ? "No weight has a curve with too many parameters for AICc at so few sizes, or one that is there under another name."
      : "",
  ].filter(Boolean);
  return notes.length === 0 ? nothing : html`<p class="muted">${notes.join(" ")}</p>`;
}

/** Threshold and asked-for scores averaged over shapes. */
export function averagesTable(result: FitResult): TemplateResult | typeof nothing {
  const { averagedThreshold, averagedScores, series } = result;
  const { axis } = series;
  const by = (averagedThreshold ?? averagedScores[0])?.by === "evidence" ? "evidence" : "Akaike weight";
  const threshold =
    averagedThreshold === null
      ? []
      : [
          [
            "Threshold",
            withInterval(averagedThreshold.thresholdScale, inScale(averagedThreshold, axis), axis.kind),
            "",
            leading(averagedThreshold.weights),
          ],
        ];
  return dataTable({
    caption: `Over all shapes, by ${by}`,
    columns: [
      { title: "Quantity", wide: true },
      { title: "Average", end: true },
      { title: "A new measurement", end: true },
      { title: "Shapes that have a say", wide: true },
    ],
    rows: [
      ...threshold,
      ...averagedScores.map((average) => [
        `Score at ${withInterval(average.scale, null, axis.kind)}`,
        withInterval(average.score, average, "share"),
        withInterval(null, average.prediction, "share"),
        leading(average.weights),
      ]),
    ],
  });
}

/** The three that have most of the say. */
function leading(weights: Readonly<Record<string, number>>): string {
  return Object.entries(weights)
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, 3)
    .map(([curve, weight]) => `${curveTitle(curve)} ${formatShare(weight)}`)
    .join(", ");
}

function evidenceWeights({ averagedThreshold, averagedScores }: FitResult): Readonly<Record<string, number>> {
  const average = averagedThreshold ?? averagedScores[0];
  return average?.by === "evidence" ? average.weights : {};
}

/** Where the curve comes from and goes to; a line has slopes instead, and a turn's asymptotes lie beyond what it does. */
function endsOf({
  curve,
  parameters,
  direction,
}: CurveFit): readonly [from: number | null, to: number | null] {
  if (getCurve(curve).kind === "hump") return [null, null];
  const { guessRate, lapseRate, level } = parameters;
  if (level !== undefined) return [level, level];
  if (guessRate === undefined || lapseRate === undefined) return [null, null];
  return direction === "falling" ? [1 - lapseRate, guessRate] : [guessRate, 1 - lapseRate];
}

const one = (value: number | null): string => (value === null ? "" : value.toFixed(1).replace("-", "\u2212"));

/** A parameter along the axis as its scale too. */
export const asScale = (x: number, fit: FitResult): string =>
  withInterval(scaleOf(x, fit.series.axis), null, fit.series.axis.kind);
