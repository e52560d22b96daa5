import { visibleWidth } from "./table.ts";

/** Breaks text at spaces so that no line exceeds the width; a longer word stays whole. */
export function wrap(text: string, width: number, indent: string = ""): string {
  return text
    .split("\n")
    .map((paragraph) => wrapParagraph(paragraph, width - indent.length, indent))
    .join("\n");
}

/**
 * A message for a terminal of so many columns, or for whatever else reads standard error (no columns), as it is. Lines that
 * begin with a space show text of a file, with a mark below: they stay whole.
 */
export function wrapMessage(text: string, columns: number | undefined): string {
  if (columns === undefined || columns < NARROWEST) return text;
  return text
    .split("\n")
    .map((line) => (line.startsWith(" ") ? line : wrapParagraph(line, columns, "")))
    .join("\n");
}

/** Below, most words would have a line of their own. */
const NARROWEST = 20;

/** An entry of a list: its further lines begin below its first word. */
export function wrapEntry(text: string, width: number, indent: string = ""): string {
  return `${indent}- ${wrap(text, width, `${indent}  `).trimStart()}`;
}

function wrapParagraph(text: string, width: number, indent: string): string {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && visibleWidth(longer) > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  lines.push(line);
  return lines.map((each) => (each === "" ? "" : indent + each)).join("\n");
}
