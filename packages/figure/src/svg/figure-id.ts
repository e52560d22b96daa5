/** An id made from a figure's content (FNV-1a, 32 bit): the same figure, the same id, in any process. */
export function figureId(content: object): string {
  let hash = 0x811c9dc5;
  for (const character of JSON.stringify(content)) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return `onset-${(hash >>> 0).toString(36)}`;
}
