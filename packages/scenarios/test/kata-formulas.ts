// The kata's formulas once more, written from their definition alone with Math.exp and Math.log: the tests' oracle.
export type Values = Readonly<Record<string, number>>;
type Grid = Record<string, number[]>;

const MODELS = ["10M", "100M", "1B", "10B", "100B", "1T"];
const FOUR = ["100M", "1B", "10B", "100B"];
const SKILLS = ["grammar", "vocabulary", "facts", "simple_logic", "multi_step", "abstraction"];
const TASKS: Record<string, string[]> = {
  "Simple QA": ["grammar", "vocabulary", "facts"],
  Translation: ["grammar", "vocabulary"],
  "Multi-step math": ["grammar", "simple_logic", "multi_step"],
  "Chain-of-thought": ["grammar", "facts", "simple_logic", "multi_step"],
  "Novel reasoning": ["grammar", "facts", "simple_logic", "multi_step", "abstraction"],
};

const sigma = (z: number): number => 1 / (1 + Math.exp(-z));

export function mastery(v: Values): Grid {
  const of = (skill: string, model: string): number =>
    sigma(v["steepness"]! * (v[`capacity.${model}`]! - v[`difficulty.${skill}`]!));
  return Object.fromEntries(SKILLS.map((skill) => [skill, MODELS.map((model) => of(skill, model))]));
}

export function marks(v: Values): Record<string, string[]> {
  const mark = (share: number): string =>
    share > v["mark.yes"]! ? "YES" : share > v["mark.partial"]! ? "~" : "−";
  return Object.fromEntries(Object.entries(mastery(v)).map(([skill, shares]) => [skill, shares.map(mark)]));
}

export function tasks(v: Values): Grid {
  const skills = mastery(v);
  const score = (needs: string[], index: number): number => {
    let product = 1;
    for (const skill of needs) product *= skills[skill]![index]!;
    return product;
  };
  return Object.fromEntries(
    Object.entries(TASKS).map(([task, needs]) => [task, MODELS.map((_, index) => score(needs, index))]),
  );
}

export function composition(v: Values): Grid {
  const row = (model: string): number[] => {
    const [a, b, c] = ["skill_a", "skill_b", "ability"].map((part) => v[`composition.${part}.${model}`]!);
    return [a!, b!, c!, a! * b! * c!];
  };
  return Object.fromEntries(FOUR.map((model) => [model, row(model)]));
}

/** Size, line, truth and error per model, the last three as shares. */
export function extrapolation(v: Values): Grid {
  const x = MODELS.map((model) => Math.log10(v[`size.${model}`]!));
  const y = MODELS.map((model) => v[`score.${model}`]! / 100);
  const slope = Math.max(0, (y[2]! - y[0]!) / (x[2]! - x[0]!));
  const line = x.map((position) => y[0]! + slope * (position - x[0]!));
  return Object.fromEntries(
    MODELS.map((model, i) => [model, [v[`size.${model}`]!, line[i]!, y[i]!, y[i]! - line[i]!]]),
  );
}

export function fewShot(v: Values, worth: (n: number) => number): Grid {
  const score = (model: string, n: number): number => {
    const c = v[`fewshot.capacity.${model}`]!;
    const without = v["fewshot.base"]! * sigma(v["fewshot.steepness"]! * (c - v["fewshot.midpoint"]!));
    return Math.min(v["fewshot.cap"]!, without + v["fewshot.gain"]! * c * worth(n)) / 100;
  };
  const shots = ["1", "2", "3", "4"].map((column) => v[`fewshot.shots.${column}`]!);
  return Object.fromEntries(FOUR.map((model) => [model, shots.map((n) => score(model, n))]));
}

export const sourceWorth = (n: number): number => Math.max(0, Math.log(n));
export const log1pWorth = (n: number): number => Math.log(1 + n);
