import { axisFor, xToScale } from "@onset/core";
import { formatNumber } from "../format/format-number.ts";
import { axisTitles } from "../format/format-scale.ts";
import { describeFigure } from "./describe.ts";
import type { FigureMark, FigureRole, FigureSpec } from "./figure-spec.ts";

/** One curve of a sweep, reduced: x (log10 of the scale) where it reaches one half, and its 10–90 % width in decades. */
export interface SweepRow {
  readonly threshold: number;
  readonly steepness: number;
  readonly steps: number;
  readonly onset: number | null;
  readonly width: number | null;
}

/** Roles that tell the lines apart, by dash as well as by colour. */
const ROLES: readonly FigureRole[] = ["fit", "alternative", "simulation"];

/**
 * How the onset moves with the number of steps that must all succeed: one line for each steepness (three at most, in the
 * order given). Rows without an onset inside the sweep's range are left out. Null if nothing is left to draw.
 */
export function onsetByStepsFigure(rows: readonly SweepRow[]): FigureSpec | null {
  const known = rows.filter((row) => row.onset !== null && row.steps > 0);
  const steepnesses = [...new Set(known.map((row) => row.steepness))].slice(0, ROLES.length);
  const shown = known.filter((row) => steepnesses.includes(row.steepness)).sort((a, b) => a.steps - b.steps);
  if (shown.length === 0) return null;
  const scales = [
    ...xToScale(
      axisFor("params"),
      shown.map((row) => row.onset ?? 0),
    ),
  ];
  const marks = steepnesses.flatMap((steepness, index) => {
    const places = [...shown.keys()].filter((place) => shown[place]?.steepness === steepness);
    return linePair(
      `steepness ${formatNumber(steepness)}`,
      ROLES[index] ?? "fit",
      places.map((place) => ({ x: shown[place]?.steps ?? 1, y: scales[place] ?? 1 })),
    );
  });
  const draft = {
    title: "Onset against the number of steps",
    x: {
      label: "Steps that must all be right",
      scale: "log10",
      domain: padded(shown.map((row) => row.steps)),
      format: "count",
    },
    y: {
      label: `Onset: ${axisTitles.params.toLowerCase()} where the score reaches one half`,
      scale: "log10",
      domain: padded(scales),
      format: "params",
    },
    marks,
    notes: [],
  } as const;
  return { ...draft, description: describeFigure(draft), table: sweepTable(marks) };
}

function linePair(
  label: string,
  role: FigureRole,
  places: readonly { x: number; y: number }[],
): readonly FigureMark[] {
  const points = places.map((place) => ({ ...place, low: null, high: null, label: null }));
  return [
    { kind: "line", role, label, x: places.map((place) => place.x), y: places.map((place) => place.y) },
    { kind: "points", role, label, points },
  ];
}

/** A log domain with a tenth of a decade of room at each end. */
function padded(values: readonly number[]): readonly [number, number] {
  const room = 1.25;
  return [Math.min(...values) / room, Math.max(...values) * room];
}

/** One row for each number of steps, one column for each line of the figure. */
function sweepTable(marks: readonly FigureMark[]): FigureSpec["table"] {
  const lines = marks.filter((mark) => mark.kind === "line");
  const steps = [...new Set(lines.flatMap((line) => line.x))].sort((a, b) => a - b);
  return {
    caption: "Onset in parameters, by steps and steepness",
    columns: [
      { name: "Steps", format: "count" },
      ...lines.map((line) => ({ name: line.label, format: "params" as const })),
    ],
    rows: steps.map((step) => [step, ...lines.map((line) => line.y[line.x.indexOf(step)] ?? null)]),
  };
}
