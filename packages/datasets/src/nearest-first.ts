import { distance } from "fastest-levenshtein";

/** The names ordered by edit distance to what was typed, nearest first; ties stay in their order. */
export function nearestFirst(typed: string, names: readonly string[]): string[] {
  const distances = new Map(names.map((name) => [name, distance(typed, name)]));
  return names.toSorted((a, b) => (distances.get(a) ?? 0) - (distances.get(b) ?? 0));
}
