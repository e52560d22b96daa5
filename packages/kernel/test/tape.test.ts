import { loadKernelSync, ReferenceKernel, type Tape, TAPE_OPERATIONS, type TapeInputs } from "@onset/kernel";
import { describe, expect, test } from "vitest";
import golden from "./golden/tape.json" with { type: "json" };
import { randomFrom } from "./series.ts";

const kernel = loadKernelSync();
const reference = new ReferenceKernel();
const BINARY = new Set(["add", "subtract", "multiply", "divide", "pow", "min", "max"]);

type Written = readonly (readonly [string, number, number?])[];

/** A tape of operations by name; the second register of unary ones is left out. */
function tapeOf(constants: readonly number[], parameters: number, columns: number, written: Written): Tape {
  const code = written.flatMap(([name, first, second = first]) => [
    TAPE_OPERATIONS.indexOf(name as (typeof TAPE_OPERATIONS)[number]),
    first,
    second,
  ]);
  return { constants: Float64Array.from(constants), parameters, columns, code: Int32Array.from(code) };
}

const logistic = tapeOf([], 2, 1, [
  ["subtract", 2, 0],
  ["multiply", 3, 1],
  ["expit", 4],
]);

/** |got − want| in units of 1e-14 of |want|, with a floor for what cancels to nearly nothing. */
const apart = (got: number, want: number, floor = 1e-3): number =>
  Object.is(got, want) ? 0 : Math.abs(got - want) / (1e-14 * Math.max(Math.abs(want), floor));

describe.each([...golden.formulas])("$name", ({ constants, tape: written, cases }) => {
  const parameters = cases[0]?.parameters.length ?? 0;
  const tape = tapeOf(constants, parameters, 1, written as unknown as Written);

  test.each([
    ["kernel", kernel],
    ["twin", reference],
  ])("%s: values within 2e-13 and derivatives within 2e-12 of 60 digits", (_, engine) => {
    for (const { parameters: own, x, value, derivatives } of cases) {
      const inputs = { tape, parameters: Float64Array.from(own), columns: [Float64Array.of(x)] };
      expect(apart(engine.tape(inputs)[0] as number, value)).toBeLessThanOrEqual(20);
      const got = engine.tapeGradient(inputs);
      expect(got.values).toEqual(engine.tape(inputs));
      derivatives.forEach((slope, p) =>
        expect(apart(got.derivatives[p] as number, slope)).toBeLessThanOrEqual(200),
      );
    }
  });
});

/** A formula of up to twelve instructions over whatever it likes, and inputs for it. */
function anyInputs(random: () => number): TapeInputs {
  const below = (n: number): number => Math.floor(random() * n);
  const [constants, parameters, columns] = [below(3), below(4), below(3)];
  const given = constants + parameters + columns;
  const written: [string, number, number?][] = [];
  for (let i = 0; i <= below(12) || i === 0; i++) {
    const name = TAPE_OPERATIONS[below(TAPE_OPERATIONS.length)] as string;
    const registers = given + i;
    const first = registers - 1 - below(Math.min(3, registers));
    written.push(BINARY.has(name) ? [name, first, below(registers)] : [name, first]);
  }
  const points = [1, 2, 3, 5, 7, 255, 256, 257, 600, 2049][below(10)] as number;
  const curves = 1 + below(4);
  const values = (length: number): Float64Array => Float64Array.from({ length }, () => random() * 3 - 1);
  return {
    tape: tapeOf([...values(constants)], parameters, columns, written),
    parameters: values(parameters === 0 ? 0 : parameters * curves),
    columns: Array.from({ length: columns }, () => values(points)),
  };
}

