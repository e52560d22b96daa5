export type {
  CurveGrid,
  CurveReductions,
  ExactMatchParameters,
  FitBatch,
  FitStatusCode,
  KernelCalls,
  LinearFits,
  LogisticFits,
  LogisticParameters,
  ProductParameters,
} from "./kernel-calls.ts";
export { KernelError } from "./kernel-error.ts";
export type { KernelErrorCode } from "./kernel-error.ts";
export { createKernel, loadKernel, loadKernelSync } from "./load-kernel.ts";
export { ReferenceKernel } from "./reference/ReferenceKernel.ts";
