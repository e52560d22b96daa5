import { createProgram } from "./program.ts";
import { describeError, describeOutputError } from "./session/describe-error.ts";
import { ExitCode } from "./session/exit-code.ts";
import { interruption } from "./session/interruption.ts";
import { describeTerminal } from "./terminal/terminal.ts";
import { wrapMessage } from "./terminal/wrap.ts";

/**
 * Runs the command line with its arguments (without `node` and the script) and sets `process.exitCode`. Never
 * throws; the process then ends by itself, once everything is written.
 */
export async function main(argv: readonly string[]): Promise<void> {
  leaveQuietlyWhenTheReaderDoes();
  const interrupted = interruption();
  try {
    // No command at all is a question, not a mistake.
    const asked = argv.length === 0 ? ["--help"] : argv;
    const program = await createProgram(asked, interrupted.signal);
    await program.parseAsync(asked, { from: "user" });
  } catch (error) {
    process.exitCode = say(error, interrupted.signal);
  } finally {
    interrupted.stop();
  }
}

/** Prints one paragraph about what went wrong; gives the exit code. */
function say(error: unknown, signal: AbortSignal): ExitCode {
  const farewell = signal.aborted ? { exitCode: ExitCode.interrupted, message: null } : describeError(error);
  const colour = !process.argv.includes("--no-color");
  const { errorColours } = describeTerminal(process.stdout, process.stderr, process.env, colour);
  if (farewell.exitCode === ExitCode.interrupted) process.stderr.write("interrupted\n");
  if (farewell.message !== null) {
    const text = wrapMessage(`error: ${farewell.message}`, process.stderr.columns);
    process.stderr.write(`${text.replace("error:", errorColours.red("error:"))}\n`);
  }
  if (process.env["ONSET_DEBUG"] && error instanceof Error) process.stderr.write(`${error.stack ?? ""}\n`);
  return farewell.exitCode;
}

/** `onset … | head -1`: whoever reads has what it wanted, which is no error. A full disk is one, in a line. */
function leaveQuietlyWhenTheReaderDoes(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(process.exitCode ?? ExitCode.ok);
    const { exitCode, message } = describeOutputError(error);
    process.stderr.write(`error: ${message}\n`);
    process.exit(exitCode);
  });
  process.stderr.on("error", () => {
    // Nobody reads the messages: there is nobody to tell.
  });
}
