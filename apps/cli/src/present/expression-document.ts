import type { ExpressionFit } from "@onset/core";
import type { FormulaData, InputFile, OutTable } from "@onset/formats";
import { formatNumber } from "../terminal/numbers.ts";
import { printableLine } from "../terminal/printable.ts";
import { renderTable } from "../terminal/table.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { wrap } from "../terminal/wrap.ts";
import { version } from "../version.ts";
import type { Document } from "./deliver-document.ts";

/** What was fitted, and to what. */
export interface ExpressionSubject {
  readonly y: string;
  readonly data: FormulaData;
  readonly inputs: readonly InputFile[];
}

/** A formula's fit in every form. */
export function expressionDocument(
  fit: ExpressionFit,
  subject: ExpressionSubject,
  terminal: Terminal,
): Document {
  return {
    table: () => text(fit, subject, terminal),
    json: () => json(fit, subject),
    columns: () => columns(fit),
  };
}

function json(fit: ExpressionFit, { y, data, inputs }: ExpressionSubject): unknown {
  const { fitted, engine, points: _points, ...rest } = fit;
  const rows = Array.from(data.y, (score, i) => ({
    ...Object.fromEntries(Object.entries(data.columns).map(([name, values]) => [name, values[i]])),
    y: score,
    fitted: fitted[i] ?? null,
    ...(data.weights === undefined ? {} : { weight: data.weights[i] }),
  }));
  const fits = [{ curve: "expression", ...rest }];
  return {
    onset: version,
    engine,
    inputs,
    seed: 1,
    series: [{ id: encodeURIComponent(y), metric: y, points: rows, fits }],
  };
}

function columns({ parameters, standardErrors, ...fit }: ExpressionFit): OutTable {
  return {
    columns: [
      { name: "parameter", type: "text" },
      { name: "value", type: "number" },
      { name: "standard_error", type: "number" },
      { name: "status", type: "text" },
      { name: "residual_sum_of_squares", type: "number" },
      { name: "residual_standard_deviation", type: "number" },
      { name: "degrees_of_freedom", type: "integer" },
    ],
    rows: Object.keys(parameters).map((name) => [
      name,
      parameters[name] ?? null,
      standardErrors[name] ?? null,
      fit.status,
      fit.residualSumOfSquares,
      fit.residualStandardDeviation,
      fit.degreesOfFreedom,
    ]),
  };
}

function text(fit: ExpressionFit, { y }: ExpressionSubject, terminal: Terminal): string {
  const names = Object.keys(fit.parameters);
  const rows = names.map((name) => [name, digits(fit.parameters[name]!), digits(fit.standardErrors[name]!)]);
  const table = renderTable(
    [
      { title: "parameter" },
      { title: "value", align: "right" },
      { title: "standard error", align: "right", sheds: 1 },
    ],
    rows,
    terminal,
  );
  const spread =
    fit.residualSumOfSquares === null
      ? []
      : [
          `Residual sum of squares ${digits(fit.residualSumOfSquares)}, residual standard deviation ${digits(fit.residualStandardDeviation) || "unknown"} with ${fit.degreesOfFreedom} degrees of freedom (${fit.points} points).`,
        ];
  const head = `${printableLine(y)} = ${printableLine(fit.expression)}: ${fit.status}`;
  const lines = [...spread, ...fit.reasons].map((line) => wrap(line, terminal.width));
  return [wrap(head, terminal.width), table.text, ...lines].join("\n\n");
}

/** Seven significant digits, or nothing. */
function digits(value: number | null): string {
  if (value === null) return "";
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e7 || size < 1e-4)) return value.toExponential(6).replace("e+", "e");
  return Number.isInteger(value) ? formatNumber(value) : String(Number(value.toPrecision(7)));
}
