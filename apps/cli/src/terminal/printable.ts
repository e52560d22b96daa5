// Names come from files, and files come from strangers: a task called "\u001b]0;…" must not steer the terminal.
// Controls (C0, DEL, C1), line and paragraph separators, and marks that reorder or hide text.
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;
const UNPRINTABLE_BUT_NEWLINE =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/** Text from outside as one line that a terminal shows and does not obey: controls become `\u001b` and the like. */
export function printableLine(text: string): string {
  return text.replace(UNPRINTABLE, escaped);
}

/** As {@link printableLine}, but line breaks stay line breaks. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE_BUT_NEWLINE, escaped);
}

/** A JSON text that holds no character a terminal would obey; it parses to the same value. */
export function printableJson(json: string): string {
  // JSON.stringify has escaped C0 already; line breaks between tokens stay.
  return printable(json);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
