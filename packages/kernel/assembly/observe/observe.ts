import { Run, slot, SLOT_GUESS } from "../sweep/run";
import { crossingOf } from "./crossing";
import { breakthroughnessOf, leastOf, linearityOf, mostOf } from "./emergence";
import { logLikelihoodOf } from "./likelihood";
import { measureRow } from "./measure";
import {
  AREA,
  BREAKTHROUGHNESS,
  CROSSING,
  LEAST,
  LINEARITY,
  LOG_LIKELIHOOD,
  MOST,
  Observer,
  SLOPE,
  SLOPE_AT,
  SUM_OF_SQUARES,
  WIDTH,
} from "./observers";
import { slopeAt, slopeOf } from "./slope";
import { squaresOfRow } from "./squares";

/**
 * Writes what every observer sees of the current row (`row`, `rest`, `direction`, `amplitude` of the run), `stride` bytes
 * apart. Where `factor` is not 0, the row is first multiplied by it. A NaN in a row without direction is a NaN for all but
 * crossings.
 */
export function observeRow(run: Run, factor: usize, out: usize, stride: usize): void {
  if (run.measures) measureRow(run, factor);
  const broken = run.direction == 0 && holdsNaN(run);
  for (let o = 0; o < run.observerCount; o++) {
    const observer = changetype<Observer>(run.observers + ((<usize>o) << 5));
    const kind = <i32>observer.kind;
    store<f64>(out + <usize>o * stride, broken && kind > WIDTH ? NaN : see(run, observer, kind));
  }
}

function see(run: Run, observer: Observer, kind: i32): f64 {
  switch (kind) {
    case CROSSING:
      return crossingOf(run, level(run, observer, observer.low));
    case WIDTH:
      return abs(
        crossingOf(run, level(run, observer, observer.high)) - crossingOf(run, level(run, observer, observer.low)),
      );
    case SLOPE:
      return slopeOf(run);
    case SLOPE_AT:
      return slopeAt(run);
    case AREA: {
      const last = run.x + (<usize>run.points << 3) - 8;
      return slot(run, SLOT_GUESS) * (load<f64>(last) - load<f64>(run.x)) + run.amplitude * run.area;
    }
    case LEAST:
      return slot(run, SLOT_GUESS) + run.amplitude * leastOf(run);
    case MOST:
      return slot(run, SLOT_GUESS) + run.amplitude * mostOf(run);
    case BREAKTHROUGHNESS:
      return breakthroughnessOf(run);
    case LINEARITY:
      return linearityOf(run);
    case SUM_OF_SQUARES:
      return squaresOfRow(run);
    case LOG_LIKELIHOOD:
      return logLikelihoodOf(run);
    default:
      return NaN;
  }
}

/** A level of F^L; one of the score is taken back to it. */
@inline
function level(run: Run, observer: Observer, value: f64): f64 {
  return observer.observed == 0.0 ? value : (value - slot(run, SLOT_GUESS)) / run.amplitude;
}

function holdsNaN(run: Run): bool {
  let odd = f64x2.splat(0.0);
  for (let i: usize = 0; i < run.bytes; i += 16) {
    const value = v128.load(run.row + i);
    odd = v128.or(odd, f64x2.ne(value, value));
  }
  return v128.any_true(odd);
}
