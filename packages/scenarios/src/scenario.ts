/**
 * A scenario: a story of emergence as data. Its parameters can all be changed; what it shows is computed from them
 * by {@link runScenario}. Plain and cloneable.
 */
export interface Scenario {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  /** Where the story and its constants come from. */
  readonly source: string;
  readonly parameters: readonly ScenarioParameter[];
  /** What is told around the tables, in reading order. */
  readonly text: readonly ScenarioText[];
  /** For a reader to think about, or a class to discuss. */
  readonly questions: readonly string[];
}

/** A scenario in a list. */
export interface ScenarioCard {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  /** Number of parameters that `set` can change. */
  readonly parameters: number;
}

/** One constant of the story. */
export interface ScenarioParameter {
  /** Dotted, as in `difficulty.grammar`: the name that `set` takes. */
  readonly name: string;
  readonly value: number;
  /** `share` is 0 to 1, `points` are percentage points, 0 to 100. */
  readonly unit: "share" | "points" | "capacity" | "per capacity" | "parameters" | "examples";
  readonly low: number;
  readonly high: number;
  readonly integer: boolean;
  readonly description: string;
}

/** A heading and what stands under it. */
export interface ScenarioText {
  readonly title: string;
  readonly paragraphs: readonly string[];
}
