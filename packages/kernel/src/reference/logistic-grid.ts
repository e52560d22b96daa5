import { AsymptoteSearch, clamp } from "./asymptotes.ts";
import { type LogisticProblem, writeShape } from "./logistic-problem.ts";

// The first look of a fit: every cell of a grid over threshold and log steepness with its best asymptotes.

/** Thresholds spread over the data and beyond; what lies between neighbouring points comes on top. */
const THRESHOLDS = 16;
/** Thresholds for each gap between neighbouring points, as parts of it. */
const BETWEEN = [0.25, 0.5, 0.75] as const;
/** Gaps that get their own thresholds. */
const GAPS = 40;
const STEEPNESSES = 16;
/** What a cell's asymptotes are worth; those of the peaks go on with the climb. */
const PATIENCE = { rounds: 1, shortest: 0.25 } as const;

/** A cell that none of its neighbours beats: a θ to climb from. */
export interface Peak {
  readonly theta: Float64Array;
  readonly objective: number;
}

/** The peaks of the grid, best first; of a level stretch the first cell alone. */
export function peaksOf(problem: LogisticProblem): Peak[] {
  const thresholds = thresholdsOf(problem);
  const logs = logSteepnessesOf(problem);
  const cells = cellsOf(problem, thresholds, logs);
  const columns = logs.length;
  const peaks: Peak[] = [];
  for (let cell = 0; cell < cells.objective.length; cell++) {
    if (!isPeak(cells.objective, columns, cell)) continue;
    const row = Math.floor(cell / columns);
    const theta = Float64Array.of(
      thresholds[row]!,
      logs[cell % columns]!,
      cells.left[cell]!,
      cells.right[cell]!,
    );
    peaks.push({ theta, objective: cells.objective[cell]! });
  }
  return peaks.sort((a, b) => b.objective - a.objective);
}

interface Cells {
  readonly objective: Float64Array;
  readonly left: Float64Array;
  readonly right: Float64Array;
}

/** A row for each threshold, a column for each steepness. */
function cellsOf(problem: LogisticProblem, thresholds: Float64Array, logs: Float64Array): Cells {
  const { points, likelihood, low, high } = problem;
  const shape = { rise: new Float64Array(points.count), fall: new Float64Array(points.count) };
  const box = { left: [low[2]!, high[2]!], right: [low[3]!, high[3]!] } as const;
  const asymptotes = new AsymptoteSearch(likelihood, points, box);
  const size = thresholds.length * logs.length;
  const cells = {
    objective: new Float64Array(size),
    left: new Float64Array(size),
    right: new Float64Array(size),
  };
  const steepnesses = logs.map((log) => Math.exp(log));
  let cell = 0;
  for (const threshold of thresholds) {
    for (const k of steepnesses) {
      writeShape(points, threshold, k, shape);
      asymptotes.solve(shape, PATIENCE);
      cells.objective[cell] = asymptotes.objective;
      cells.left[cell] = asymptotes.left;
      cells.right[cell] = asymptotes.right;
      cell++;
    }
  }
  return cells;
}

/**
 * Whether none of its four neighbours is better, and none before it as good. Diagonal neighbours do not count: hills
 * lie aslant in this grid, and a lower one must not vanish at the foot of a higher one.
 */
function isPeak(objective: Float64Array, columns: number, cell: number): boolean {
  const own = objective[cell]!;
  const column = cell % columns;
  if (cell >= columns && objective[cell - columns]! >= own) return false;
  if (column > 0 && objective[cell - 1]! >= own) return false;
  if (column < columns - 1 && objective[cell + 1]! > own) return false;
  return cell + columns >= objective.length || objective[cell + columns]! <= own;
}

/** Around the data and within the box, closer where a point of the data can change sides. */
function thresholdsOf({ points, low, high }: LogisticProblem): Float64Array {
  const [bottom, top] = [low[0]!, high[0]!];
  const xs = positionsOf(points.x);
  const first = xs[0]!;
  const span = xs.at(-1)! - first || 1;
  const found = new Set([bottom, top]);
  const [from, to] = [clamp(first - 0.5 * span, bottom, top), clamp(first + 1.5 * span, bottom, top)];
  for (let i = 0; i < THRESHOLDS; i++) found.add(from + ((to - from) * i) / (THRESHOLDS - 1));
  for (let gap = 0; gap < Math.min(xs.length - 1, GAPS); gap++) {
    for (const part of BETWEEN) {
      const at = xs[gap]! + part * (xs[gap + 1]! - xs[gap]!);
      if (at > bottom && at < top) found.add(at);
    }
  }
  return Float64Array.from(found).sort();
}

/** From nearly straight over the data to nearly a step within the smallest gap, within the box. */
function logSteepnessesOf({ points, low, high }: LogisticProblem): Float64Array {
  const xs = positionsOf(points.x);
  const span = xs.at(-1)! - xs[0]! || 1;
  let gap = span;
  for (let i = 1; i < xs.length; i++) gap = Math.min(gap, xs[i]! - xs[i - 1]!);
  const from = clamp(Math.log(0.3 / span), low[1]!, high[1]!);
  const to = clamp(Math.log(80 / gap), low[1]!, high[1]!);
  const found = new Set<number>();
  for (let i = 0; i < STEEPNESSES; i++) found.add(from + ((to - from) * i) / (STEEPNESSES - 1));
  return Float64Array.from(found);
}

/** The different positions of the points, ascending. */
function positionsOf(x: Float64Array): number[] {
  return [...new Set(x.toSorted())];
}
