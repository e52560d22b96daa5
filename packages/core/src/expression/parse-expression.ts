import type { Expression } from "./expression.ts";
import { refuseExpression } from "./expression-fault.ts";
import { parser } from "./generated/parser.ts";
import type { ParserFault } from "./generated/parser.ts";

/** Longest expression, in characters: ten times a scaling law with five breaks. */
export const longestExpression = 4000;
/** Most parentheses inside each other. */
export const deepestExpression = 64;

/**
 * Parses a formula of numbers, names, `+ - * / ^ **`, parentheses and calls, with the precedence of mathematics:
 * −x^2 is −(x²), 2^3^2 is 2⁹. Nothing is run, and nothing but this grammar is known: no members, no assignments.
 *
 * @throws OnsetError `invalid-option` with the place in the text
 */
export function parseExpression(text: string): Expression {
  if (text.trim() === "") {
    refuseExpression(text, { what: "nothing", remedy: "write a formula such as a + b * x", at: 0 });
  }
  if (text.length > longestExpression) {
    const what = `${text.length} characters, the last allowed one`;
    const remedy = `write at most ${longestExpression}`;
    refuseExpression(text, { what, remedy, at: longestExpression - 1 });
  }
  refuseDepth(text);
  try {
    return parser.parse(text);
  } catch (error) {
    if (error instanceof parser.SyntaxError) return refuseSyntax(text, error);
    throw error;
  }
}

/** Parentheses are the grammar's only recursion: this bounds the stack whatever the text. */
function refuseDepth(text: string): void {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "(") depth++;
    else if (text[at] === ")") depth--;
    if (depth > deepestExpression) {
      const what = `more than ${deepestExpression} parentheses inside each other`;
      refuseExpression(text, { what, remedy: "write the formula flatter", at });
    }
  }
}

function refuseSyntax(text: string, { found, location, expected }: ParserFault): never {
  const at = location.start.offset;
  const wanted = [...new Set((expected ?? []).map(inWords))].filter((words) => words !== "");
  const before = wanted.slice(0, -1).join(", ");
  const list = before === "" ? (wanted[0] ?? "another sign") : `${before} or ${wanted.at(-1)}`;
  refuseExpression(text, {
    what: found === null ? "the end" : `unexpected ${JSON.stringify(found)}`,
    remedy: `expected ${list}${advice(found)}`,
    at,
  });
}

type Expectation = NonNullable<ParserFault["expected"]>[number];

function inWords({ type, text, description }: Expectation): string {
  if (type === "end") return "the end";
  if (type === "literal") return JSON.stringify(text);
  return description === "a space" ? "" : (description ?? "");
}

/** What people write who know other languages. */
function advice(found: string | null): string {
  if (found === "=") return "; an expression is the right side alone";
  if (found === ",") return "; numbers have a decimal point";
  if (found !== null && /[\p{L}\d(]/u.test(found)) return "; a product needs its *";
  return "";
}
