import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parserSource } from "../make-parser.mjs";
import { OnsetError } from "../src/errors.ts";
import { listExpressionFunctions } from "../src/expression/expression-functions.ts";
import { expressionTape } from "../src/expression/expression-tape.ts";
import { mathematics } from "../src/mathematics.ts";

/** Value of an expression of x and parameters, by the kernel. */
function value(text: string, x = 0, parameters: Readonly<Record<string, number>> = {}): number {
  const compiled = expressionTape(text, { columns: ["x"] });
  const values = Float64Array.from(compiled.parameters, (name) => parameters[name] ?? Number.NaN);
  return mathematics().tape({
    tape: compiled.tape,
    parameters: values,
    columns: [Float64Array.of(x)],
  })[0]!;
}

function instructions(text: string): number {
  return expressionTape(text, { columns: ["x"] }).tape.code.length / 3;
}

function refusal(text: string): OnsetError {
  try {
    expressionTape(text, { columns: ["x"] });
  } catch (error) {
    expect(error, text).toBeInstanceOf(OnsetError);
    return error as OnsetError;
  }
  throw new Error(`not refused: ${text.slice(0, 80)}`);
}

test("the parser is what its grammar makes", () => {
  const committed = readFileSync(new URL("../src/expression/generated/parser.ts", import.meta.url), "utf8");
  expect(committed).toBe(parserSource());
});

describe("precedence is that of mathematics", () => {
  test.each([
    ["-x^2", 3, -9],
    ["(-x)^2", 3, 9],
    ["2^3^2", 0, 512],
    ["2**3**2", 0, 512],
    ["2^-1", 0, 0.5],
    ["2^-x^2", 2, 2 ** -4],
    ["-2^2", 0, -4],
    ["--x", 3, 3],
    ["- - -x", 3, -3],
    ["x - 2 - 1", 10, 7],
    ["x / 2 / 5", 10, 1],
    ["x / 2 * 5", 10, 25],
    ["1 + 2 * 3 ^ 2", 0, 19],
    ["2 * -x", 3, -6],
    ["x--1", 3, 4],
    ["+x", 3, 3],
    ["1e-4*x", 2, 2e-4],
    [".5 + 1. + 1.5E2", 0, 151.5],
    ["pi", 0, Math.PI],
    ["\n x\t+ 1 ", 1, 2],
    ["x^1 + x^0.5 + x^-1 + x^3", 4, 4 + 2 + 0.25 + 64],
    ["min(x, 2) + max(x, 2)", 5, 7],
    ["x", 0.25, 0.25],
    ["-x", 0, -0],
    ["7", 0, 7],
  ])("%s at %d is %d exactly", (text, x, expected) => {
    expect(value(text, x)).toBe(expected);
  });

  test("every function is the mathematical one within 1e-14", () => {
    const z = 0.37;
    const erf = 0.399205984042999; // mpmath.erf(0.37)
    const expected: Record<string, number> = {
      exp: Math.exp(z),
      expm1: Math.expm1(z),
      exp10: 10 ** z,
      log: Math.log(z),
      log1p: Math.log1p(z),
      log10: Math.log10(z),
      sqrt: Math.sqrt(z),
      abs: z,
      expit: 1 / (1 + Math.exp(-z)),
      phi: 0.644308754800547, // mpmath.ncdf(0.37)
      erf,
      sin: Math.sin(z),
      cos: Math.cos(z),
      tan: Math.tan(z),
      atan: Math.atan(z),
    };
    for (const { name, operands } of listExpressionFunctions()) {
      if (operands === 1) expect(value(`${name}(x)`, z), name).toBeCloseTo(expected[name]!, 14);
    }
    expect(value("a^b", 0, { a: 1.7, b: 2.6 })).toBeCloseTo(1.7 ** 2.6, 14);
    expect(value("10^b", 0, { b: 2.6 })).toBeCloseTo(10 ** 2.6, 11);
  });

  test("random formulas agree with JavaScript's own arithmetic to the bit", () => {
    const leaf = fc.oneof(
      fc.constant("x"),
      fc.integer({ min: 0, max: 9 }).map(String),
      fc.double({ min: 0.1, max: 9, noNaN: true }).map((n) => n.toFixed(3)),
    );
    const { formula } = fc.letrec((tie) => ({
      formula: fc.oneof(
        { depthSize: "small" },
        leaf,
        fc
          .tuple(tie("formula"), fc.constantFrom("+", "-", "*", "/"), tie("formula"))
          .map(([a, sign, b]) => `(${String(a)}) ${sign} ${String(b)}`),
        tie("formula").map((inner) => `-(${String(inner)})`),
      ),
    }));
    fc.assert(
      fc.property(formula, fc.double({ min: -4, max: 4, noNaN: true }), (text, x) => {
        fc.pre(text.length < 4000);
        // oxlint-disable-next-line typescript/no-implied-eval, no-new-func -- the oracle: our own generated arithmetic.
        const oracle = new Function("x", `return ${text}`) as (x: number) => number;
        expect(value(text, x)).toBe(oracle(x));
      }),
      { seed: 11, numRuns: 200 },
    );
  });
});

describe("names", () => {
  test("what is neither column nor function nor pi is a parameter, in the order of first use", () => {
    const compiled = expressionTape("b1 * (1 - exp(-b2 * x)) + e + b1 * tokens", {
      columns: ["x", "tokens", "unused"],
    });
    expect(compiled.parameters).toEqual(["b1", "b2", "e"]);
    expect(compiled.columns).toEqual(["x", "tokens", "unused"]);
    expect(compiled.used).toEqual(["x", "tokens"]);
    expect([compiled.tape.parameters, compiled.tape.columns]).toEqual([3, 3]);
  });

  test("a column may be called like a function or pi, and a parameter like what objects inherit", () => {
    const { parameters } = expressionTape("pi + exp + constructor + toString", { columns: ["pi", "exp"] });
    expect(parameters).toEqual(["constructor", "toString"]);
    expect(expressionTape("exp(exp)", { columns: ["exp"] }).parameters).toEqual([]);
  });
});

