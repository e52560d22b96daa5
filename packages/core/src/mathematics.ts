import { loadKernelSync } from "@onset/kernel";
import type { KernelCalls } from "@onset/kernel";

/**
 * The kernel of this realm, for small calls that need no worker: `exp`, `log`, `log10`, `exp10`, `expit` of whole
 * arrays, and single curves. JavaScript's own `Math.exp` and its like differ between engines in the last bits, so
 * whatever stands on the path of a result takes them from here.
 */
export function mathematics(): KernelCalls {
  return loadKernelSync();
}
