import type { SkillRows } from "../../sweep-calls.ts";
import { AT_LEAST, CORRELATION, FIRST_SKILL, SKILLS } from "../../sweep/slots.ts";
import { type Base, logisticRow } from "./logistic-row.ts";

interface Skill {
  readonly threshold: number;
  readonly steepness: number;
}

/** The first n skills of a curve, by either layout. */
function skillsOf({ layout }: SkillRows, slots: Float64Array): Skill[] {
  const count = slots[SKILLS] as number;
  return Array.from({ length: count }, (_, j) => {
    const first = slots[FIRST_SKILL] as number;
    const second = slots[FIRST_SKILL + 1] as number;
    if (layout === "spread") {
      const spread = slots[FIRST_SKILL + 2] as number;
      return { threshold: first + spread * ((j + 0.5) / count - 0.5), steepness: second };
    }
    return {
      threshold: slots[FIRST_SKILL + 2 * j] as number,
      steepness: slots[FIRST_SKILL + 2 * j + 1] as number,
    };
  });
}

/** Rising where no skill falls, falling where none rises. */
export function skillsDirection(model: SkillRows, slots: Float64Array): -1 | 0 | 1 {
  const skills = skillsOf(model, slots);
  if (skills.every(({ steepness }) => steepness >= 0)) return 1;
  return skills.every(({ steepness }) => steepness <= 0) ? -1 : 0;
}

export function skillsRow(model: SkillRows, slots: Float64Array, x: Float64Array): Base {
  const bases = skillsOf(model, slots).map(({ threshold, steepness }) =>
    logisticRow(x, threshold, steepness),
  );
  const value = new Float64Array(x.length);
  const rest = new Float64Array(x.length);
  for (let i = 0; i < x.length; i++) {
    const success = bases.map((base) => base.value[i] as number);
    const failure = bases.map((base) => base.rest[i] as number);
    [value[i], rest[i]] = compose(model.rule, success, failure, slots);
  }
  return { value, rest };
}

/** F and 1 − F at one point, from what each skill does there. */
function compose(
  rule: SkillRows["rule"],
  success: readonly number[],
  failure: readonly number[],
  slots: Float64Array,
): [number, number] {
  switch (rule) {
    case "product":
      return product(success, failure);
    case "weakest-link":
      return [Math.min(...success), Math.max(...failure)];
    case "k-of-n":
      return atLeast(slots[AT_LEAST] as number, success, failure);
    default: {
      const rho = slots[CORRELATION] as number;
      const [all, some] = product(success, failure);
      return [rho * Math.min(...success) + (1 - rho) * all, rho * Math.max(...failure) + (1 - rho) * some];
    }
  }
}

/** Π s and 1 − Π s: what was left before, and what this skill loses of the rest. */
function product(success: readonly number[], failure: readonly number[]): [number, number] {
  let [all, some] = [1, 0];
  success.forEach((s, j) => {
    some += all * (failure[j] as number);
    all *= s;
  });
  return [all, some];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, p) => total + p, 0);
}

/** P(at least m of n independent skills succeed) and its complement: the whole distribution, skill by skill. */
function atLeast(m: number, success: readonly number[], failure: readonly number[]): [number, number] {
  let probabilities = [1];
  success.forEach((s, j) => {
    const next = Array.from({ length: probabilities.length + 1 }, () => 0);
    probabilities.forEach((p, count) => {
      next[count] = (next[count] as number) + p * (failure[j] as number);
      next[count + 1] = (next[count + 1] as number) + p * s;
    });
    probabilities = next;
  });
  return [sum(probabilities.slice(m)), sum(probabilities.slice(0, m))];
}