describe("tapes", () => {
  test("equal parts are computed once, and parts of numbers alone never", () => {
    expect(instructions("exp(a*x) + exp(x*a)")).toBe(3);
    expect(instructions("x * (2*3 - 4/2 + sqrt(9))")).toBe(1);
    expect(instructions("(x - a)^2 + (x - a)^4")).toBe(4);
    expect(instructions("x")).toBe(1);
  });
});

describe("broken and hostile expressions are refused with the place, and nothing runs", () => {
  test.each([
    ["", 1, "nothing"],
    ["   ", 1, "nothing"],
    ["a +", 4, "the end at character 4"],
    ["(a + b", 7, 'expected "("|","|")'],
    ["a + b)", 6, 'unexpected ")"'],
    ["2x", 2, "a product needs its *"],
    ["b1(x)", 1, 'unknown function "b1"'],
    ["epx(x)", 1, "did you mean exp?"],
    ["1 + lgo10(x)", 5, "did you mean log10?"],
    ["exp + 1", 1, "write exp(…)"],
    ["exp()", 1, "exp with 0 operands"],
    ["exp(x, 2)", 1, "exp takes one operand"],
    ["min(x)", 1, "min takes two operands"],
    ["y = a*x", 3, "the right side alone"],
    ["a == b", 3, "unexpected"],
    ["x => x", 3, "unexpected"],
    ["1,5*x", 2, "decimal point"],
    ["x.constructor", 2, 'unexpected "."'],
    ["x['constructor']", 2, "unexpected"],
    ["constructor('return 1')()", 13, "unexpected"],
    ["constructor(1)", 1, 'unknown function "constructor"'],
    ["toString(x)", 1, "unknown function"],
    ["__proto__", 1, "two underscores"],
    ["__proto__(x)", 1, "unknown function"],
    ["x; x", 2, "unexpected"],
    ["a ? b : c", 3, "unexpected"],
    ["a && b", 3, "unexpected"],
    ["x++", 4, "the end"],
    ["`${x}`", 1, "unexpected"],
    ['"x"', 1, "unexpected"],
    ["x\u0000", 2, "unexpected"],
    ["х + 1", 1, "unexpected"], // Cyrillic
    ["1e999", 1, "too large"],
    ["1e", 2, "a product needs its *"],
    ["0x10", 2, "a product needs its *"],
    ["x^", 3, "the end"],
    ["*x", 1, "unexpected"],
    ["a***b", 4, "unexpected"],
    ["import('fs')", 8, "unexpected"],
    ["this", 0, ""],
  ])("%j at character %i: %s", (text, position, message) => {
    if (position === 0) {
      // A name like any other: a parameter.
      expect(expressionTape(text, { columns: [] }).parameters).toEqual([text]);
      return;
    }
    const error = refusal(text);
    expect(error.code).toBe("invalid-option");
    expect(error.details["position"]).toBe(position);
    expect(
      message.split("|").some((part) => error.message.includes(part)),
      error.message,
    ).toBe(true);
    expect(error.message).toContain(`at character ${position} of the expression `);
    expect(error.message).not.toContain("\n");
  });

  test("a megabyte, 65 parentheses and the longest chains: refused or compiled, never a stack overflow", () => {
    expect(refusal("x+".repeat(500_000) + "x").message).toContain("write at most 4000");
    expect(refusal("(".repeat(1_000_000)).message).toContain("characters");
    expect(refusal("(".repeat(65) + "x" + ")".repeat(65)).message).toContain("64 parentheses");
    expect(value("(".repeat(64) + "x" + ")".repeat(64), 3)).toBe(3);
    expect(value(`${"x+".repeat(1999)}x`, 1)).toBe(2000);
    expect(value(`${"1^".repeat(1999)}x`, 5)).toBe(1);
    expect(value(`${"-".repeat(3998)}x`, 5)).toBe(5);
    expect(value(`${"abs(".repeat(64)}x${")".repeat(64)}`, -5)).toBe(5);
    expect(value(`${"exp(x)+".repeat(500)}0`, 0)).toBe(500);
  });

  test("any text is a tape or an OnsetError with a place inside it, 2000 random ones", () => {
    const signs = fc.constantFrom(
      ..."x1.e+-*/^(), \n".split(""),
      "exp",
      "log",
      "min(",
      "**",
      "é",
      "💥",
      "a",
      "__",
    );
    const text = fc.oneof(
      fc.string({ maxLength: 40 }),
      fc.array(signs, { maxLength: 30 }).map((all) => all.join("")),
    );
    fc.assert(
      fc.property(text, (written) => {
        try {
          const { tape, parameters } = expressionTape(written, { columns: ["x"] });
          const result = mathematics().tape({
            tape,
            parameters: new Float64Array(parameters.length).fill(0.5),
            columns: [Float64Array.of(0.5)],
          });
          expect(result.length).toBe(1);
        } catch (error) {
          if (!(error instanceof OnsetError)) throw error;
          const position = Number(error.details["position"]);
          expect(position).toBeGreaterThanOrEqual(1);
          expect(position).toBeLessThanOrEqual(written.length + 1);
        }
      }),
      { seed: 12, numRuns: 2000 },
    );
  });
});
