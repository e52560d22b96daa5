import { loadKernelSync, ReferenceKernel } from "@onset/kernel";
import { expect, test } from "vitest";

const kernel = loadKernelSync();
const reference = new ReferenceKernel();

/** Distance from |value| to the next float32. */
function ulpOfF32(value: number): number {
  const bits = new Uint32Array(Float32Array.of(Math.abs(value)).buffer);
  const next = new Float32Array(Uint32Array.of((bits[0] as number) + 1).buffer)[0] as number;
  return next - Math.fround(Math.abs(value));
}

/** Evenly over the bit patterns of both signs up to 128: every binade alike. */
function patterns(count: number): Float32Array<ArrayBuffer> {
  const bits = Uint32Array.from({ length: count }, (_, i) => {
    const size = Math.floor(((i >> 1) * 0x43000000) / (count / 2));
    return i % 2 === 0 ? size : size + 0x80000000;
  });
  return new Float32Array(bits.buffer);
}

test("expF32 stays within 1.1 ulp of float32 on 200 000 values of every magnitude, subnormal results included", () => {
  const x = patterns(200_000);
  kernel.expF32(x).forEach((value, i) => {
    const want = Math.exp(x[i] as number);
    if (want > 3.4028235e38) return expect(value).toBe(Infinity);
    const error = Math.abs(value - want) / ulpOfF32(want);
    if (!(error <= 1.1)) expect.fail(`exp(${x[i]}) = ${value}, not ${want}: ${error} ulp`);
  });
});

test("expitF32 stays within 1e-7, and within 3 ulp of float32 from −87 on", () => {
  const x = patterns(200_000);
  kernel.expitF32(x).forEach((value, i) => {
    const z = x[i] as number;
    const want = 1 / (1 + Math.exp(-z));
    const error = Math.abs(value - want);
    if (!(error <= 1e-7 && (z < -87 || error <= 3 * ulpOfF32(want)))) {
      expect.fail(`expit(${z}) = ${value}, not ${want}`);
    }
  });
});

test("both answer special values at every place of short arrays, as their twins do", () => {
  for (const special of [NaN, Infinity, -Infinity, 0, -0, 89, -104, 1e-45, 3e38, -3e38]) {
    for (let length = 1; length < 12; length++) {
      for (let place = 0; place < length; place++) {
        const values = new Float32Array(length).fill(1.25);
        values[place] = special;
        for (const name of ["expF32", "expitF32"] as const) {
          const got = kernel[name](values);
          const want = reference[name](values);
          got.forEach((value, i) =>
            expect(Math.abs(value - (want[i] as number)) < 1e-6 || Object.is(value, want[i])).toBe(true),
          );
        }
      }
    }
  }
});
