import type { ScenarioTable } from "../scenario-result.ts";
import type { ScenarioText } from "../scenario.ts";
import { word } from "./columns.ts";

export const TEXT: readonly ScenarioText[] = [
  {
    title: "The idea",
    paragraphs: [
      "A capability looks as if it switched on at some scale. This kata builds such a switch from parts that are all smooth.",
      "Every skill has a difficulty, every model a capacity, and mastery is a sigmoid of their difference. Whatever needs several skills at once is a product, and a product of smooth rises is a late and sharp one.",
    ],
  },
  {
    title: "Four explorations",
    paragraphs: [
      "1. Simulate emergence by a threshold model: which skill does each scale master?",
      "2. Compose simple skills into new capabilities: when does the whole arrive, if its parts came long ago?",
      "3. Capacity against task complexity: how do small-scale experiments fail to predict what large models do?",
      "4. Few-shot learning: what are examples in the prompt worth to a small and to a large model?",
    ],
  },
  {
    title: "The grokking analogy",
    paragraphs: [
      "In grokking, training loss falls smoothly while test accuracy stays at chance and then jumps. Emergence with scale looks alike: a smooth quantity underneath, a jump in what is measured. It is an analogy, not an explanation.",
    ],
  },
];

export const QUESTIONS: readonly string[] = [
  "Which skill decides when Chain-of-thought switches on? Lower difficulty.multi_step and see which tasks move.",
  "Raise steepness from 15 to 60. Do the tasks emerge earlier, later, or only more sharply?",
  "Set the composition ability of every model to 1. How much of part 2's emergence is left?",
  "Which three of the six sizes would have warned of the jump in part 3?",
  "Why can the source's few-shot formula not tell 0 from 1 example?",
];

/** A schematic, not a measurement: the source's rough order in which capabilities are seen. */
export const SCHEMATIC: ScenarioTable = {
  id: "schematic",
  title: "Capabilities by scale (schematic)",
  columns: [word("parameters"), word("capabilities")],
  rows: [
    ["10^8", "grammar and word associations"],
    ["10^9", "simple QA, sentiment"],
    ["10^10", "multi-step reasoning, translation"],
    ["10^11", "chain-of-thought, code"],
    ["10^12 and more", "complex reasoning, instruction following"],
  ],
  note: "A rough order for orientation, not measured; no parameter changes it.",
};
