// Part 4: examples in the prompt help large models more than small ones.
import type { ParameterReader } from "../scenario-program.ts";
import type { FigureAxis, ScenarioFigure, ScenarioTable } from "../scenario-result.ts";
import { share, shareAxis, word } from "./columns.ts";
import { FOUR_MODELS, SHOT_COLUMNS } from "./constants.ts";
import { ln1p, sigmoid } from "./sigmoid.ts";

type Model = (typeof FOUR_MODELS)[number];

interface Variant {
  readonly id: string;
  readonly title: string;
  /** What n examples are worth, before capacity and gain. */
  readonly worth: (n: number) => number;
  readonly note: string;
}

const VARIANTS: readonly Variant[] = [
  {
    id: "few-shot",
    title: "Few-shot scores, the source's formula max(0, ln n)",
    // ln n written as ln(1 + (n − 1)); below one example the source has 0.
    worth: (n) => (n < 1 ? 0 : ln1p(n - 1)),
    note:
      "Score = min(cap, base × σ(steepness × (capacity − midpoint)) + gain × capacity × max(0, ln n)). " +
      "Since ln 1 = 0, the first example is worth nothing here: 1-shot equals 0-shot.",
  },
  {
    id: "few-shot-log1p",
    title: "Few-shot scores with ln(1 + n)",
    worth: ln1p,
    note:
      "The same with ln(1 + n): 0 without examples, and the first example counts. " +
      "Measured zero-shot and one-shot scores do differ (GPT-3: Brown et al. 2020, table H.1), so build on this form.",
  },
];

/** Score as a share. The constants are in points, as the source has them. */
function score(value: ParameterReader, model: Model, worth: number): number {
  const capacity = value(`fewshot.capacity.${model}`);
  const without =
    value("fewshot.base") * sigmoid(value("fewshot.steepness"), capacity, value("fewshot.midpoint"));
  return Math.min(value("fewshot.cap"), without + value("fewshot.gain") * capacity * worth) / 100;
}

function shots(value: ParameterReader): number[] {
  return SHOT_COLUMNS.map((column) => value(`fewshot.shots.${column}`));
}

export function fewShotTables(value: ParameterReader): ScenarioTable[] {
  return VARIANTS.map(({ id, title, worth, note }) => ({
    id,
    title: `Part 4. ${title}`,
    columns: [word("model"), ...shots(value).map((n) => share(`${n}-shot`))],
    rows: FOUR_MODELS.map((model) => [model, ...shots(value).map((n) => score(value, model, worth(n)))]),
    note,
  }));
}

const SHOTS_AXIS: FigureAxis = {
  label: "Examples in the prompt",
  unit: "examples",
  display: "number",
  transform: "identity",
};

export function fewShotFigures(value: ParameterReader): ScenarioFigure[] {
  // A figure's line needs its points in order, whatever order the columns were set to.
  const x = shots(value).sort((a, b) => a - b);
  return VARIANTS.map(({ id, title, worth, note }) => ({
    id,
    title,
    caption: note,
    x: SHOTS_AXIS,
    y: shareAxis("Score"),
    series: FOUR_MODELS.map((model) => ({
      label: model,
      x,
      y: x.map((n) => score(value, model, worth(n))),
    })),
  }));
}
