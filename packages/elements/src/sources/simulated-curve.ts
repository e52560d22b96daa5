import { OnsetError, type CurveId } from "@onset/core";

/** The attributes that ask for a simulated curve. */
export interface SimulationAttributes {
  readonly threshold: number | null;
  readonly steepness: number | null;
  readonly guessRate: number | null;
  readonly lapseRate: number | null;
  readonly steps: number | null;
}

/** A curve of core's registry with its parameters. */
export interface SimulatedCurve {
  readonly curve: CurveId;
  readonly parameters: Readonly<Record<string, number>> & { readonly threshold: number };
}

const DEFAULT_STEEPNESS = 2;

/**
 * The curve that the attributes ask for: a logistic, or with `steps` an exact match of that many steps. Null where
 * no threshold is given. Core checks ranges; only what the page wrote and core cannot see is checked here.
 *
 * @throws {@link OnsetError} `invalid-option` naming the attribute.
 */
export function simulatedCurve(asked: SimulationAttributes): SimulatedCurve | null {
  if (asked.threshold === null) return null;
  const parameters = {
    threshold: numeric("threshold", asked.threshold),
    steepness: numeric("steepness", asked.steepness ?? DEFAULT_STEEPNESS),
    guessRate: numeric("guess-rate", asked.guessRate ?? 0),
    lapseRate: numeric("lapse-rate", asked.lapseRate ?? 0),
  };
  if (asked.steps === null) return { curve: "logistic", parameters };
  return { curve: "exact-match", parameters: { ...parameters, steps: numeric("steps", asked.steps) } };
}

function numeric(name: string, value: number): number {
  if (Number.isFinite(value)) return value;
  const example = name === "threshold" ? "9 for a threshold at 1e9" : "2";
  throw new OnsetError(
    "invalid-option",
    `${name} must be a number, got ${String(value)}: write it like ${example}`,
    { attribute: name },
  );
}
