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
// loadKernel, loadKernelSync and ReferenceKernel join this list with their files.
