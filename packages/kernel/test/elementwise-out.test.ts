import { loadKernelSync, ReferenceKernel } from "@onset/kernel";
import { expect, test } from "vitest";

const kernel = loadKernelSync();
const ENGINES = [kernel, new ReferenceKernel()];
const ramp = (length: number): Float64Array<ArrayBuffer> =>
  Float64Array.from({ length }, (_, i) => -3 + (i * 7) / Math.max(length, 1));
const CALLS = ["exp", "expit", "log", "log10", "phi", "atan"] as const;

test.each([0, 1, 2047, 2048, 2049, 6001])(
  "results of %i values go into the array given, which is returned, with the bits of a fresh one",
  (length) => {
    for (const engine of ENGINES) {
      for (const name of CALLS) {
        const out = new Float64Array(length).fill(9);
        expect(engine[name](ramp(length), out)).toBe(out);
        expect(out).toEqual(engine[name](ramp(length)));
        const own = ramp(length);
        expect(engine[name](own, own)).toBe(own);
        expect(own).toEqual(out);
      }
    }
  },
);

test.each([-2048, -3, -1, 1, 2, 3, 2047, 2048])(
  "an array that lies %i values beside its results in one buffer is read before it is overwritten",
  (shift) => {
    const buffer = new Float64Array(12_000);
    const values = buffer.subarray(3000, 8000);
    const out = buffer.subarray(3000 + shift, 8000 + shift);
    for (const engine of ENGINES) {
      values.set(ramp(5000));
      const want = engine.exp(ramp(5000));
      expect(engine.exp(values, out)).toEqual(want);
    }
  },
);

test("pow writes over either of its inputs", () => {
  for (const engine of ENGINES) {
    const [x, y] = [ramp(3000).map(Math.abs), ramp(3000)];
    const want = engine.pow(x, y);
    const [a, b] = [x.slice(), y.slice()];
    expect(engine.pow(a, y, a)).toEqual(want);
    expect(engine.pow(x, b, b)).toEqual(want);
  }
});

test("an array of another length is refused by rule and value, before anything is written", () => {
  for (const engine of ENGINES) {
    const out = new Float64Array(3).fill(9);
    expect(() => engine.exp(ramp(4), out)).toThrow(/as long as the values, got 3 for 4/);
    expect(() => engine.expF32(new Float32Array(2), new Float32Array(5))).toThrow(/got 5 for 2/);
    expect([...out]).toEqual([9, 9, 9]);
  }
});

test("no value depends on its place: every part of 5000 values gives the bits of the whole", () => {
  const values = Float64Array.from({ length: 5000 }, (_, i) => ((i * 7919) % 5000) * 0.4 - 1000);
  for (const name of ["exp", "expit", "expm1"] as const) {
    const whole = kernel[name](values);
    for (let begin = 0; begin < 5000; begin += 613) {
      const end = Math.min(5000, begin + 1 + ((begin * 31) % 2500));
      expect(kernel[name](values.subarray(begin, end))).toEqual(whole.slice(begin, end));
    }
  }
});
