import type { ScenarioProgram } from "../scenario-program.ts";
import { compositionFigures, compositionTables } from "./composition.ts";
import { PARAMETERS } from "./constants.ts";
import { extrapolationFigures, extrapolationTables } from "./extrapolation.ts";
import { fewShotFigures, fewShotTables } from "./few-shot.ts";
import { masteryFigures, masteryTables } from "./mastery.ts";
import { QUESTIONS, SCHEMATIC, TEXT } from "./story.ts";

/** "Emergence Through Scale": a threshold model, composition, extrapolation and few-shot learning in four parts. */
export const kata: ScenarioProgram = {
  scenario: {
    name: "kata",
    title: "Emergence Through Scale",
    summary: "How smooth skills make sudden capabilities: a threshold model in four parts",
    source:
      'The kata "Emergence Through Scale"; its constants and formulas are reproduced as they stand there',
    parameters: PARAMETERS,
    text: TEXT,
    questions: QUESTIONS,
  },
  show: (value) => ({
    tables: [
      ...masteryTables(value),
      ...compositionTables(value),
      ...extrapolationTables(value),
      ...fewShotTables(value),
      SCHEMATIC,
    ],
    figures: [
      ...masteryFigures(value),
      ...compositionFigures(value),
      ...extrapolationFigures(value),
      ...fewShotFigures(value),
    ],
  }),
};
