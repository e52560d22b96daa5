// Slices for the tests of the engines: small enough for the plain TypeScript kernel, odd in every length.
import type { CurveGrid } from "@onset/kernel";
import type { SliceJob, SliceResult } from "../src/worker/slice-job.ts";
import { axisFor } from "../src/series/axis.ts";
import type { Series } from "../src/series/series.ts";

/** `count` values from `from` to `to`, both included. */
export function range(from: number, to: number, count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));
}

export function smallGrid(): CurveGrid {
  return {
    thresholds: range(8, 12, 13),
    steepnesses: range(0.5, 9, 7),
    steps: Float64Array.of(1, 3, 16),
    x: range(6, 14, 301),
  };
}

/** A slice that would compute for many seconds if nobody stopped it. */
export function endlessJob(): SliceJob {
  const grid = {
    thresholds: range(8, 12, 1000),
    steepnesses: range(0.5, 9, 100),
    steps: range(1, 100, 100),
    x: range(6, 14, 1001),
  };
  return { kind: "sweep-curves", grid, begin: 0, end: 10_000_000 };
}

export function evaluateJob(x: Float64Array = range(6, 14, 41)): SliceJob {
  return { kind: "evaluate", curve: "logistic", parameters: { threshold: 10, steepness: 2 }, x };
}

/** One slice of every kind, and a sweep cut into slices of unequal lengths. */
export function mixedJobs(): SliceJob[] {
  const grid = smallGrid();
  const curves = grid.thresholds.length * grid.steepnesses.length * grid.steps.length;
  const jobs: SliceJob[] = [evaluateJob()];
  for (let begin = 0; begin < curves; begin += 37) {
    jobs.push({ kind: "sweep-curves", grid, begin, end: Math.min(begin + 37, curves) });
  }
  jobs.push({ kind: "sweep-scores", grid, begin: 5, end: 16 });
  jobs.push({
    kind: "fit",
    series: [series("a", 0.1), series("b", -0.4)],
    settings: {
      curves: ["constant", "linear", "logistic"],
      likelihood: "auto",
      guessRate: "free",
      interval: "none",
      confidence: 0.95,
    },
  });
  return jobs;
}

/** Seven series of one task, each shifted a little. */
export function manySeries(): Series[] {
  return Array.from({ length: 7 }, (_, index) => series(`task-${index}`, 0.2 * index - 0.4));
}

function series(id: string, shift: number): Series {
  const scores = [0.01, 0.03, 0.08, 0.3, 0.62, 0.91, 0.97];
  return {
    id,
    source: null,
    family: null,
    task: id,
    subtask: null,
    metric: "acc",
    shots: null,
    variant: null,
    chance: null,
    axis: axisFor("params"),
    points: scores.map((score, index) => ({
      scale: 1e8 * (index + 1 + shift) * (index + 1),
      score,
      items: 1000,
      correct: Math.round(1000 * score),
      standardError: null,
      model: null,
    })),
  };
}

/** Typed arrays as {@link checksum}, the rest as JSON: equal strings mean equal bytes. */
export function bytesOf(results: readonly SliceResult[]): string {
  return JSON.stringify(results, (_, value: unknown) =>
    ArrayBuffer.isView(value) ? checksum(value) : value,
  );
}

/** Length and checksum of an array's bytes: FNV-1a (Fowler, Noll, Vo), and its twin that multiplies first: 64 bits together. */
export function checksum(array: ArrayBufferView): string {
  const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
  const prime = 0x01000193;
  let first = 0x811c9dc5;
  let second = first;
  for (const byte of bytes) {
    first = Math.imul(first ^ byte, prime);
    second = Math.imul(second, prime) ^ byte;
  }
  return `${bytes.length} bytes ${first >>> 0} ${second >>> 0}`;
}
