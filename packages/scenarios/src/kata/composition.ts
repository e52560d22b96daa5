// Part 2: two skills may both be there long before a model can combine them.
import type { ParameterReader } from "../scenario-program.ts";
import type { ScenarioFigure, ScenarioTable } from "../scenario-result.ts";
import { share, SIZE_AXIS, shareAxis, word } from "./columns.ts";
import { FOUR_MODELS } from "./constants.ts";

type Model = (typeof FOUR_MODELS)[number];

const INGREDIENTS = ["skill_a", "skill_b", "ability"] as const;
const LABELS = { skill_a: "skill A", skill_b: "skill B", ability: "composition" } as const;

function ingredients(value: ParameterReader, model: Model): number[] {
  return INGREDIENTS.map((ingredient) => value(`composition.${ingredient}.${model}`));
}

/** A · B · composition. */
function combined(value: ParameterReader, model: Model): number {
  return ingredients(value, model).reduce((product, part) => product * part, 1);
}

export function compositionTables(value: ParameterReader): ScenarioTable[] {
  return [
    {
      id: "composition",
      title: "Part 2. Composing two skills",
      columns: [word("model"), ...INGREDIENTS.map((id) => share(LABELS[id])), share("combined task")],
      rows: FOUR_MODELS.map((model) => [model, ...ingredients(value, model), combined(value, model)]),
      note: "Combined = skill A × skill B × ability to compose.",
    },
  ];
}

export function compositionFigures(value: ParameterReader): ScenarioFigure[] {
  const x = FOUR_MODELS.map((model) => value(`size.${model}`));
  const parts = INGREDIENTS.map((id) => ({
    label: LABELS[id],
    x,
    y: FOUR_MODELS.map((model) => value(`composition.${id}.${model}`)),
  }));
  const whole = { label: "combined task", x, y: FOUR_MODELS.map((model) => combined(value, model)) };
  return [
    {
      id: "composition",
      title: "The whole comes after its parts",
      caption:
        "Both skills are well on their way at the smallest size; the task that needs both waits for the ability to combine them.",
      x: SIZE_AXIS,
      y: shareAxis("Share"),
      series: [...parts, whole],
    },
  ];
}
