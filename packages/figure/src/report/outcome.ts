import type { Answer } from "@onset/core";

/** How the question "where" came out for one series; each is also a class of the badge and a choice of the filter. */
export type Outcome = "ok" | "between" | "one-sided" | "not-identified";

/** `between`: both limits but no point, where a sudden step between two sizes fits as well as a smooth rise. */
export function outcomeOf({ status, value, low, high }: Answer): Outcome {
  return status === "ok" && value === null && low !== null && high !== null ? "between" : status;
}

/** How an outcome reads, and a sign that tells it apart without colour. */
export const outcomeNames: Readonly<Record<Outcome, { readonly name: string; readonly sign: string }>> = {
  ok: { name: "located", sign: "●" },
  between: { name: "between two sizes", sign: "◒" },
  "one-sided": { name: "one-sided", sign: "◐" },
  "not-identified": { name: "not identified", sign: "○" },
};
