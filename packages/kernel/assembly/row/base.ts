import { MODEL_LOGISTIC, Run, slot, SLOT_STEEPNESS, SLOT_STEPS, SLOT_THRESHOLD } from "../sweep/run";
import { oneLogistic } from "./compose";
import { skillsRow } from "./skills";

/** Makes `base` hold F of the current curve, unless it does: curves that differ in rates or steps alone share it. */
export function makeBase(run: Run): void {
  if (!claimBase(run)) return;
  run.powerSteps = 0;
  if (run.model != MODEL_LOGISTIC) return skillsRow(run);
  const k = slot(run, SLOT_STEEPNESS);
  run.direction = k < 0.0 ? -1 : 1;
  oneLogistic(run, 0, slot(run, SLOT_THRESHOLD), k, run.base, run.baseRest);
}

/** True where the slots behind the steps are not those that `base` was made for; then they are noted. */
export function claimBase(run: Run): bool {
  let same = true;
  for (let i = SLOT_STEPS + 1; i < run.slotCount; i++) {
    const at = run.baseKey + (<usize>i << 3);
    const value = slot(run, i);
    if (load<f64>(at) == value) continue;
    same = false;
    store<f64>(at, value);
  }
  return !same;
}
