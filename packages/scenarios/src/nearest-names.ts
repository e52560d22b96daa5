import { distance } from "fastest-levenshtein";

/** The names closest to a misspelt one, best first, at most `count`; none that shares too little with it. */
export function nearestNames(name: string, known: readonly string[], count = 3): string[] {
  const wanted = name.toLowerCase();
  const near = known
    .map((candidate) => ({ candidate, edits: editsTo(wanted, candidate.toLowerCase()) }))
    .filter(({ candidate, edits }) => edits <= Math.max(2, candidate.length / 2))
    .sort((a, b) => a.edits - b.edits);
  // Names share prefixes: what is much farther than the best match is only noise beside it.
  const farthest = (near[0]?.edits ?? 0) + 2;
  return near
    .filter(({ edits }) => edits <= farthest)
    .slice(0, count)
    .map(({ candidate }) => candidate);
}

/** Levenshtein distance, except that naming only the last or first dotted part of a name costs one. */
function editsTo(wanted: string, candidate: string): number {
  const parts = candidate.split(".");
  if (wanted !== "" && (parts.at(-1) === wanted || parts[0] === wanted)) return 1;
  return distance(wanted, candidate);
}
