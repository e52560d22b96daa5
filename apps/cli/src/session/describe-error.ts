import { CommanderError } from "commander";
import { printable } from "../terminal/printable.ts";
import { ExitCode } from "./exit-code.ts";
import { UsageError } from "./usage-error.ts";

/** What to print on standard error, and how to leave. */
export interface Farewell {
  readonly exitCode: ExitCode;
  /** Plain text without "error: "; null when everything has been said already. */
  readonly message: string | null;
}

/** Codes of the packages' errors that lay the fault with the input; every other code is a fault of ours. */
const REFUSALS: ReadonlySet<string> = new Set([
  "invalid-series",
  "invalid-option",
  "invalid-spec",
  "invalid-table",
  "invalid-log",
  "unknown-name",
  "unknown-dataset",
  "output-failed",
]);

/** Errors of the file system that the person at the keyboard can mend. */
const MENDABLE: Readonly<Record<string, string>> = {
  EACCES: "permission denied: check the rights of the file and of its folder",
  EPERM: "operation not permitted: check the rights of the file and of its folder",
  ENOENT: "no such file or folder: check the path",
  ENOTDIR: "a part of the path is a file, not a folder: check the path",
  EEXIST: "something of another kind stands there: choose another place",
  EISDIR: "it is a folder, a file is needed: give a file",
  ENOSPC: "the disk is full: make room or choose another place",
  EROFS: "the file system is read-only: choose another place",
  EMFILE: "too many open files: raise the limit (ulimit -n)",
  ELOOP: "symbolic links go round in a circle: check the path",
  ENAMETOOLONG: "the name is too long for this file system: choose a shorter one",
};

/** Turns whatever was thrown into one paragraph and an exit code. */
export function describeError(error: unknown): Farewell {
  if (error instanceof CommanderError) {
    return { exitCode: error.exitCode === 0 ? ExitCode.ok : ExitCode.refused, message: null };
  }
  if (error instanceof UsageError) return { exitCode: ExitCode.refused, message: printable(error.message) };
  if (isAbort(error)) return { exitCode: ExitCode.interrupted, message: null };
  if (!(error instanceof Error)) {
    return { exitCode: ExitCode.internal, message: printable(String(error)) };
  }
  const code = codeOf(error);
  if (code !== null && REFUSALS.has(code)) {
    return { exitCode: ExitCode.refused, message: printable(error.message) };
  }
  const mend = describeFileError(error);
  if (mend !== null) return { exitCode: ExitCode.refused, message: mend };
  return {
    exitCode: ExitCode.internal,
    message: `${printable(error.message)} (this is a fault of Onset: run again with ONSET_DEBUG=1 for the details to report)`,
  };
}

/** `scores.csv: permission denied: …` for what the person can mend; null for everything else. */
export function describeFileError(error: unknown): string | null {
  const code = codeOf(error);
  const remedy = code === null ? undefined : MENDABLE[code];
  if (remedy === undefined) return null;
  const path = (error as { path?: unknown }).path;
  return typeof path === "string" ? `${printable(path)}: ${remedy}` : remedy;
}

/** What stands in the way of writing the answer: a full disk is the machine's matter, everything else a fault of ours. */
export function describeOutputError(error: Error): { readonly exitCode: ExitCode; readonly message: string } {
  const mendable = describeFileError(error);
  const exitCode = mendable === null ? ExitCode.internal : ExitCode.refused;
  return { exitCode, message: `standard output: ${mendable ?? printable(error.message)}` };
}

function codeOf(error: unknown): string | null {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" ? code : null;
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === "AbortError";
}
