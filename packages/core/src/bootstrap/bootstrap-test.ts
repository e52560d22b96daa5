import { OnsetError } from "../errors.ts";
import { suggestion } from "../nearest-name.ts";
import type { DrawnFrom } from "./drawn-under.ts";

/** Questions whose statistic has no χ² law: a parameter stands on its bound under the null, or means nothing there. */
export type TestName = "fit" | "scatter" | "transition" | "step" | "narrow" | "guess" | "lapse" | "turn";

/** Every test, in the order that they are told in. */
export const testNames: readonly TestName[] = [
  "fit",
  "scatter",
  "transition",
  "step",
  "narrow",
  "guess",
  "lapse",
  "turn",
];

/** What a small p speaks for. */
export const testLabels = {
  fit: "misfit and scatter together",
  scatter: "scatter beyond the items",
  transition: "the curve against a constant",
  step: "a drawn-out rise, not a step",
  narrow: "a rise within one gap of sizes",
  guess: "another floor than chance, or 0",
  lapse: "a ceiling below 1",
  turn: "a turn, not one direction",
} as const;

/**
 * A likelihood-ratio test by parametric bootstrap: series are drawn from the fitted null, and null and alternative are fitted
 * to each of them as to the series itself. Source: G. J. McLachlan, Applied Statistics 36 (1987) 318–324; p as in A. C. Davison
 * & D. V. Hinkley, Bootstrap Methods and their Application (1997), section 4.2.
 */
export interface BootstrapTest {
  readonly test: TestName;
  readonly label: (typeof testLabels)[TestName];
  /** `not-applicable`: the question makes no sense for these data or this likelihood; `reason` says why, numbers are null. */
  readonly status: "ok" | "not-applicable";
  readonly reason: string | null;
  /** What was drawn from, in words: `a constant`, `a floor at chance: guess rate 0.25`. */
  readonly nullHypothesis: string | null;
  /** How: by the likelihood, sizes apart; or whole items about the null, where `resample` is `items`. */
  readonly drawnFrom: DrawnFrom | null;
  /** Twice the log-likelihood that the alternative gains over the null. */
  readonly statistic: number | null;
  /**
   * (1 + series drawn that gain as much or more) / (1 + replicates): never 0; where drawing ended early because enough of them do,
   * their share. Either way p ≤ α has a probability of α at most under the null.
   */
  readonly p: number | null;
  /** Standard deviation of p over other seeds, √(p (1 − p) / replicates). */
  readonly monteCarloError: number | null;
  /** Series drawn: as many as were asked for, or fewer where p is large; 0 where the test is not applicable. */
  readonly replicates: number;
  /**
   * The least false discovery rate at which the test would be called, among the p of this test and curve of all series of the call
   * (Benjamini & Hochberg, J. R. Statist. Soc. B 57 (1995) 289–300); p itself for a single series.
   */
  readonly q: number | null;
  /** How many p that is among. */
  readonly among: number;
}

/** Throws `invalid-option` for a test that there is none of, or one asked for twice. */
export function checkTests(tests: readonly TestName[]): void {
  for (const test of tests) {
    if (testNames.includes(test)) continue;
    refuse(test, `must be among ${testNames.join(", ")}: ${suggestion(test, testNames)}`);
  }
  if (new Set(tests).size !== tests.length) refuse(tests.join(", "), "must name each test once");
}

function refuse(value: string, rule: string): never {
  throw new OnsetError("invalid-option", `tests ${rule}, got ${value}`, { option: "tests", value });
}

/** The answer of a test that makes no sense here. */
export function notApplicable(test: TestName, reason: string): BootstrapTest {
  return {
    test,
    label: testLabels[test],
    status: "not-applicable",
    reason,
    statistic: null,
    p: null,
    monteCarloError: null,
    replicates: 0,
    nullHypothesis: null,
    drawnFrom: null,
    q: null,
    among: 0,
  };
}
