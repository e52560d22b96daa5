// What the source's own program prints, as recorded when it was run.

export const TASK_PERCENT: Readonly<Record<string, readonly number[]>> = {
  "Simple QA": [0, 2, 47, 90, 99, 100],
  Translation: [1, 41, 94, 99, 100, 100],
  "Multi-step math": [0, 0, 0, 6, 48, 90],
  "Chain-of-thought": [0, 0, 0, 6, 47, 90],
  "Novel reasoning": [0, 0, 0, 0, 9, 61],
};

/** The marks by model; a skill not named is marked −. */
export const MARKS: Readonly<Record<string, { readonly yes: readonly string[]; readonly partial: string }>> =
  {
    "100M": { yes: ["grammar"], partial: "vocabulary" },
    "1B": { yes: ["grammar", "vocabulary"], partial: "facts" },
    "10B": { yes: ["grammar", "vocabulary", "facts"], partial: "simple_logic" },
    "100B": { yes: ["grammar", "vocabulary", "facts", "simple_logic"], partial: "multi_step" },
    "1T": { yes: ["grammar", "vocabulary", "facts", "simple_logic", "multi_step"], partial: "abstraction" },
  };

export const COMBINED_PERCENT: readonly number[] = [0, 6, 50, 89];

export const LINE_PERCENT: readonly number[] = [0, 1, 2, 3, 4, 5];
export const TRUE_PERCENT: readonly number[] = [0, 0, 2, 15, 65, 85];
export const FLAGGED: readonly boolean[] = [false, false, false, false, true, true];

export const FEW_SHOT_PERCENT: Readonly<Record<string, readonly number[]>> = {
  "100M": [6, 6, 12, 20],
  "1B": [25, 25, 35, 49],
  "10B": [44, 44, 59, 78],
  "100B": [49, 49, 69, 95],
};
