// Writes src/expression/generated/parser.ts from src/expression/expression.peggy. A test holds the two together.
import { readFileSync, writeFileSync } from "node:fs";
import peggy from "peggy";

const folder = new URL("src/expression/", import.meta.url);

/** The source of parser.ts. */
export function parserSource() {
  const grammar = readFileSync(new URL("expression.peggy", folder), "utf8");
  const parser = peggy.generate(grammar, {
    output: "source",
    format: "bare",
    allowedStartRules: ["formula"],
  });
  return `// @ts-nocheck
// Made by make-parser.mjs from expression.peggy: change the grammar and run \`npm run parser -w @onset/core\`.
import type { Expression } from "../expression.ts";

/** What the parser expected in place of what it found. */
export interface ParserFault extends Error {
  readonly expected: readonly { readonly type: string; readonly text?: string; readonly description?: string }[] | null;
  readonly found: string | null;
  readonly location: { readonly start: { readonly offset: number } };
}

interface Parser {
  readonly SyntaxError: new (...parts: never[]) => ParserFault;
  readonly parse: (text: string) => Expression;
}

/** The generated parser: \`parse\`, and the class of the errors that it throws. */
export const parser: Parser = ${parser.trim().replace(/;$/, "")};
`;
}

if (process.argv[1] !== undefined && import.meta.url.endsWith(process.argv[1].split("/").at(-1))) {
  writeFileSync(new URL("generated/parser.ts", folder), parserSource());
}
