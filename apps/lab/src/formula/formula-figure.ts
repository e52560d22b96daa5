// Rows and the fitted formula as figures: along the one column that it reads, or fitted against observed; and residuals.
import { describeFigure, type FigureAxis, type FigureMark, type FigureSpec } from "@onset/figure";
import type { FormulaAnswer } from "./formula-worker.ts";

type Found = NonNullable<FormulaAnswer["found"]>;

/** What is seen of a fit. */
export function formulaFigure({ fit, data, curve }: Found, y: string): FigureSpec {
  const [only, ...others] = Object.keys(data.columns);
  if (only === undefined || others.length > 0) return againstObserved({ fit, data, curve }, y);
  const x = data.columns[only]!;
  const order = [...x.keys()].toSorted((a, b) => x[a]! - x[b]!);
  const along = order.map((i) => x[i]!);
  return figure({
    title: `${y} and the fitted formula along ${only}`,
    x: axis(only, along),
    y: axis(y, [...data.y, ...fit.fitted]),
    marks: [
      curve === null
        ? line(
            "fitted, joined from row to row",
            along,
            order.map((i) => fit.fitted[i]!),
          )
        : line("fitted", curve.x, curve.y),
      points(
        "observed",
        along,
        order.map((i) => data.y[i]!),
      ),
    ],
    columns: [only, y, "Fitted", "Residual"],
    rows: order.map((i) => [x[i]!, data.y[i]!, fit.fitted[i]!, data.y[i]! - fit.fitted[i]!]),
  });
}

function againstObserved({ fit, data }: Found, y: string): FigureSpec {
  const order = [...data.y.keys()].toSorted((a, b) => fit.fitted[a]! - fit.fitted[b]!);
  const fitted = order.map((i) => fit.fitted[i]!);
  const both = axis(y, [...data.y, ...fitted]);
  const names = Object.keys(data.columns);
  return figure({
    title: `${y}: observed against fitted`,
    x: { ...both, label: `${y}, fitted` },
    y: { ...both, label: `${y}, observed` },
    marks: [
      line("as fitted", [...both.domain], [...both.domain]),
      points(
        "observed",
        fitted,
        order.map((i) => data.y[i]!),
      ),
    ],
    columns: [...names, y, "Fitted", "Residual"],
    rows: order.map((i) => [
      ...names.map((name) => data.columns[name]![i]!),
      data.y[i]!,
      fit.fitted[i]!,
      data.y[i]! - fit.fitted[i]!,
    ]),
  });
}

interface Draft extends Pick<FigureSpec, "title" | "x" | "y" | "marks"> {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly number[])[];
}

function figure({ columns, rows, ...draft }: Draft): FigureSpec {
  const whole = { ...draft, notes: [] };
  const table = {
    caption: draft.title,
    columns: columns.map((name) => ({ name, format: "number" as const })),
    rows,
  };
  return { ...whole, description: describeFigure(whole), table };
}

/** A twentieth of room at either end; a column of one value has some too. */
function axis(label: string, values: readonly number[]): FigureAxis {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)];
  const room = (high - low) / 20 || Math.abs(high) / 20 || 1;
  return { label, scale: "linear", domain: [low - room, high + room], format: "number" };
}

const line = (label: string, x: readonly number[], y: readonly number[]): FigureMark => ({
  kind: "line",
  role: "fit",
  label,
  x,
  y,
});

const points = (label: string, x: readonly number[], y: readonly number[]): FigureMark => ({
  kind: "points",
  role: "data",
  label,
  points: x.map((at, i) => ({ x: at, y: y[i]!, low: null, high: null, label: null })),
});
