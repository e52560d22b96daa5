// Names come from files, and files come from strangers: a task called "\u001b]0;…" must not steer the terminal.
// Controls, line and paragraph separators, and the marks that turn the direction of text.
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Text from outside as one line that a terminal shows and does not obey: controls become `\u001b` and the like. */
export function printableLine(text: string): string {
  return text.replace(UNPRINTABLE, escaped);
}

/** As {@link printableLine}, but line breaks stay line breaks. For JSON the result parses to the same value. */
export function printable(text: string): string {
  return text.split("\n").map(printableLine).join("\n");
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
