// What is kept of a curve: the kinds in the order of src/sweep/observers.ts, each a record of four float64
// (kind, 1 where levels are of the observed score, low or only level, high level).

export const CROSSING: i32 = 0;
export const WIDTH: i32 = 1;
export const SLOPE: i32 = 2;
export const SLOPE_AT: i32 = 3;
export const AREA: i32 = 4;
export const LEAST: i32 = 5;
export const MOST: i32 = 6;
export const BREAKTHROUGHNESS: i32 = 7;
export const LINEARITY: i32 = 8;
export const SUM_OF_SQUARES: i32 = 9;
export const LOG_LIKELIHOOD: i32 = 10;

@unmanaged
export class Observer {
  kind: f64;
  observed: f64;
  low: f64;
  high: f64;
}
