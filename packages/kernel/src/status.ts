/** What a call of the WebAssembly kernel answers; mirrors assembly/status.ts. */
export const CALL_STATUS: { readonly STATUS_OK: 0; readonly STATUS_NO_MEMORY: 1 } = {
  STATUS_OK: 0,
  STATUS_NO_MEMORY: 1,
};

/** What became of one fit; mirrors assembly/status.ts. */
export const FIT_STATUS: {
  readonly FIT_CONVERGED: 0;
  readonly FIT_ITERATION_LIMIT: 1;
  readonly FIT_NOT_FINITE: 2;
  readonly FIT_NO_POINTS: 3;
} = {
  FIT_CONVERGED: 0,
  FIT_ITERATION_LIMIT: 1,
  FIT_NOT_FINITE: 2,
  FIT_NO_POINTS: 3,
};
