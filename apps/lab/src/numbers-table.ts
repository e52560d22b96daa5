import type { Axis, CurveFit, Interval, SeriesAnalysis } from "onset";
import { axisTitles, formatInterval, formatNumber, formatScale, formatShare } from "@onset/figure";
import { widthUnit, xToScale } from "@onset/core";
import { html, type TemplateResult } from "lit";

interface Row {
  readonly name: string;
  readonly value: string;
  readonly interval: string;
}

/** The numbers of one analysis as a table. */
export function numbersTable({ result, comparison }: SeriesAnalysis): TemplateResult {
  const fit = result.fits.find((one) => one.curve === "logistic");
  if (fit === undefined) return html``;
  const rows = [...curveRows(fit, result.series.axis), ...qualityRows(fit, result.likelihood)];
  const { best, weights } = comparison;
  // Where there is too little to compare, the weight of the one shape that can be fitted says nothing.
  const weightOf = (curve: keyof typeof weights): number | null => (best === null ? null : weights[curve]);
  const shapes = [
    ["Constant", weightOf("constant")],
    ["Straight line", weightOf("linear")],
    ["Sigmoid", weightOf("logistic")],
  ] as const;
  return html`
    <div class="scroller" role="region" tabindex="0" aria-label="Fit of the logistic curve">
      <table>
        <caption>
          Fit of the logistic curve
        </caption>
        <thead>
          <tr>
            <th scope="col">Quantity</th>
            <th scope="col" class="end">Value</th>
            <th scope="col" class="end">95 % interval</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) =>
              html`<tr>
                <th scope="row">${row.name}</th>
                <td class="end">${row.value}</td>
                <td class="end">${row.interval}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <table>
      <caption>
        Which shape the data prefer
      </caption>
      <thead>
        <tr>
          <th scope="col">Shape</th>
          <th scope="col" class="end">Akaike weight</th>
        </tr>
      </thead>
      <tbody>
        ${shapes.map(
          ([shape, weight]) =>
            html`<tr>
              <th scope="row">${shape}</th>
              <td class="end">${weightText(weight)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  `;
}

function curveRows(fit: CurveFit, axis: Axis): readonly Row[] {
  const { threshold, width } = fit.intervals;
  const { guessRate = null, lapseRate = null } = fit.parameters;
  const ceiling = fit.intervals.lapseRate;
  return [
    {
      name: `Threshold, ${axisTitles[axis.kind].toLowerCase()}`,
      value: fit.thresholdScale === null ? "–" : formatScale(fit.thresholdScale, axis.kind),
      interval: threshold === undefined ? "–" : formatInterval(inScale(threshold, axis), axis.kind),
    },
    {
      name: `Width, ${widthUnit(axis)}`,
      value: fit.width === null ? "–" : formatNumber(fit.width),
      interval: width === undefined ? "–" : formatInterval(width, "number"),
    },
    { name: "Floor", value: share(guessRate), interval: shares(fit.intervals.guessRate) },
    {
      name: "Ceiling",
      value: share(lapseRate === null ? null : 1 - lapseRate),
      interval: shares(ceiling && { low: fromOne(ceiling.high), high: fromOne(ceiling.low) }),
    },
  ];
}

function qualityRows(fit: CurveFit, likelihood: string): readonly Row[] {
  return [
    { name: "Status", value: fit.status, interval: "" },
    { name: "R²", value: fit.r2 === null ? "–" : formatNumber(fit.r2), interval: "" },
    {
      name: `Log-likelihood, ${likelihood}`,
      value: fit.logLikelihood === null ? "–" : formatNumber(fit.logLikelihood),
      interval: "",
    },
  ];
}

type Limits = Pick<Interval, "low" | "high">;

function inScale(limits: Limits, axis: Axis): Limits {
  const scale = (x: number | null): number | null => (x === null ? null : (xToScale(axis, [x])[0] ?? null));
  return { low: scale(limits.low), high: scale(limits.high) };
}

const share = (value: number | null): string => (value === null ? "–" : formatShare(value));
const shares = (limits: Limits | undefined): string =>
  limits === undefined ? "–" : formatInterval(limits, "share");
const fromOne = (value: number | null): number | null => (value === null ? null : 1 - value);
const weightText = (weight: number | null): string => (weight === null ? "–" : formatShare(weight));
