import { KERNEL_BASE64 } from "./generated/kernel-bytes.ts";
import { Kernel } from "./Kernel.ts";
import type { KernelCalls } from "./kernel-calls.ts";
import type { KernelExports } from "./kernel-exports.ts";
import { ReferenceKernel } from "./reference/ReferenceKernel.ts";

let kernel: KernelCalls | undefined;

/**
 * The kernel of this realm (page, worker or process), made at the first call and shared by all later ones. The module
 * is embedded, so that nothing is fetched; where WebAssembly or its SIMD is refused (a page's policy, an old engine)
 * the plain twins answer, and `engine` says so.
 *
 * @example
 * ```ts
 * const kernel = await loadKernel();
 * kernel.expit(Float64Array.of(-1, 0, 1));
 * ```
 * @public
 */
export async function loadKernel(): Promise<KernelCalls> {
  if (kernel === undefined) {
    const made = await createKernel();
    // Another call may have been faster meanwhile.
    kernel ??= made;
  }
  return kernel;
}

/**
 * As {@link loadKernel}, blocking. Compiling takes about a millisecond.
 *
 * @public
 */
export function loadKernelSync(): KernelCalls {
  kernel ??= instantiate(() => new WebAssembly.Instance(new WebAssembly.Module(kernelBytes())));
  return kernel;
}

/**
 * A kernel of one's own, with its own memory: what replaces one that trapped.
 *
 * @public
 */
export async function createKernel(): Promise<KernelCalls> {
  try {
    const { instance } = await WebAssembly.instantiate(kernelBytes());
    return new Kernel(instance.exports as unknown as KernelExports);
  } catch (error) {
    return fallback(error);
  }
}

function instantiate(make: () => WebAssembly.Instance): KernelCalls {
  try {
    return new Kernel(make().exports as unknown as KernelExports);
  } catch (error) {
    return fallback(error);
  }
}

/** Refusals only; a fault of ours must not hide behind the slower engine. */
function fallback(error: unknown): KernelCalls {
  const absent = typeof WebAssembly === "undefined";
  if (absent || error instanceof WebAssembly.CompileError || error instanceof EvalError)
    return new ReferenceKernel();
  // Memory for the instance itself can be refused too.
  if (error instanceof RangeError) return new ReferenceKernel();
  throw error;
}

/** The bytes of kernel.wasm. */
function kernelBytes(): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(KERNEL_BASE64), (character) => character.charCodeAt(0));
}
