// The exports of the kernel: numeric functions (pointers, lengths, scalars) → status, the arena, and the status codes.
export { allocate, reset } from "./arena";
export { exactMatch } from "./curve/exact-match";
export { logistic } from "./curve/logistic";
export { product } from "./curve/product";
export { exp, exp10, expit, log, log10, logGamma } from "./elementwise";
export { fitLinear } from "./fit/linear";
export { fitLogistic } from "./fit/logistic";
export {
  FIT_CONVERGED,
  FIT_ITERATION_LIMIT,
  FIT_NO_POINTS,
  FIT_NOT_FINITE,
  STATUS_NO_MEMORY,
  STATUS_OK,
} from "./status";
export { sweepCurves } from "./sweep/curves";
export { sweepScores } from "./sweep/scores";
