/** Codes of {@link KernelError}. `kernel-trap`: the instance is broken and refuses further calls; `kernel-closed`: the run is. */
export type KernelErrorCode =
  | "kernel-shape"
  | "kernel-memory"
  | "kernel-busy"
  | "kernel-closed"
  | "kernel-trap"
  | "kernel-unavailable";

/** A call that cannot be made (wrong shapes), or an instance that can no longer answer. */
export class KernelError extends Error {
  readonly code: KernelErrorCode;

  constructor(code: KernelErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "KernelError";
    this.code = code;
  }
}
