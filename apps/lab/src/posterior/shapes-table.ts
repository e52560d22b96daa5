import {
  widthUnit,
  xToScale,
  type AveragedMarginal,
  type Axis,
  type Posterior,
  type ShapePosterior,
} from "@onset/core";
import { axisTitles, formatInterval, formatNumber, formatScale, formatShare } from "@onset/figure";
import { html, type TemplateResult } from "lit";

type Words = Readonly<Record<ShapePosterior["curve"], string>>;

/** Every shape with its probability, threshold and width, and their average. */
export function shapesTable(
  { shapes, averaged, series, confidence }: Posterior,
  words: Words,
): TemplateResult {
  const { axis } = series;
  const percent = `${Math.round(100 * confidence)} %`;
  return html`<div class="scroller" role="region" tabindex="0" aria-label="Shapes by probability">
    <table>
      <caption>
        Shapes by probability, each with the ${percent} interval of its posterior
      </caption>
      <thead>
        <tr>
          <th scope="col">Shape</th>
          <th scope="col">Direction</th>
          <th scope="col" class="end">Probability</th>
          <th scope="col" class="end">ln evidence</th>
          <th scope="col" class="end">Threshold, ${axisTitles[axis.kind].toLowerCase()}</th>
          <th scope="col" class="end">Width, ${widthUnit(axis)}</th>
        </tr>
      </thead>
      <tbody>
        ${shapes.map(
          (shape) =>
            html`<tr>
              <th scope="row">${words[shape.curve]}</th>
              <td>${shape.direction}</td>
              <td class="end">${formatShare(shape.probability)}</td>
              <td class="end">${shape.logEvidence.toFixed(1).replace("-", "\u2212")}</td>
              <td class="end">
                ${shape.marginals.threshold && thresholdText(shape.marginals.threshold, axis)}
              </td>
              <td class="end">${shape.marginals.width && widthText(shape.marginals.width)}</td>
            </tr>`,
        )}
        <tr>
          <th scope="row">Average</th>
          <td></td>
          <td class="end"></td>
          <td class="end"></td>
          <td class="end">${thresholdText(averaged.threshold, axis)}</td>
          <td class="end">${widthText(averaged.width)}</td>
        </tr>
      </tbody>
    </table>
  </div>`;
}

type Ends = Pick<AveragedMarginal, "median" | "low" | "high">;

function thresholdText({ median, low, high }: Ends, axis: Axis): string {
  const [middle, from, to] = xToScale(axis, [median, low, high]) as unknown as [number, number, number];
  return `${formatScale(middle, axis.kind)} (${formatInterval({ low: from, high: to }, axis.kind)})`;
}

function widthText({ median, low, high }: Ends): string {
  return `${formatNumber(median)} (${formatInterval({ low, high }, "number")})`;
}

/** What odds leave open, in ln: about 20 to 1. */
const open = 3;

/** Whether the counts tell a rise from a fall; `null` where they do. */
export function directionNote({ shapes }: Posterior): string | null {
  // All shapes share one direction, and its odds.
  const most = shapes[0]?.directionLogOdds ?? Infinity;
  if (most >= open) return null;
  return `These counts hardly tell a rise from a fall (odds of ${formatNumber(Math.exp(most))} to 1 for the direction shown).`;
}
