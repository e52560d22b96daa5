import type { Command } from "commander";
import { addOutputOptions } from "../options/add-options.ts";
import type { OutputOptions } from "../options/add-options.ts";
import { helpEnd } from "../options/help.ts";
import { action } from "../options/action.ts";
import { examine } from "../doctor/examine.ts";
import type { Check } from "../doctor/examine.ts";
import { checkOut, chooseFormat, deliver } from "../present/deliver-document.ts";
import { ExitCode } from "../session/exit-code.ts";
import type { Session } from "../session/session.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { wrap } from "../terminal/wrap.ts";
import { version } from "../version.ts";

/** `onset doctor`: what this machine can do. */
export function define(command: Command, signal: AbortSignal): void {
  command.description(
    "What this machine can do: Node, the kernel and its answers, workers, memory, browser, writing here.",
  );
  addOutputOptions(command, ["table", "json"])
    .addHelpText(
      "after",
      helpEnd(
        [
          ["onset doctor", "check this machine"],
          ["onset doctor --format json", "the same, to attach to a report"],
        ],
        "Exit codes:\n  0    everything that Onset needs is there\n  1    something that it needs is not",
      ),
    )
    .action(action(signal, run));
}

async function run(session: Session, options: OutputOptions): Promise<void> {
  const format = chooseFormat(options.format, options.out, ["table", "json"]);
  await checkOut(options.out);
  const checks = await examine(session.signal);
  await deliver(
    session,
    { table: () => report(checks, session.terminal), json: () => ({ onset: version, checks }) },
    { format, out: options.out },
  );
  if (checks.some((check) => check.required && !check.ok)) session.exitCode = ExitCode.internal;
}

function report(checks: readonly Check[], terminal: Terminal): string {
  const { colours, unicode } = terminal;
  const longest = Math.max(...checks.map(({ name }) => name.length));
  const lines = checks.map(({ name, ok, required, detail }) => {
    const good = unicode ? "✓" : "ok";
    const bad = unicode ? "✗" : "no";
    const mark = ok ? colours.green(good) : required ? colours.red(bad) : colours.yellow("-");
    const text = wrap(detail, Math.max(terminal.width - longest - 6, 20)).split("\n");
    return text
      .map((line, index) =>
        index === 0 ? `${mark} ${name.padEnd(longest)}  ${line}` : `${" ".repeat(longest + 4)}${line}`,
      )
      .join("\n");
  });
  const missing = checks.filter(({ ok, required }) => required && !ok).length;
  const verdict =
    missing === 0
      ? "Everything that Onset needs is there."
      : `${missing} of the things that Onset needs are not there.`;
  return `${lines.join("\n")}\n\n${verdict}`;
}
