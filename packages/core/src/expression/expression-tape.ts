import type { Tape } from "@onset/kernel";
import { ExpressionCompiler } from "./compile-expression.ts";
import { parseExpression } from "./parse-expression.ts";

/** An expression as a tape. */
export interface ExpressionTape {
  readonly tape: Tape;
  /** Names that are neither columns nor functions nor `pi`, in the order of their first use: the tape's parameters. */
  readonly parameters: readonly string[];
  /** The columns that were offered, in the tape's order; it reads those in `used`. */
  readonly columns: readonly string[];
  readonly used: readonly string[];
}

/**
 * Compiles a formula of one's own: `+ - * / ^ **` with the precedence of mathematics, numbers, the names in
 * `columns`, `pi`, the functions of `listExpressionFunctions`, and parameters of any other name. Equal parts are
 * computed once, parts of numbers alone now. Nothing of the text is ever run as code.
 *
 * @throws OnsetError `invalid-option` with the place in the text (`details.position`, from 1) and the nearest function
 */
export function expressionTape(
  text: string,
  { columns }: { readonly columns: readonly string[] },
): ExpressionTape {
  const compiler = new ExpressionCompiler(text, columns);
  const result = compiler.compile(parseExpression(text));
  const { parameters, used } = compiler;
  return {
    tape: compiler.tape.finish(result, { parameters: parameters.length, columns: columns.length }),
    parameters,
    columns,
    used: columns.filter((name) => used.has(name)),
  };
}
