import { OnsetError } from "../errors.ts";

/**
 * Refuses a spec. `problem` names the path, the rule and the value (`axes.steepness must be positive, got -2`),
 * `remedy` what to do.
 */
export function refuseSpec(problem: string, remedy = ""): never {
  throw new OnsetError("invalid-spec", faultText(problem, remedy, null), { problem, remedy });
}

/** The same refusal, saying also where the spec was read from. Other errors come back as they are. */
export function atPlace(error: unknown, place: string | undefined): unknown {
  if (place === undefined || !(error instanceof OnsetError) || error.code !== "invalid-spec") return error;
  const { problem, remedy } = error.details;
  if (typeof problem !== "string" || typeof remedy !== "string") return error;
  return new OnsetError("invalid-spec", faultText(problem, remedy, place), { problem, remedy, place });
}

/** One fault in one line. */
export function faultText(problem: string, remedy: string, place: string | null): string {
  return `${problem}${place === null ? "" : ` in ${place}`}${remedy === "" ? "" : `: ${remedy}`}`;
}
