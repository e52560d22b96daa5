// Fits a formula beside the page: a search may take seconds, and ending this worker ends it at once.
import { fitExpression, OnsetError, type ExpressionFit, type OnsetErrorCode } from "@onset/core";
import { formulaData, readColumns, type FormulaColumns, type FormulaData } from "onset/read-files";
import { formulaCurve, type FormulaCurve } from "./formula-curve.ts";

/** What the page asks: the titles of a table, or a fit to its columns. */
export interface FormulaRequest {
  readonly table: Blob;
  readonly name: string;
  /** `null`: only the titles are wanted. */
  readonly fit: FormulaQuestion | null;
}

/** A formula, its columns, and what is known of its parameters. */
export interface FormulaQuestion extends FormulaColumns {
  readonly start: Readonly<Record<string, number>>;
  readonly bounds: Readonly<Record<string, readonly [number, number]>>;
  readonly likelihood: "gaussian" | "huber" | "binomial";
}

/** The table's titles, and the fit where one was asked for. */
export interface FormulaAnswer {
  readonly titles: readonly string[];
  readonly rows: number;
  readonly found: {
    readonly fit: ExpressionFit;
    readonly data: FormulaData;
    /** Along the one column that the formula reads. */
    readonly curve: FormulaCurve | null;
  } | null;
}

/** What the page is told. */
export type FormulaReply =
  | { readonly kind: "done"; readonly answer: FormulaAnswer }
  | {
      readonly kind: "failed";
      readonly code: OnsetErrorCode;
      readonly message: string;
      readonly position: number | null;
    };

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a page's own worker has none
const reply = (message: FormulaReply): void => globalThis.postMessage(message);

globalThis.addEventListener("message", ({ data }: MessageEvent<FormulaRequest>) => void answer(data));

async function answer({ table, name, fit }: FormulaRequest): Promise<void> {
  try {
    const columns = await readColumns(new Uint8Array(await table.arrayBuffer()), { name });
    const about = { titles: columns.titles, rows: columns.lines.length };
    reply({ kind: "done", answer: { ...about, found: fit === null ? null : found(columns, fit) } });
  } catch (error) {
    const known = error instanceof OnsetError ? error : null;
    const position = known?.details["position"];
    reply({
      kind: "failed",
      code: known?.code ?? "kernel-failed",
      message: textOf(error),
      position: typeof position === "number" ? position : null,
    });
  }
}

function found(table: Parameters<typeof formulaData>[0], question: FormulaQuestion): FormulaAnswer["found"] {
  const { start, bounds, likelihood, expression } = question;
  const data = formulaData(table, question);
  const { left: _left, ...numbers } = data;
  const fit = fitExpression({ ...numbers, expression, start, bounds, likelihood });
  return { fit, data, curve: formulaCurve(fit, data.columns) };
}

/** As the page says it: the column is named in a field, not by a flag. */
const textOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace("(--x COLUMN)", "in its field");
