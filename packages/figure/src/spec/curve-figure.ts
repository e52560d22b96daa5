import { type Axis, type Series, axisFor } from "@onset/core";
import { axisTitles } from "../format/format-scale.ts";
import { bandMark, chanceMark, fitMark, pointsMark, simulationMark, thresholdMark } from "./curve-marks.ts";
import type { CurveFigureInput } from "./curve-input.ts";
import { curveTable } from "./curve-table.ts";
import { describeFigure } from "./describe.ts";
import { figureDomain } from "./figure-domain.ts";
import type { FigureAxis, FigureMark, FigureSpec } from "./figure-spec.ts";
import { fitNotes } from "./fit-notes.ts";
import { seriesTitle } from "./series-title.ts";

/**
 * The figure of one series: points with error bars, fitted curve with its band, threshold with its interval, chance
 * level, and a simulated curve, whichever of them are given. Scores share the axis from 0 to 100 %, so that two figures
 * can be compared by eye; only an observed or simulated value outside it widens it.
 */
export function curveFigure(input: CurveFigureInput): FigureSpec {
  const axis = input.series?.axis ?? input.axis ?? axisFor("params");
  const domain = figureDomain(axis, input);
  const marks = curveMarks(input, axis, domain);
  const draft = {
    title: input.title ?? (input.series === undefined ? "Simulated curve" : seriesTitle(input.series)),
    x: { label: axisTitles[axis.kind], scale: scaleName(axis), domain, format: axis.kind },
    y: { label: scoreLabel(input.series), scale: "linear", domain: scoreDomain(marks), format: "share" },
    marks,
    notes: input.fit === undefined ? [] : fitNotes(input.fit, axis),
  } as const;
  const table = curveTable(input, axis, draft.title);
  return { ...draft, description: describeFigure(draft), table };
}

/** The marks that the input allows; a curve that the data do not give is left out, not drawn as a guess. */
function curveMarks(
  input: CurveFigureInput,
  axis: Axis,
  domain: readonly [number, number],
): readonly FigureMark[] {
  const { series, fit, alternative, simulation } = input;
  const marks = [
    fit && bandMark(fit, axis, { domain, band: input.band ?? "confidence" }),
    fit && thresholdMark(fit, axis),
    series && chanceMark(series, domain),
    alternative && fitMark(alternative, axis, { domain: observedRange(series, domain), role: "alternative" }),
    fit && fitMark(fit, axis, { domain, role: "fit" }),
    simulation && simulationMark(simulation),
    series && pointsMark(series, input.confidence ?? 0.95),
  ];
  return marks.filter((mark) => mark !== null && mark !== undefined);
}

/** A curve held against the fit is drawn where there are data: a straight line would soon leave 0 to 100 %. */
function observedRange(
  series: Series | undefined,
  domain: readonly [number, number],
): readonly [number, number] {
  const first = series?.points[0]?.scale ?? domain[0];
  const last = series?.points.at(-1)?.scale ?? domain[1];
  return last > first ? [first, last] : domain;
}

function scaleName(axis: Axis): FigureAxis["scale"] {
  return axis.transform === "identity" ? "linear" : axis.transform;
}

/** `Score (acc)`: the metric as the source names it. */
function scoreLabel(series: Series | undefined): string {
  const metric = series?.metric ?? "";
  return metric === "" || metric.toLowerCase() === "score" ? "Score" : `Score (${metric})`;
}

function scoreDomain(marks: readonly FigureMark[]): readonly [number, number] {
  const values = marks.flatMap((mark) => {
    if (mark.kind === "points") return mark.points.map((point) => point.y);
    return mark.kind === "line" && mark.role === "simulation" ? mark.y : [];
  });
  return [Math.min(0, ...values), Math.max(1, ...values)];
}
