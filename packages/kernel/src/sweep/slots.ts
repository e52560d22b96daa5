import type { RowModel } from "../sweep-calls.ts";

// Where the parameters of a curve stand among its slots (see RowModel).

export const GUESS = 0;
export const LAPSE = 1;
export const STEPS = 2;
/** Logistic rows. */
export const THRESHOLD = 3;
export const STEEPNESS = 4;
/** Skill rows, either layout. */
export const SKILLS = 3;
export const AT_LEAST = 4;
export const CORRELATION = 5;
/** Threshold and steepness of the first skill; in layout `spread` of all, then the spread. */
export const FIRST_SKILL = 6;
/** Tape rows: the first parameter of the tape. */
export const TAPE = 3;

/** Number of slots that a model reads; a design may have more. */
export function slotCount(model: RowModel): number {
  if (model.kind === "logistic") return 5;
  if (model.kind === "tape") return TAPE + model.tape.parameters;
  return model.layout === "spread" ? FIRST_SKILL + 3 : FIRST_SKILL + 2 * model.skills;
}
