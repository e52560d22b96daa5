import { UsageError } from "../session/usage-error.ts";

/** Longest expression that is shown again whole. */
const longest = 100;

/**
 * The refusal of an expression with the expression below it and a caret at the place. What is no such refusal, and what
 * would not stand right below itself (long or with line breaks), comes back as it is.
 */
export function pointAtFault(error: unknown, expression: string | undefined): unknown {
  if (!(error instanceof Error) || expression === undefined) return error;
  const position = (error as { details?: { position?: unknown } }).details?.position;
  if (typeof position !== "number" || expression.length > longest || !/^[ -~]*$/.test(expression))
    return error;
  return new UsageError(`${error.message}\n  ${expression}\n  ${" ".repeat(position - 1)}^`);
}
