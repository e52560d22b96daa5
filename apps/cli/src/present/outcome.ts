import type { Answer } from "@onset/core";

/** How the question "where" came out for one series. */
export type Outcome = "located" | "between" | "one-sided" | "not-identified";

/** `between`: both limits but no point, where a sudden step between two sizes fits as well as a smooth rise. */
export function outcomeOf({ status, value, low, high }: Answer): Outcome {
  if (status !== "ok") return status;
  return value === null && low !== null && high !== null ? "between" : "located";
}
