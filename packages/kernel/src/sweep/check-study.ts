import { checkItems } from "../random/check-random.ts";
import { refuse } from "../shape.ts";
import type { Study, SweepProblem } from "../sweep-calls.ts";
import { designCurves, valuesOf } from "./design.ts";

/** The study of a sweep; refuses a sweep without one, or one that breaks the rules of {@link Study}. */
export function checkStudy({ study, design, observers }: SweepProblem): Study {
  if (study === undefined)
    return refuse("a study needs a problem with `study`", "none", "give one to openSweep");
  const { seed, replicates, itemsSlot, levels, firstCurve } = study;
  if (!(Number.isSafeInteger(seed) && seed >= 0)) {
    refuse("the seed of a study must be an integer from 0 to 2^53 − 1", seed, "give such a number");
  }
  if (!(Number.isInteger(replicates) && replicates >= 1 && replicates <= 2 ** 32)) {
    refuse("replicates must be an integer from 1 to 2^32", replicates, "give the number of measurements");
  }
  if (!(Number.isInteger(itemsSlot) && itemsSlot >= 0 && itemsSlot < design.base.length)) {
    refuse(
      `itemsSlot must lie within 0 to ${design.base.length - 1}`,
      itemsSlot,
      "make the base longer and name the slot",
    );
  }
  for (const items of valuesOf(design, itemsSlot)) checkItems(items);
  if (levels.length !== observers.length) {
    refuse(
      `levels must hold one number for each of the ${observers.length} observers`,
      levels.length,
      "give NaN where none is asked",
    );
  }
  if (!(Number.isSafeInteger(firstCurve) && firstCurve >= 0)) {
    refuse("firstCurve must be an integer, 0 or more", firstCurve, "give the place in the whole sweep");
  }
  if (firstCurve + designCurves(design) > Number.MAX_SAFE_INTEGER) {
    refuse("a sweep must have at most 2^53 curves", firstCurve, "cut its axes");
  }
  return study;
}
