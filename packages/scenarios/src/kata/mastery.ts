// Part 1: skills switch on smoothly, one after the other; tasks that need several of them seem to jump.
import type { ParameterReader } from "../scenario-program.ts";
import type { ScenarioFigure, ScenarioTable } from "../scenario-result.ts";
import { capacity, share, SIZE, SIZE_AXIS, shareAxis, word } from "./columns.ts";
import { MODELS, SKILLS, TASKS } from "./constants.ts";
import { sigmoid } from "./sigmoid.ts";

type Skill = (typeof SKILLS)[number];
type Model = (typeof MODELS)[number];

/** Mastery of a skill by a model: σ(steepness (capacity − difficulty)). */
function mastery(value: ParameterReader, skill: Skill, model: Model): number {
  return sigmoid(value("steepness"), value(`capacity.${model}`), value(`difficulty.${skill}`));
}

/** Score of a task: the product of the masteries of its skills. */
function taskScore(value: ParameterReader, skills: readonly Skill[], model: Model): number {
  return skills.reduce((product, skill) => product * mastery(value, skill, model), 1);
}

function mark(value: ParameterReader, mastered: number): string {
  if (mastered > value("mark.yes")) return "YES";
  return mastered > value("mark.partial") ? "~" : "−";
}

export function masteryTables(value: ParameterReader): ScenarioTable[] {
  return [
    {
      id: "models",
      title: "Part 1. Model scales and their capacity",
      columns: [word("model"), SIZE, capacity("capacity")],
      rows: MODELS.map((model) => [model, value(`size.${model}`), value(`capacity.${model}`)]),
      note: "",
    },
    {
      id: "mastery",
      title: "Part 1. Mastery of each skill",
      columns: [word("skill"), capacity("difficulty"), ...MODELS.map(share)],
      rows: SKILLS.map((skill) => [
        skill,
        value(`difficulty.${skill}`),
        ...MODELS.map((model) => mastery(value, skill, model)),
      ]),
      note: "Mastery = σ(steepness × (capacity − difficulty)).",
    },
    {
      id: "marks",
      title: "Part 1. What each model masters",
      columns: [word("skill"), ...MODELS.map(word)],
      rows: SKILLS.map((skill) => [
        skill,
        ...MODELS.map((model) => mark(value, mastery(value, skill, model))),
      ]),
      note: `YES above ${value("mark.yes")}, ~ above ${value("mark.partial")}, else −.`,
    },
    {
      id: "tasks",
      title: "Part 1. Scores of tasks that need several skills",
      columns: [word("task"), ...MODELS.map(share)],
      rows: TASKS.map(({ name, skills }) => [
        name,
        ...MODELS.map((model) => taskScore(value, skills, model)),
      ]),
      note: `A task's score is the product of its skills: ${TASKS.map(needs).join("; ")}.`,
    },
  ];
}

function needs({ name, skills }: (typeof TASKS)[number]): string {
  return `${name} = ${skills.join(" × ")}`;
}

export function masteryFigures(value: ParameterReader): ScenarioFigure[] {
  const x = MODELS.map((model) => value(`size.${model}`));
  return [
    {
      id: "mastery",
      title: "Skills switch on one after the other",
      caption:
        "Each skill rises along the same curve, at its own difficulty. Nothing here is sudden: the curve is smooth in capacity.",
      x: SIZE_AXIS,
      y: shareAxis("Mastery"),
      series: SKILLS.map((label) => ({ label, x, y: MODELS.map((model) => mastery(value, label, model)) })),
    },
    {
      id: "tasks",
      title: "Tasks that need several skills emerge late",
      caption:
        "The same smooth skills, multiplied: the more skills a task needs, the later and the sharper its score rises. " +
        "As in grokking, where training loss falls smoothly while test accuracy jumps, what is measured can leap while what is learnt does not.",
      x: SIZE_AXIS,
      y: shareAxis("Score"),
      series: TASKS.map(({ name, skills }) => ({
        label: name,
        x,
        y: MODELS.map((model) => taskScore(value, skills, model)),
      })),
    },
  ];
}
