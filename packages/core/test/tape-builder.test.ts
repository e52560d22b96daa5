import { TAPE_OPERATIONS } from "@onset/kernel";
import type { Tape } from "@onset/kernel";
import { expect, test } from "vitest";
import { mathematics } from "../src/mathematics.ts";
import { TapeBuilder } from "../src/tape/TapeBuilder.ts";

function run(tape: Tape, parameters: number[], columns: number[][]): number[] {
  return [
    ...mathematics().tape({
      tape,
      parameters: Float64Array.from(parameters),
      columns: columns.map((column) => Float64Array.from(column)),
    }),
  ];
}

test("registers are numbered constants, parameters, columns, instructions, also those that nothing reads", () => {
  const tape = new TapeBuilder();
  const result = tape.add(tape.multiply(tape.parameter(1), tape.column(1)), 3);
  const made = tape.finish(result, { parameters: 2, columns: 2 });
  expect([...made.constants]).toEqual([3]);
  const [multiply, add] = [TAPE_OPERATIONS.indexOf("multiply"), TAPE_OPERATIONS.indexOf("add")];
  // 0: the constant, 1 and 2: parameters, 3 and 4: columns, 5: the product.
  expect([...made.code.slice(0, 1), ...made.code.slice(1, 3).sort()]).toEqual([multiply, 2, 4]);
  expect([...made.code.slice(3, 4), ...made.code.slice(4).sort()]).toEqual([add, 0, 5]);
  expect(
    run(
      made,
      [0, 10],
      [
        [0, 0],
        [1, 2],
      ],
    ),
  ).toEqual([13, 23]);
});

test("what the result does not need stays out, and equal terms are one", () => {
  const tape = new TapeBuilder();
  const x = tape.column(0);
  tape.exp(tape.multiply(x, 7));
  const square = tape.multiply(x, x);
  expect(tape.multiply(tape.column(0), x)).toBe(square);
  expect(tape.add(square, x)).toBe(tape.add(x, square));
  expect(tape.subtract(square, x)).not.toBe(tape.subtract(x, square));
  const made = tape.finish(tape.add(square, square), { parameters: 0, columns: 1 });
  expect(made.code.length).toBe(6);
  expect(made.constants.length).toBe(0);
  expect(run(made, [], [[3]])).toEqual([18]);
});

test("numbers are computed now where IEEE 754 fixes the result, left to the kernel elsewhere; 0 and −0 stay apart", () => {
  const tape = new TapeBuilder();
  expect(tape.divide(1, 3)).toBe(tape.constant(1 / 3));
  expect(tape.apply("sqrt", 2)).toBe(tape.constant(Math.SQRT2));
  expect(tape.exp(1).kind).toBe("operation");
  expect(tape.constant(-0)).not.toBe(tape.constant(0));
  expect(tape.negate(0)).toBe(tape.constant(-0));
  expect(tape.divide(0, 0)).toBe(tape.constant(Number.NaN));
  const made = tape.finish(tape.negate(0), { parameters: 0, columns: 1 });
  expect(run(made, [], [[1, 2]])).toEqual([-0, -0]);
});

test("softplus is ln(1 + e^z) within 4e-16 of itself from −700 to 1e300", () => {
  const tape = new TapeBuilder();
  const made = tape.finish(tape.softplus(tape.column(0)), { parameters: 0, columns: 1 });
  // mpmath.log1p(mpmath.exp(z)) at 50 digits.
  const expected = [
    [-700, 9.85967654375977e-305],
    [-40, 4.248354255291589e-18],
    [-1, 0.3132616875182228],
    [0, Math.LN2],
    [1, 1.3132616875182228],
    [40, 40.0],
    [1e300, 1e300],
  ] as const;
  const values = run(made, [], [expected.map(([z]) => z)]);
  for (const [index, [z, value]] of expected.entries()) {
    expect(Math.abs(values[index]! - value) / value, String(z)).toBeLessThan(4e-16);
  }
});
