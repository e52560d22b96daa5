import { axisFor } from "@onset/core";
import { describe, expect, test } from "vitest";
import { type FigureSpec, curveFigure, describeFigure, spokenPoints, toTable } from "../src/index.ts";
import { addition, line, pointOf, seriesWith, sigmoid, unidentified } from "./fixtures.ts";

function markOf<Kind extends FigureSpec["marks"][number]["kind"]>(
  figure: FigureSpec,
  kind: Kind,
): Extract<FigureSpec["marks"][number], { kind: Kind }> | undefined {
  return figure.marks.find((mark): mark is Extract<typeof mark, { kind: Kind }> => mark.kind === kind);
}

/** Every number of a spec, wherever it stands. */
function numbersIn(value: unknown): readonly number[] {
  if (typeof value === "number") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

describe("the figure of a fitted series", () => {
  const figure = curveFigure({ series: addition, fit: sigmoid, alternative: line });

  test("holds points, band, curve, second curve and threshold", () => {
    expect(figure.marks.map((mark) => `${mark.kind}:${mark.role}`)).toEqual([
      "band:fit",
      "rule:threshold",
      "line:alternative",
      "line:fit",
      "points:data",
    ]);
    expect(figure.title).toBe("2D+ · few-shot · GPT-3");
    expect(figure.x).toMatchObject({ label: "Parameters", scale: "log10", format: "params" });
    expect(figure.y.domain).toEqual([0, 1]);
  });

  test("keeps scales as published and error bars around their scores", () => {
    const points = markOf(figure, "points")?.points ?? [];
    expect(points.map((point) => point.x)).toEqual(addition.points.map((point) => point.scale));
    for (const point of points) {
      expect(point.low ?? 2).toBeLessThanOrEqual(point.y);
      expect(point.high ?? -1).toBeGreaterThanOrEqual(point.y);
    }
  });

  test("gives the threshold's interval in published units, within 1 %", () => {
    const rule = markOf(figure, "rule");
    expect(rule?.x).toBe(sigmoid.thresholdScale);
    expect((rule?.interval?.low ?? 0) / 1.122e10).toBeCloseTo(1, 2);
    expect((rule?.interval?.high ?? 0) / 1.4125e10).toBeCloseTo(1, 2);
  });

  test("is described in sentences that name range, threshold and width", () => {
    expect(figure.description).toContain(
      "8 points from 125M to 175B parameters, between 2\u00a0% and 100\u00a0%.",
    );
    expect(figure.description).toContain("Logistic fit: rises from 2.2\u00a0% to 99.9\u00a0%.");
    expect(figure.description).toContain("Threshold 12.6B parameters (95\u00a0% interval 11.2B to 14.1B).");
    expect(figure.description).toContain(
      "Rise from 10\u00a0% to 90\u00a0% within 0.799 decades (95\u00a0% interval 0.7 to 0.9).",
    );
    expect(describeFigure(figure)).toBe(figure.description);
  });

  test("has a table with the points of its marks, row by row", () => {
    const table = toTable(figure);
    const points = markOf(figure, "points")?.points ?? [];
    expect(table.columns.map((column) => column.name)).toEqual([
      "Model",
      "Parameters",
      "Score",
      "Low",
      "High",
      "Items",
      "Fitted",
    ]);
    expect(figure.table.rows.map((row) => row.slice(0, 5))).toEqual(
      points.map((point) => [point.label, point.x, point.y, point.low, point.high]),
    );
    expect(table.rows[0]?.slice(0, 3)).toEqual(["GPT-3 Small", "125M", "2\u00a0%"]);
  });

  test("survives structuredClone and JSON unchanged", () => {
    expect(structuredClone(figure)).toEqual(figure);
    expect(JSON.parse(JSON.stringify(figure))).toEqual(figure);
  });
});

describe("unhelpful data", () => {
  const cases: [string, FigureSpec][] = [
    ["nothing at all", curveFigure({})],
    ["no points", curveFigure({ series: seriesWith({ points: [] }) })],
    ["one point", curveFigure({ series: seriesWith({ points: [pointOf(1e9, 0.3)] }), fit: unidentified })],
    [
      "equal scores",
      curveFigure({ series: seriesWith({ points: [pointOf(1e8, 0), pointOf(1e9, 0)] }), fit: unidentified }),
    ],
    [
      "repeated scales",
      curveFigure({ series: seriesWith({ points: [pointOf(1e9, 0.1), pointOf(1e9, 0.4)] }) }),
    ],
    ["no items", curveFigure({ series: seriesWith({ points: [pointOf(1e8, 0.2, null)] }) })],
    [
      "a loss axis",
      curveFigure({ series: seriesWith({ axis: axisFor("loss"), points: [pointOf(2.1, 0.2)] }) }),
    ],
    [
      "zero shots",
      curveFigure({
        series: seriesWith({ axis: axisFor("shots"), points: [pointOf(0, 0.2), pointOf(50, 0.4)] }),
      }),
    ],
    [
      "a broken simulation",
      curveFigure({ simulation: { label: "s", scales: [1e8, 1e9], scores: [Number.NaN, 0.5] } }),
    ],
  ];
  test.each(cases)("%s gives a figure of finite numbers with an ascending domain", (_, figure) => {
    for (const value of numbersIn(figure)) expect(Number.isFinite(value)).toBe(true);
    expect(figure.x.domain[1]).toBeGreaterThan(figure.x.domain[0]);
    expect(figure.description).not.toMatch(/NaN|undefined|null|Infinity/);
    expect(figure.description.length).toBeGreaterThan(5);
  });

  test("a fit that is not identified draws no curve, no threshold, and says why", () => {
    const figure = curveFigure({ series: addition, fit: unidentified });
    expect(figure.marks.map((mark) => mark.kind)).toEqual(["points"]);
    expect(figure.description).toContain("The data do not identify the curve. All scores are equal.");
  });

  test("repeated scales stay where they are", () => {
    const series = seriesWith({ points: [pointOf(1e9, 0.1), pointOf(1e9, 0.4), pointOf(1e10, 0.5)] });
    expect(spokenPoints(curveFigure({ series })).map((point) => point.x)).toEqual([1e9, 1e9, 1e10]);
  });
});

test("a threshold on the bound of its search is shown as a limit, not as an estimate", () => {
  const fit = {
    ...sigmoid,
    status: "at-bound" as const,
    intervals: {
      threshold: {
        low: 11,
        high: null,
        confidence: 0.95,
        method: "profile" as const,
        target: "items-of-this-kind" as const,
      },
    },
  };
  const figure = curveFigure({ series: addition, fit });
  expect(markOf(figure, "rule")).toMatchObject({ label: "limit of the threshold", interval: { high: null } });
  expect(markOf(figure, "rule")?.x).toBeCloseTo(1e11, -3);
  expect(figure.description).toContain("Threshold above 100B parameters (95\u00a0% confidence).");
});

function widths(width: number, low: number | null, high: number | null): string {
  const interval = { ...sigmoid.intervals.width!, low, high };
  const fit = { ...sigmoid, width, intervals: { ...sigmoid.intervals, width: interval } };
  return curveFigure({ series: addition, fit }).notes.join(" ");
}

test("a width that the shape itself has is told without an interval, and a step's not as a width of 0", () => {
  expect(widths(1.34, 1.34, 1.34)).toMatch(/within 1\.34 decades\./);
  expect(widths(1.34, 1.2, 1.5)).toContain("within 1.34 decades (95\u00a0% interval 1.2 to 1.5).");
  expect(widths(0, null, null)).toContain("All of the change is one step.");
  expect(widths(0, null, null)).not.toContain("without limits");
});

test("a step is drawn upright: from floor to ceiling within a hundred thousandth of the picture's width", () => {
  const step = {
    ...sigmoid,
    curve: "step",
    width: 0,
    parameters: { threshold: 10.1, guessRate: 0.1, lapseRate: 0.1 },
  } as const;
  const { x = [], y = [] } = markOf(curveFigure({ series: addition, fit: step }), "line") ?? {};
  const last = y.findLastIndex((score) => score < 0.11);
  const first = y.findIndex((score) => score > 0.89);
  expect(last).toBeGreaterThan(0);
  expect(Math.log10(x[first]! / x[last]!)).toBeLessThan(1e-5 * Math.log10(x.at(-1)! / x[0]!));
});

function rolesAtChance(chance: number | null): readonly string[] {
  return curveFigure({ series: seriesWith({ chance }) }).marks.map((mark) => mark.role);
}

test("a chance level above zero is a line, zero and unknown are not", () => {
  expect(rolesAtChance(0.25)).toEqual(["chance", "data"]);
  expect(rolesAtChance(0)).toEqual(["data"]);
  expect(rolesAtChance(null)).toEqual(["data"]);
});

test("a simulated curve beside data appears in the table, read between its own points and blank outside", () => {
  const simulation = { label: "simulated", scales: [2e8, 2e9, 2e10], scores: [0, 0.5, 1] };
  const figure = curveFigure({ series: addition, simulation });
  const column = figure.table.columns.findIndex((one) => one.name === "simulated");
  const cells = figure.table.rows.map((row) => row[column]);
  expect(cells[0]).toBeNull();
  expect(cells[3]).toBeCloseTo(0.5 * Math.log10(1.32e9 / 2e8), 6);
  expect(cells.at(-1)).toBeNull();
});

test("points are spoken with model, scale, score and interval", () => {
  expect(spokenPoints(curveFigure({ series: addition }))[6]?.text).toBe(
    "GPT-3 13B, 12.9B parameters: 55.5\u00a0% (interval 53.3\u00a0% to 57.7\u00a0%)",
  );
});
