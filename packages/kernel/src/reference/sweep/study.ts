import type { Observer, StudyColumns, SweepProblem } from "../../sweep-calls.ts";
import { checkRange } from "../../sweep/check-sweep.ts";
import { checkStudy } from "../../sweep/check-study.ts";
import { designCurves, slotsOf } from "../../sweep/design.ts";
import { drawCounts } from "../random/draw.ts";
import { observeRow } from "./observe.ts";
import { makeRow, type Row, scoresOfRow } from "./row.ts";

/** The plain twin of `SweepRun.study`: curve by curve, replicate by replicate, each seen by every observer. */
export function studyCurves(problem: SweepProblem, begin: number, end: number): StudyColumns {
  const { replicates, levels } = checkStudy(problem);
  checkRange(designCurves(problem.design), begin, end);
  const curves = end - begin;
  const columns = {
    mean: new Float64Array(levels.length * curves),
    standardDeviation: new Float64Array(levels.length * curves),
    share: new Float64Array(levels.length * curves),
  };
  for (let curve = begin; curve < end; curve++) {
    const seen = measureCurve(problem, curve);
    levels.forEach((level, o) => {
      const values = seen.map((row) => row[o] as number);
      const at = o * curves + curve - begin;
      const known = values.filter((value) => !Number.isNaN(value));
      [columns.mean[at], columns.standardDeviation[at]] = moments(known);
      columns.share[at] = Number.isNaN(level)
        ? NaN
        : known.filter((value) => value >= level - 1e-12 * Math.abs(level)).length / replicates;
    });
  }
  return columns;
}

/** What every observer sees of every replicate. */
function measureCurve(problem: SweepProblem, curve: number): number[][] {
  const { model, design, x, data } = problem;
  const { seed, replicates, itemsSlot, firstCurve } = checkStudy(problem);
  const slots = slotsOf(design, curve);
  const row = makeRow(model, slots, x);
  const items = slots[itemsSlot] as number;
  const draws = { seed, curve: firstCurve + curve, begin: 0, end: replicates };
  const counts = drawCounts(draws, new Float64Array(x.length).fill(items), scoresOfRow(row));
  const observers = problem.observers.map((observer) => onScores(observer, row));
  return Array.from({ length: replicates }, (_, r) => {
    const own = counts.subarray(r * x.length, (r + 1) * x.length);
    const measured = measuredRow(own, items, row.direction);
    return observers.map((observer) => observeRow(observer, measured, x, data));
  });
}

/** A row of shares as they were seen: nothing is known of rates, what is seen is all. */
function measuredRow(counts: Float64Array, items: number, direction: Row["direction"]): Row {
  return {
    core: counts.map((count) => count / items),
    rest: counts.map((count) => (items - count) / items),
    guess: 0,
    lapse: 0,
    amplitude: 1,
    direction,
  };
}

/** Levels of F^L as the scores that the curve's rates make of them. */
function onScores(observer: Observer, { guess, amplitude }: Row): Observer {
  const scoreOf = (level: number): number => guess + amplitude * level;
  if (observer.kind === "crossing" && observer.of === "core") {
    return { ...observer, level: scoreOf(observer.level), of: "observed" };
  }
  if (observer.kind === "width" && observer.of === "core") {
    return { ...observer, low: scoreOf(observer.low), high: scoreOf(observer.high), of: "observed" };
  }
  return observer;
}

/** Mean and standard deviation (n − 1) by Welford's recurrence; of fewer than one and two values NaN. */
function moments(values: readonly number[]): [number, number] {
  let mean = 0;
  let squares = 0;
  values.forEach((value, i) => {
    const before = value - mean;
    mean += before / (i + 1);
    squares += before * (value - mean);
  });
  if (values.length === 0) return [NaN, NaN];
  return [mean, values.length === 1 ? NaN : Math.sqrt(squares / (values.length - 1))];
}
