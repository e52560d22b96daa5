import { distance } from "fastest-levenshtein";

/**
 * The candidate that a mistyped name most likely stands for, or `null` when none is near: at most a third of the
 * letters (and at least one) may differ, or all be there in another order. Case does not count.
 */
export function nearestName(name: string, candidates: readonly string[]): string | null {
  let best: string | null = null;
  let bestDistance = Math.max(1, Math.floor(name.length / 3)) + 1;
  for (const candidate of candidates) {
    const edits = differences(name.toLowerCase(), candidate.toLowerCase());
    if (edits < bestDistance) {
      best = candidate;
      bestDistance = edits;
    }
  }
  return best;
}

function differences(name: string, candidate: string): number {
  const edits = distance(name, candidate);
  // Two letters that changed places are one slip of the fingers, not two.
  return edits === 2 && lettersOf(name) === lettersOf(candidate) ? 1 : edits;
}

function lettersOf(name: string): string {
  return name.split("").sort().join("");
}

/** `did you mean threshold?`, or the whole list where no name is near. */
export function suggestion(name: string, candidates: readonly string[]): string {
  const near = nearestName(name, candidates);
  return near === null ? `known names: ${candidates.join(", ")}` : `did you mean ${near}?`;
}
