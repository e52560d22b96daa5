/** What the process says on its way out; the same for every command. */
export const ExitCode = {
  /** All well. */
  ok: 0,
  /** Our fault. */
  internal: 1,
  /** The fault of the input or of how the command was called; nothing was written. */
  refused: 2,
  /** Finished, but some files or series, named on standard error, could not be read or computed. */
  partial: 3,
  /** Stopped by Ctrl-C or by a signal. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

/** The lines under every help text. */
export const EXIT_CODES_HELP: string = `Exit codes:
  0    all well (data that cannot say are a result, not an error)
  1    a fault of Onset
  2    the input or the command line was refused; nothing was written
  3    finished, but some files or series could not be used (each is named)
  130  interrupted`;
