/** What separates the cells of a table. */
export type Delimiter = "," | "\t" | ";";

/**
 * The delimiter that the first line with content uses most, outside quotes. Where two are equally frequent a tab
 * wins over a semicolon over a comma: a comma may stand inside numbers or names.
 */
export function sniffDelimiter(text: string): Delimiter {
  const counts: Record<Delimiter, number> = { "\t": 0, ";": 0, ",": 0 };
  let quoted = false;
  let seen = false;
  for (const char of text) {
    if (char === '"') quoted = !quoted;
    else if (!quoted && (char === "\n" || char === "\r")) {
      if (seen) break;
    } else if (!quoted && (char === "\t" || char === ";" || char === ",")) counts[char]++;
    if (char.trim() !== "") seen = true;
  }
  const [best] = (["\t", ";", ","] as const).toSorted((a, b) => counts[b] - counts[a]);
  return best !== undefined && counts[best] > 0 ? best : ",";
}