test("of 150 formulas of any operations, 99.9 % of the finite values and derivatives are the twin's within 1e-9 (seed 6)", () => {
  const random = randomFrom(6);
  let [compared, odd] = [0, 0];
  for (let i = 0; i < 150; i++) {
    const inputs = anyInputs(random);
    const { constants, parameters, columns } = inputs.tape;
    if (constants.length + parameters + columns === 0) continue;
    const [ours, twin] = [kernel.tapeGradient(inputs), reference.tapeGradient(inputs)];
    expect(ours.values).toEqual(kernel.tape(inputs));
    for (const name of ["values", "derivatives"] as const) {
      expect(ours[name]).toHaveLength(twin[name].length);
      ours[name].forEach((value, at) => {
        const other = twin[name][at] as number;
        if (!Number.isFinite(other)) return;
        compared++;
        // Some formulas amplify rounding without bound: tan near its poles, differences of large numbers.
        if (!(Math.abs(value - other) <= 1e-9 * Math.max(1, Math.abs(other)))) odd++;
      });
    }
  }
  expect(compared).toBeGreaterThan(50_000);
  expect(odd).toBeLessThanOrEqual(compared / 1000);
});

describe("a tape", () => {
  const x = Float64Array.from({ length: 4099 }, (_, i) => 6 + i / 512);
  const parameters = Float64Array.of(9, 2, 10, -3, 11, 0.5);

  test("gives the bits of its points alone, whatever their number and neighbours", () => {
    const whole = kernel.tape({ tape: logistic, parameters, columns: [x] });
    for (const [begin, end] of [
      [0, 1],
      [3, 10],
      [250, 520],
      [2047, 4099],
    ] as const) {
      const part = kernel.tape({ tape: logistic, parameters, columns: [x.subarray(begin, end)] });
      for (let curve = 0; curve < 3; curve++) {
        const own = part.subarray(curve * (end - begin), (curve + 1) * (end - begin));
        expect(own).toEqual(whole.subarray(curve * x.length + begin, curve * x.length + end));
      }
    }
  });

  test("is the registry's logistic within 2 ulp", () => {
    const own = kernel.tape({ tape: logistic, parameters: Float64Array.of(10, 2), columns: [x] });
    const other = kernel.logistic(x, { threshold: 10, steepness: 2 });
    own.forEach((value, i) => expect(apart(value, other[i] as number, 0)).toBeLessThanOrEqual(0.05));
  });

  test.each<[string, Tape, number[], number[]]>([
    ["constants alone", tapeOf([2, 3], 0, 1, [["pow", 0, 1]]), [], [8, 8, 8]],
    ["parameters alone", tapeOf([], 1, 1, [["exp10", 0]]), [2], [100, 100, 100]],
    ["a column alone", tapeOf([], 1, 1, [["square", 1]]), [5], [1, 4, 9]],
    ["one number after another of the same", tapeOf([], 1, 1, [["min", 1, 1]]), [5], [1, 2, 3]],
    [
      "an instruction that nothing needs",
      tapeOf([], 1, 1, [
        ["log", 0],
        ["add", 0, 1],
      ]),
      [-1],
      [0, 1, 2],
    ],
  ])("of %s has a value at every point", (_, tape, own, want) => {
    const inputs = { tape, parameters: Float64Array.from(own), columns: [Float64Array.of(1, 2, 3)] };
    for (const engine of [kernel, reference]) expect([...engine.tape(inputs)]).toEqual(want);
  });

  test("without columns has one point, without points none", () => {
    const tape = tapeOf([], 2, 0, [["add", 0, 1]]);
    for (const engine of [kernel, reference]) {
      expect([...engine.tape({ tape, parameters: Float64Array.of(1, 2, 3, 4), columns: [] })]).toEqual([
        3, 7,
      ]);
      expect(engine.tape({ tape: logistic, parameters, columns: [new Float64Array(0)] })).toHaveLength(0);
      expect(engine.tape({ tape: logistic, parameters: new Float64Array(0), columns: [x] })).toHaveLength(0);
    }
  });

  test("powers to whole exponents 0 to 8 stay within 4 ulp of the general power, special values included", () => {
    const bases = Float64Array.of(0, -0, 1, -1, 2, 1.1, -3.7, 1e40, 1e-40, Infinity, -Infinity, NaN);
    for (let n = 0; n <= 8; n++) {
      const inputs = {
        tape: tapeOf([n], 0, 1, [["pow", 1, 0]]),
        parameters: new Float64Array(0),
        columns: [bases],
      };
      const [ours, twin] = [kernel.tape(inputs), reference.tape(inputs)];
      ours.forEach((value, i) => {
        const other = twin[i] as number;
        if (Number.isFinite(other))
          expect(Math.abs(value - other)).toBeLessThanOrEqual(9e-16 * Math.abs(other));
        else expect(value).toBe(other);
      });
    }
  });

  test("has derivatives of 0 where the curve is flat, at infinite x too, and NaN where x is NaN", () => {
    const inputs = {
      tape: logistic,
      parameters: own,
      columns: [Float64Array.of(Infinity, -Infinity, 1e308, NaN)],
    };
    for (const engine of [kernel, reference]) {
      expect(Array.from(engine.tapeGradient(inputs).derivatives, Math.abs)).toEqual([
        0,
        0,
        0,
        NaN,
        0,
        0,
        0,
        NaN,
      ]);
    }
  });

  test("writes into an array given for it, and returns that", () => {
    const out = new Float64Array(3 * x.length);
    expect(kernel.tape({ tape: logistic, parameters, columns: [x] }, out)).toBe(out);
    expect(out).toEqual(kernel.tape({ tape: logistic, parameters, columns: [x] }));
  });
});

