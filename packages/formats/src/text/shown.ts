/** A value as it may stand in a message: quoted, short, and without characters that would act on a terminal. */
export function shown(value: string): string {
  const short = value.length > 40 ? `${value.slice(0, 39)}…` : value;
  return `"${withoutControls(short)}"`;
}

/** The text with control and format characters spelt out. */
export function withoutControls(text: string): string {
  return text.replaceAll(
    /[\p{C}\u2028\u2029]/gu,
    (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
