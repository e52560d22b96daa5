// The exports of sweep.wasm, the module of curves and dense sweeps, loaded always: numeric functions
// (pointers, lengths, scalars) → status, and the arena.
export { allocate, lowerFloor, raiseFloor, reset } from "./arena";
export { exactMatch } from "./curve/exact-match";
export { logistic } from "./curve/logistic";
export { product } from "./curve/product";
export { exp, expF32, expit, expitF32, log } from "./elementwise";
export { STATUS_NO_MEMORY, STATUS_OK } from "./status";
export { openRun } from "./sweep/open";
export { observeRun, scoresF32Run, scoresRun } from "./sweep/walk";