const x3 = Float64Array.of(1, 2, 3);
const own = Float64Array.of(1, 2);
test.each<[string, TapeInputs, RegExp]>([
  [
    "no instruction",
    { tape: { ...logistic, code: new Int32Array(0) }, parameters: own, columns: [x3] },
    /three numbers/,
  ],
  [
    "half an instruction",
    { tape: { ...logistic, code: Int32Array.of(0, 1) }, parameters: own, columns: [x3] },
    /2 numbers/,
  ],
  [
    "an unknown operation",
    { tape: { ...logistic, code: Int32Array.of(24, 0, 0) }, parameters: own, columns: [x3] },
    /one of the 24 operations, got 24/,
  ],
  [
    "a register of the future",
    { tape: { ...logistic, code: Int32Array.of(0, 0, 3) }, parameters: own, columns: [x3] },
    /below its own, 3, got 3/,
  ],
  [
    "a negative register",
    { tape: { ...logistic, code: Int32Array.of(0, -1, 0) }, parameters: own, columns: [x3] },
    /below its own, 3, got -1/,
  ],
  [
    "two registers of one",
    { tape: { ...logistic, code: Int32Array.of(9, 0, 1) }, parameters: own, columns: [x3] },
    /exp\) must name its register twice/,
  ],
  [
    "half a curve",
    { tape: logistic, parameters: Float64Array.of(1, 2, 3), columns: [x3] },
    /2 for each curve, got 3/,
  ],
  ["a column too few", { tape: logistic, parameters: own, columns: [] }, /reads 1 columns, got 0/],
  [
    "columns of unequal length",
    { tape: tapeOf([], 0, 2, [["add", 0, 1]]), parameters: new Float64Array(0), columns: [x3, own] },
    /2 beside 3/,
  ],
])("%s is refused by both engines with rule and value", (_, inputs, message) => {
  for (const engine of [kernel, reference]) {
    expect(() => engine.tape(inputs)).toThrow(message);
    expect(() => engine.tapeGradient(inputs)).toThrow(message);
  }
});

/** 1 + p + p + … */
function longSum(length: number): TapeInputs {
  const written = Array.from({ length }, (_, i) => ["add", i + 1, 0] as const);
  return {
    tape: tapeOf([], 1, 1, written),
    parameters: Float64Array.of(0.5),
    columns: [Float64Array.of(1)],
  };
}

test("a program of 4096 instructions runs, one more is refused", () => {
  expect(kernel.tapeGradient(longSum(4096))).toEqual({
    values: Float64Array.of(2049),
    derivatives: Float64Array.of(4096),
  });
  expect(() => kernel.tape(longSum(4097))).toThrow(/4096 instructions/);
});
