/** The names closest to a misspelt one, best first, at most `count`; none that shares too little with it. */
export function nearestNames(name: string, known: readonly string[], count = 3): string[] {
  const wanted = name.toLowerCase();
  const near = known
    .map((candidate) => ({ candidate, distance: distanceTo(wanted, candidate.toLowerCase()) }))
    .filter(({ candidate, distance }) => distance <= Math.max(2, candidate.length / 2))
    .sort((a, b) => a.distance - b.distance);
  // Names share prefixes: what is much farther than the best match is only noise beside it.
  const farthest = (near[0]?.distance ?? 0) + 2;
  return near
    .filter(({ distance }) => distance <= farthest)
    .slice(0, count)
    .map(({ candidate }) => candidate);
}

/** Levenshtein distance, except that naming only the last or first dotted part of a name costs one. */
function distanceTo(wanted: string, candidate: string): number {
  const parts = candidate.split(".");
  if (wanted !== "" && (parts.at(-1) === wanted || parts[0] === wanted)) return 1;
  return levenshtein(wanted, candidate);
}

function levenshtein(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 0; i < a.length; i++) {
    const current = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const replaced = previous[j]! + (a[i] === b[j] ? 0 : 1);
      current.push(Math.min(replaced, previous[j + 1]! + 1, current[j]! + 1));
    }
    previous = current;
  }
  return previous[b.length]!;
}
