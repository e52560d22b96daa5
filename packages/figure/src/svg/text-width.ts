/** Width of a text in a sans-serif face, to within some 10 %: enough to wrap a legend without measuring in a browser. */
export function textWidth(text: string, fontSize: number): number {
  let width = 0;
  for (const character of text)
    width += /[iljtf.,:;'|! ]/.test(character) ? 0.32 : /[A-ZmwMW%–]/.test(character) ? 0.7 : 0.56;
  return width * fontSize;
}

/** `text`, cut with an ellipsis to fit `room` pixels. */
export function fittingText(text: string, fontSize: number, room: number): string {
  if (textWidth(text, fontSize) <= room) return text;
  const characters = Array.from(text);
  while (characters.length > 1 && textWidth(`${characters.join("")}…`, fontSize) > room) characters.pop();
  return `${characters.join("").trimEnd()}…`;
}
