// Part 3: a line through what small models do says nothing of what large ones will do.
import { OnsetError } from "@onset/core";
import type { ParameterReader } from "../scenario-program.ts";
import type { ScenarioFigure, ScenarioTable } from "../scenario-result.ts";
import { share, SIZE, SIZE_AXIS, shareAxis, word } from "./columns.ts";
import { MODELS } from "./constants.ts";
import { log10 } from "./sigmoid.ts";

/** One model size: scores in points (0–100), as the parameters have them. */
interface Comparison {
  readonly model: string;
  readonly size: number;
  readonly truth: number;
  readonly line: number;
  readonly flagged: boolean;
}

/** The line goes through the first and the third of the three smallest models, and never falls. */
function compare(value: ParameterReader): Comparison[] {
  const points = MODELS.map((model) => {
    const size = value(`size.${model}`);
    return { model, size, x: log10(size), truth: value(`score.${model}`) };
  });
  refuseUnordered(points);
  const [first, , third] = points as [(typeof points)[0], unknown, (typeof points)[0]];
  const slope = Math.max(0, (third.truth - first.truth) / (third.x - first.x));
  return points.map(({ model, size, x, truth }) => {
    const line = first.truth + slope * (x - first.x);
    return { model, size, truth, line, flagged: Math.abs(truth - line) > value("flag") };
  });
}

function refuseUnordered(points: readonly { model: string; size: number; x: number }[]): void {
  for (const [index, { model, size, x }] of points.entries()) {
    const before = points[index - 1];
    if (before === undefined || x > before.x) continue;
    throw new OnsetError(
      "invalid-option",
      `sizes must ascend, got size.${before.model} = ${before.size} and size.${model} = ${size} in scenario kata: ` +
        `set both, or only to values between their neighbours`,
      { scenario: "kata", parameter: `size.${model}`, value: size },
    );
  }
}

export function extrapolationTables(value: ParameterReader): ScenarioTable[] {
  return [
    {
      id: "extrapolation",
      title: "Part 3. Why small-scale experiments mislead",
      columns: [word("model"), SIZE, share("line says"), share("truth"), share("error"), word("flag")],
      rows: compare(value).map(({ model, size, truth, line, flagged }) => [
        model,
        size,
        line / 100,
        truth / 100,
        (truth - line) / 100,
        flagged ? "MISLEADING" : "",
      ]),
      note:
        "The line goes through the first and the third of the three smallest models over log10 of the size, its slope not below 0. " +
        `An error above ${value("flag")} points is flagged.`,
    },
  ];
}

export function extrapolationFigures(value: ParameterReader): ScenarioFigure[] {
  const comparisons = compare(value);
  const x = comparisons.map(({ size }) => size);
  return [
    {
      id: "extrapolation",
      title: "A line through small models against what large ones do",
      caption:
        "Seen from the three smallest models the score creeps up a point per decade. The jump was in none of them.",
      x: SIZE_AXIS,
      y: shareAxis("Score"),
      series: [
        { label: "truth", x, y: comparisons.map(({ truth }) => truth / 100) },
        { label: "line through small models", x, y: comparisons.map(({ line }) => line / 100) },
      ],
    },
  ];
}
