import type { KernelCalls } from "./kernel-calls.ts";
import { ReferenceKernel } from "./reference/ReferenceKernel.ts";

let kernel: KernelCalls | undefined;

/** The kernel of this realm (page, worker or process), made at the first call. */
export async function loadKernel(): Promise<KernelCalls> {
  return loadKernelSync();
}

/** As {@link loadKernel}, blocking. */
export function loadKernelSync(): KernelCalls {
  kernel ??= new ReferenceKernel();
  return kernel;
}
