import { fitExpression } from "@onset/core";
import { formulaData } from "@onset/formats";
import type { FormulaData, TableColumns } from "@onset/formats";
import { loadColumns } from "../inputs/load-columns.ts";
import { refuseOverInput } from "../inputs/load-series.ts";
import type { OutputOptions } from "../options/add-options.ts";
import type { ExpressionOptions } from "../options/expression-options.ts";
import { RESULT_FORMATS, checkOut, chooseFormat, deliver } from "../present/deliver-document.ts";
import { expressionDocument } from "../present/expression-document.ts";
import { pointAtFault } from "../present/point-at-fault.ts";
import type { Session } from "../session/session.ts";
import { UsageError } from "../session/usage-error.ts";
import { counted } from "../terminal/numbers.ts";

type Options = OutputOptions &
  ExpressionOptions & { readonly expression: string; readonly likelihood?: string };

/** `onset fit FILE --expression …`: a formula of one's own, fitted to columns of a table. */
export async function runExpression(
  session: Session,
  options: Options,
  given: readonly string[],
): Promise<void> {
  const format = chooseFormat(options.format, options.out, RESULT_FORMATS);
  await checkOut(options.out);
  const { likelihood = "auto" } = options;
  if (likelihood !== "auto" && likelihood !== "gaussian") {
    throw new UsageError(
      `--expression is fitted by least squares, not ${likelihood}: leave --likelihood out, or give --weights`,
    );
  }
  if (options.y === undefined)
    throw new UsageError("--expression needs --y: the column that it is fitted to");
  const input = await loadColumns(session, given);
  await refuseOverInput([{ path: input.path, sha256: input.sha256, series: [], card: null }], {
    "--out": options.out,
  });
  const data = readData(session, input.table, { ...options, y: options.y });
  const { expression, start } = options;
  const bounds = boundsOf(options);
  const fit = pointed(expression, () =>
    fitExpression({
      expression,
      columns: data.columns,
      y: data.y,
      ...(data.weights === undefined ? {} : { weights: data.weights }),
      ...(start === undefined ? {} : { start }),
      ...(bounds === null ? {} : { bounds }),
    }),
  );
  session.signal.throwIfAborted();
  const about = { y: options.y, data, inputs: [{ path: input.path, sha256: input.sha256 }] };
  await deliver(session, expressionDocument(fit, about, session.terminal), { format, out: options.out });
}

/** What `--fix` and `--bound` say. */
function boundsOf({ fix, bound }: Options): Record<string, readonly [number, number]> | null {
  const given = [...Object.entries(fix ?? {}), ...Object.entries(bound ?? {})];
  if (given.length === 0) return null;
  return Object.fromEntries(
    given.flatMap(([name, restraint]): [string, readonly [number, number]][] => {
      if ("fixed" in restraint) return [[name, [restraint.fixed, restraint.fixed]]];
      return "low" in restraint ? [[name, [restraint.low, restraint.high]]] : [];
    }),
  );
}

/** Columns by name, rows without a number in one of them left out. */
function readData(
  session: Session,
  table: TableColumns,
  { expression, x, y, weights }: Options & { readonly y: string },
): FormulaData {
  const asked = {
    expression,
    y,
    ...(x === undefined ? {} : { x }),
    ...(weights === undefined ? {} : { weights }),
  };
  const data = pointed(y, () => formulaData(table, asked));
  if (data.left > 0)
    session.note(`${counted(data.left, "row")} without a number in every column that is read: left out`);
  return data;
}

/** A refusal of an expression with a caret below its place. */
function pointed<T>(expression: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw pointAtFault(error, expression);
  }
}
