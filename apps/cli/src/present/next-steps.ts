import type { Terminal } from "../terminal/terminal.ts";

/** What to type next: commands that work as they stand. */
export function nextSteps(
  steps: readonly (readonly [command: string, purpose: string])[],
  terminal: Terminal,
): string {
  const { colours } = terminal;
  const longest = Math.max(...steps.map(([command]) => command.length));
  const beside = steps.every(([, purpose]) => 2 + longest + 2 + purpose.length <= terminal.width);
  const lines = steps.map(([command, purpose]) =>
    beside
      ? `  ${colours.cyan(command.padEnd(longest))}  ${colours.dim(purpose)}`
      : `  ${colours.cyan(command)}\n    ${colours.dim(purpose)}`,
  );
  return `${colours.bold("Next")}\n${lines.join("\n")}`;
}

/** How this program is called here: inside the repository npm runs it, and `npx` finds it. */
export function ownName(): string {
  return process.env["npm_command"] === undefined ? "onset" : "npx onset";
}
