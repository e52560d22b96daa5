/** Examples and closing lines under a command's options: each example is a command that works, with what it is for. */
export function helpEnd(
  examples: readonly (readonly [command: string, purpose: string])[],
  closing: string,
): string {
  const lines = examples.flatMap(([command, purpose]) => [`  ${command}`, `      ${purpose}`]);
  return `\nExamples:\n${lines.join("\n")}\n\n${closing}`;
}
