// What the lists of the form offer, by the names that the engine takes.
import { getCurve, listBases, type TestName } from "@onset/core";

/** Values of a list, each with what the page calls it. */
export type Choices = readonly (readonly [value: string, words: string])[];

export const INTERVALS: Choices = [
  ["profile", "Profile likelihood"],
  ["posterior", "Posterior, with priors"],
  ["bootstrap", "Bootstrap"],
  ["delta", "Delta: symmetric, rough"],
  ["none", "None"],
];

export const LIKELIHOODS: Choices = [
  ["auto", "As the data allow"],
  ["binomial", "Binomial"],
  ["beta-binomial", "Beta-binomial: extra scatter"],
  ["gaussian", "Gaussian"],
  ["huber", "Huber: forgives outliers"],
];

export const SCATTERS: Choices = [
  ["", "As the likelihood says"],
  ["overdispersion", "Overdispersion, up and down"],
  ["jitter", "Jitter, along the axis"],
  ["none", "None"],
];

export const ERRORS: Choices = [
  ["", "Weigh the points"],
  ["known", "Are believed"],
  ["ignored", "Are ignored"],
];

export const DIRECTIONS: Choices = [
  ["", "As the scores say"],
  ["rising", "Rising"],
  ["falling", "Falling"],
];

/** Distinct shapes that one step of an exact match may have. */
export const BASES: Choices = listBases()
  .map((id) => getCurve(id))
  .filter(({ kind, sameAs }) => kind === "sigmoid" && sameAs === null)
  .map(({ id, title }) => [id === "logistic" ? "" : id, title] as const);

export const SKILLS: Choices = [
  ["1", "1"],
  ["", "2"],
  ["3", "3"],
  ["4", "4"],
];

export const BREAKS: Choices = [
  ["", "As AICc prefers"],
  ["1", "1"],
  ["2", "2"],
  ["3", "3"],
];

/** What each test asks. */
export const TEST_QUESTIONS: Readonly<Record<TestName, string>> = {
  fit: "Does the curve fit? (misfit and scatter together)",
  scatter: "Do the models scatter beyond their items?",
  transition: "Is there a rise or fall at all?",
  step: "Is the rise drawn out, not a step?",
  narrow: "Is the rise within one gap of sizes?",
  guess: "Is the floor off chance, or 0?",
  lapse: "Is the ceiling below 1?",
  turn: "Does it turn?",
};
