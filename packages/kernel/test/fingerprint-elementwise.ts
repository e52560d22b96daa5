import type { KernelCalls } from "@onset/kernel";

/** Evenly over an interval, by exact arithmetic alone. */
function ramp(low: number, high: number): Float64Array<ArrayBuffer> {
  return Float64Array.from({ length: 2001 }, (_, i) => low + ((high - low) * i) / 2000);
}

/** The elementary functions of the second module, and those in float32, on fixed inputs. */
export function elementwiseOutputs(kernel: KernelCalls): Record<string, ArrayBufferView> {
  const singles = Float32Array.from({ length: 3001 }, (_, i) => -110 + i / 14);
  return {
    expm1: kernel.expm1(ramp(-45, 720)),
    "expm1.near0": kernel.expm1(ramp(-1, 1)),
    log1p: kernel.log1p(ramp(-1.001, 3)),
    pow: kernel.pow(ramp(-3, 40), ramp(-90, 130)),
    "pow.whole": kernel.pow(
      ramp(-9, 9),
      ramp(-1000, 1000).map((value) => Math.round(value / 50)),
    ),
    erf: kernel.erf(ramp(-6.5, 6.5)),
    phi: kernel.phi(ramp(-39, 9)),
    quantile: kernel.quantile(ramp(-0.0005, 1.0005)),
    "quantile.tail": kernel.quantile(ramp(0, 1e-9)),
    sin: kernel.sin(ramp(-1e5, 1e6)),
    cos: kernel.cos(ramp(-20, 20)),
    tan: kernel.tan(ramp(-20, 20)),
    atan: kernel.atan(ramp(-50, 50)),
    expF32: kernel.expF32(singles),
    expitF32: kernel.expitF32(singles),
  };
}
