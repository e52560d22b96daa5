import type { Command } from "commander";
import type { CommonOptions } from "../session/session.ts";
import { Session } from "../session/session.ts";

/** What a command does, once its arguments are parsed. */
export type Run<Arguments extends readonly unknown[], Options> = (
  session: Session,
  options: Options,
  ...given: Arguments
) => void | Promise<void>;

/** Wraps a command for commander: opens a session, runs, sets the exit code, closes what was opened. */
export function action<Arguments extends readonly unknown[], Options>(
  signal: AbortSignal,
  run: Run<Arguments, Options>,
): (...given: unknown[]) => Promise<void> {
  return async (...given) => {
    // commander calls with the arguments, then the options, then the command.
    const command = given.at(-1) as Command;
    const options = command.optsWithGlobals<CommonOptions & Options>();
    const session = new Session(options, signal);
    try {
      await run(session, options, ...(given.slice(0, -2) as unknown as Arguments));
      signal.throwIfAborted();
      process.exitCode = session.exitCode;
    } finally {
      await session.close();
    }
  };
}
