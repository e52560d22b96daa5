// The formula's form as text, and what it says.
import { OnsetError } from "@onset/core";
import { shellWord } from "../fit/shell-word.ts";
import type { FormulaQuestion } from "./formula-worker.ts";

/** The fields as typed. */
export interface FormulaWish {
  readonly expression: string;
  readonly y: string;
  readonly x: string;
  readonly weights: string;
  readonly start: string;
  readonly held: string;
  readonly likelihood: FormulaQuestion["likelihood"];
}

/** Misra1a of NIST's reference datasets (D. Misra 1978; public domain): how the page is used, seen at once. */
export const EXAMPLE: { readonly table: string; readonly wish: FormulaWish } = {
  table: [
    "pressure,volume",
    "77.6,10.07\n114.9,14.73\n141.1,17.94\n190.8,23.93\n239.9,29.61\n289.0,35.18\n332.8,40.02",
    "378.4,44.82\n434.8,50.76\n477.3,55.05\n536.8,61.01\n593.1,66.40\n689.1,75.47\n760.0,81.78\n",
  ].join("\n"),
  wish: {
    expression: "b1*(1-exp(-b2*pressure))",
    y: "volume",
    x: "",
    weights: "",
    start: "",
    held: "",
    likelihood: "gaussian",
  },
};

/**
 * What the fields ask.
 *
 * @throws {@link OnsetError} `invalid-option` with the field and what cannot be read
 */
export function questionOf(wish: FormulaWish): FormulaQuestion {
  const { expression, y, weights, likelihood } = wish;
  if (expression.trim() === "") throw invalid("formula", "write one, such as a*x^b");
  if (y.trim() === "") throw invalid("fitted column", "name the column that the formula is fitted to");
  const x = wish.x
    .split(/[,;]/)
    .map((one) => one.trim())
    .filter(Boolean);
  return {
    expression,
    y: y.trim(),
    likelihood,
    start: Object.fromEntries(
      pairs("start", wish.start).map(([name, text]) => [name, numberOf("start", text)]),
    ),
    bounds: Object.fromEntries(pairs("held", wish.held).map(([name, text]) => [name, rangeOf(text)])),
    ...(x.length > 0 && { x }),
    ...(weights.trim() !== "" && { weights: weights.trim() }),
  };
}

/** The command that prints the same numbers. */
export function formulaCommand(wish: FormulaWish, table: string): string {
  const { expression, y, start, bounds, weights, x = [] } = questionOf(wish);
  const held = Object.entries(bounds).map(([name, [low, high]]) =>
    low === high ? `--fix ${name}=${low}` : `--bound ${name}=${low}:${high}`,
  );
  return [
    `onset fit ${shellWord(table)} --expression ${shellWord(expression)}`,
    ...x.map((one) => `--x ${shellWord(one)}`),
    `--y ${shellWord(y)}`,
    ...Object.entries(start).map(([name, value]) => `--start ${name}=${value}`),
    ...held,
    ...(weights === undefined ? [] : [`--weights ${shellWord(weights)}`]),
  ].join(" ");
}

function pairs(field: string, text: string): [name: string, value: string][] {
  const parts = text
    .replaceAll(/\s*([=:])\s*/g, "$1")
    .split(/[\s,;]+/)
    .filter(Boolean);
  return parts.map((part) => {
    const [, name, value] = /^([A-Za-z_]\w*)=(.+)$/.exec(part) ?? [];
    if (name === undefined || value === undefined)
      throw invalid(field, `must be name=value, got ${part}: write b1=500 b2=1e-4`);
    return [name, value];
  });
}

function rangeOf(text: string): [number, number] {
  const [low = "", high = low, ...rest] = text.split(":");
  if (rest.length > 0) throw invalid("held", `must be low:high, got ${text}`);
  return [numberOf("held", low), numberOf("held", high)];
}

function numberOf(field: string, text: string): number {
  const value = Number(text);
  if (text === "" || !Number.isFinite(value)) throw invalid(field, `must be numbers, got ${text}`);
  return value;
}

const invalid = (field: string, rule: string): OnsetError =>
  new OnsetError("invalid-option", `${field}: ${rule}`, { option: field });
