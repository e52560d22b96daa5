// What a call answers (mirrored in src/status.ts; a test compares the two).

/** The call was carried out; what became of each series or curve is in its results. */
export const STATUS_OK: i32 = 0;
/** Memory for scratch could not be had. */
export const STATUS_NO_MEMORY: i32 = 1;

// What became of one fit (`FitStatusCode` in src/kernel-calls.ts).

export const FIT_CONVERGED: i32 = 0;
export const FIT_ITERATION_LIMIT: i32 = 1;
export const FIT_NOT_FINITE: i32 = 2;
export const FIT_NO_POINTS: i32 = 3;
