import type { Observer, SweepProblem } from "../../sweep-calls.ts";
import { coreLevel, crossingOf } from "./crossing.ts";
import { type Row, scoresOfRow } from "./row.ts";

/** What one observer sees of one curve. A NaN in the row is a NaN here, but for crossings, which pass it by. */
export function observeRow(
  observer: Observer,
  row: Row,
  x: Float64Array,
  data: SweepProblem["data"],
): number {
  switch (observer.kind) {
    case "crossing":
      return crossingOf(x, row, coreLevel(row, observer.level, observer.of));
    case "width":
      return Math.abs(
        crossingOf(x, row, coreLevel(row, observer.high, observer.of)) -
          crossingOf(x, row, coreLevel(row, observer.low, observer.of)),
      );
    case "slope":
      return row.amplitude * (slopes(x, row)[steepest(x, row)] as number);
    case "slope-at": {
      const at = row.amplitude === 0 ? 0 : steepest(x, row);
      return row.core.some(Number.isNaN) ? NaN : ((x[at] as number) + (x[at + 1] as number)) / 2;
    }
    case "area":
      return area(x, scoresOfRow(row));
    case "least":
      return Math.min(...extremes(row));
    case "most":
      return Math.max(...extremes(row));
    case "breakthroughness":
      return rise(row) / Math.sqrt(median(differences(row).map((d) => d * d)));
    case "linearity":
      return rise(row) / Math.sqrt(mean(differences(row).map((d) => d * d)));
    case "sum-of-squares":
      return sumOfSquares(row, data as NonNullable<SweepProblem["data"]>);
    default:
      return logLikelihood(row, data as NonNullable<SweepProblem["data"]>);
  }
}

function differences({ core }: Row): Float64Array<ArrayBuffer> {
  return Float64Array.from(
    { length: core.length - 1 },
    (_, i) => (core[i + 1] as number) - (core[i] as number),
  );
}

/** Slopes of F^L between neighbours. */
function slopes(x: Float64Array, row: Row): Float64Array<ArrayBuffer> {
  return differences(row).map((d, i) => d / ((x[i + 1] as number) - (x[i] as number)));
}

/** The first of the steepest intervals, those within 1e-12 of the steepest; where one is NaN, that one. */
function steepest(x: Float64Array, row: Row): number {
  const all = slopes(x, row);
  const broken = all.findIndex(Number.isNaN);
  if (broken >= 0) return broken;
  const most = all.reduce((high, slope) => Math.max(high, Math.abs(slope)), 0);
  return all.findIndex((slope) => Math.abs(slope) >= most * (1 - 1e-12));
}

function area(x: Float64Array, scores: Float64Array): number {
  let sum = 0;
  for (let i = 1; i < x.length; i++) {
    sum += ((x[i] as number) - (x[i - 1] as number)) * ((scores[i] as number) + (scores[i - 1] as number));
  }
  return sum / 2;
}

function extremes(row: Row): [number, number] {
  const scores = scoresOfRow(row);
  const least = scores.reduce((low, score) => Math.min(low, score), Infinity);
  return [least, scores.reduce((high, score) => Math.max(high, score), -Infinity)];
}

/** I, of F^L: both measures are ratios, in which the amplitude of ψ cancels, unless it is 0. */
function rise({ core, amplitude }: Row): number {
  if (amplitude === 0 || core.some(Number.isNaN)) return NaN;
  const least = core.reduce((low, score) => Math.min(low, score), Infinity);
  const most = core.reduce((high, score) => Math.max(high, score), -Infinity);
  return Math.sign(core.indexOf(most) - core.indexOf(least)) * (most - least);
}

function median(values: Float64Array<ArrayBuffer>): number {
  const sorted = values.toSorted();
  const middle = sorted.length >> 1;
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function sumOfSquares(row: Row, { scores, weights }: NonNullable<SweepProblem["data"]>): number {
  return scoresOfRow(row).reduce(
    (sum, score, i) => sum + (weights[i] as number) * ((scores[i] as number) - score) ** 2,
    0,
  );
}

/** share · ln chance, with 0 ln 0 = 0; a chance that is NaN stays one. */
function entropyTerm(share: number, chance: number): number {
  if (Number.isNaN(chance)) return NaN;
  return share === 0 ? 0 : share * Math.log(chance);
}

function logLikelihood(row: Row, { scores, weights }: NonNullable<SweepProblem["data"]>): number {
  return scores.reduce((sum, y, i) => {
    const right = row.guess + row.amplitude * (row.core[i] as number);
    const wrong = row.lapse + row.amplitude * (row.rest[i] as number);
    const w = weights[i] as number;
    return sum + entropyTerm(w * y, right) + entropyTerm(w * (1 - y), wrong);
  }, 0);
}
