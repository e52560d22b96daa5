// A dense sweep under way. The record and everything that it points to lie in a region of the arena (src/Region.ts), so
// that several sweeps can be open at once. Rows are whole 64-byte blocks; what lies behind their last point repeats it.

/** How rows are made; `RowModel` in src/sweep-calls.ts. */
export const MODEL_LOGISTIC: i32 = 0;
export const MODEL_SKILLS: i32 = 1;
export const MODEL_TAPE: i32 = 2;

export const RULE_PRODUCT: i32 = 0;
export const RULE_WEAKEST_LINK: i32 = 1;
export const RULE_K_OF_N: i32 = 2;
export const RULE_CORRELATED: i32 = 3;

export const LAYOUT_EACH: i32 = 0;
export const LAYOUT_SPREAD: i32 = 1;

// Slots, as in src/sweep/slots.ts.
export const SLOT_GUESS: i32 = 0;
export const SLOT_LAPSE: i32 = 1;
export const SLOT_STEPS: i32 = 2;
export const SLOT_THRESHOLD: i32 = 3;
export const SLOT_STEEPNESS: i32 = 4;
export const SLOT_SKILLS: i32 = 3;
export const SLOT_AT_LEAST: i32 = 4;
export const SLOT_CORRELATION: i32 = 5;
export const SLOT_FIRST_SKILL: i32 = 6;

/** One axis of the design, written by src/calls/sweep-run.ts: six int32. */
@unmanaged
export class Axis {
  slots: usize;
  count: i32;
  values: usize;
  steps: i32;
  digit: i32;
  unused: i32;
}

@unmanaged
export class Run {
  model: i32;
  rule: i32;
  layout: i32;
  /** N, the most skills of a curve. */
  skills: i32;
  /** Slots that the model reads. */
  slotCount: i32;
  /** One float64 each, those of the current curve. */
  slots: usize;
  /** Slots from `SLOT_STEPS` + 1 on of the curve whose `base` there is; NaN where there is none. */
  baseKey: usize;
  axes: usize;
  axisCount: i32;
  /** 1 where the last axis sets the steps alone, ascending: then powers go on from the one before. */
  chain: i32;

  points: i32;
  /** Bytes of a row. */
  bytes: usize;
  x: usize;
  /** 1 where the steps of x are equal within 1e-11 of their mean. */
  equalSteps: i32;
  /** Mean step of x, and 1 / it. */
  step: f64;
  perStep: f64;
  /** 1 / (x_i − x_i−1), 0 at the first point and behind the last. */
  inverseSteps: usize;
  /** (x_i+1 − x_i−1) / 2, at the ends half of the only step; 0 behind the last. */
  spans: usize;

  /** Records of four float64: kind, 1 for observed levels, low or only level, high level. */
  observers: usize;
  observerCount: i32;
  /** 1 where the complement 1 − F is needed from its own small side. */
  careful: i32;
  /** 1 where slope or area is asked. */
  measures: i32;
  /** 1 where sums of squares alone are asked. */
  squaresOnly: i32;

  scores: usize;
  weights: usize;
  /** 1 where all weights are equal. */
  equalWeights: i32;
  /** Scores less the guess rate `shift`. */
  shifted: usize;
  shift: f64;
  /** Windows of one table for all thresholds (observe/windows.ts): steps of x between them, or 0 where there are none. */
  windowSteps: i32;
  windowBytes: usize;
  windowPlaces: usize;
  windowTable: usize;
  /** The four sums of a group, and what table and group are for. */
  windowSums: usize;
  windowGroup: i32;
  windowSteepness: f64;
  windowAmplitude: f64;
  windowShift: f64;
  /** weights · scores and weights · (1 − scores). */
  hits: usize;
  misses: usize;

  /** F and 1 − F. */
  base: usize;
  baseRest: usize;
  /** F^L and 1 − F^L, where L > 1. */
  power: usize;
  powerRest: usize;
  /** L of `power`; 0: none. */
  powerSteps: i32;
  direction: i32;
  /** Four rows for whoever makes or looks at one. */
  scratch: usize;
  second: usize;
  least: usize;
  most: usize;

  /** The current curve's F^L and its complement: `base` or `power`. */
  row: usize;
  rest: usize;
  /** 1 − guess − lapse. */
  amplitude: f64;
  /** Integral of F^L over x and its steepest slope in magnitude, from the pass in observe/measure.ts. */
  area: f64;
  steepest: f64;
  /** 1 where that pass took steps as equal: `steepest` is then a rise over `step`. */
  even: i32;

  /** Exponential tables, see row/tables.ts. */
  tables: usize;
  tableKeys: usize;
  tableGroups: i32;
  tableSteps: i32;
  tableWays: i32;
  /** For each group the axis that numbers its steepness, or −1. */
  tableAxes: usize;
  /** Largest exponent of a table. */
  limit: f64;
  /** Coefficients of a product of skills, and the steepness, spread and number that they are for. */
  coefficients: usize;
  polynomialSteepness: f64;
  polynomialSpread: f64;
  polynomialSkills: i32;
  /** One pair for each skill: address of its table, h. */
  factors: usize;

  /** Tape rows: the program (tape/program.ts) and its row of results. */
  program: usize;
  result: usize;
  /** 1 where `base` holds a row of the program. */
  made: i32;
  /** Of a row without direction, the crossings that count: 1 upwards, −1 downwards, 0 both. */
  wanted: i32;
}

/**
 * What rows that are not careful keep instead of anything smaller: products of such numbers are still normal ones.
 * Subnormal results would cost a hundred times an ordinary product, and nobody can see the difference.
 */
@inline
export const FLOOR: f64 = 1e-150;

@inline
export function slot(run: Run, i: i32): f64 {
  return load<f64>(run.slots + (<usize>i << 3));
}
