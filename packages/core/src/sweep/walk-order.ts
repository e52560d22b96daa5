// In which order a slice's curves are computed. Rows are in the order of the spec; the kernel is fastest where curves of
// one steepness follow each other, because they share a table of exponentials. Where all tables fit into its memory
// the order does not matter; where they do not, and thresholds lie outside of steepnesses, each curve would make its
// table anew (ten times the work). Then a slice is walked steepness by steepness and its results are put in place.
import type { CurveDesign } from "@onset/kernel";
import type { SweepAxis } from "./sweep-axis.ts";
import type { SweepRunPlan } from "./observe/sweep-run-plan.ts";

/** What the kernel keeps for tables (packages/kernel, open-run.ts). */
const tableBytes = 2 ** 24;
const bytesPerValue = 8;

/**
 * The order of the axes for the kernel, outermost first, as indices of the spec's axes; null where the spec's own order
 * is as good. Values observed depend on no order, so this decides speed alone.
 */
export function walkOrder(
  axes: readonly SweepAxis[],
  { output, place }: Pick<SweepRunPlan, "output" | "place">,
): readonly number[] | null {
  const steepness = axes.findIndex(({ parameters }) => parameters.includes("steepness"));
  if (output !== "observe" || steepness <= 0) return null;
  const tables = axes[steepness]!.count * place.x.length * bytesPerValue;
  if (tables <= tableBytes || axes.slice(0, steepness).every(({ count }) => count === 1)) return null;
  return [steepness, ...axes.map((_, index) => index).filter((index) => index !== steepness)];
}

/** Curves [kernelBegin, kernelEnd) of the kernel's order, and the row (of the slice) that each belongs to. */
export interface WalkRange {
  readonly begin: number;
  readonly end: number;
  readonly rows: Uint32Array;
}

/**
 * The curves [begin, end) of the spec's order as ranges of the kernel's, ascending.
 *
 * @param design as the kernel has it, its axes in the order `walk`
 */
export function walkRanges(
  design: CurveDesign,
  walk: readonly number[],
  begin: number,
  end: number,
): WalkRange[] {
  const places = Float64Array.from({ length: end - begin }, (_, row) =>
    kernelIndex(design, walk, begin + row),
  );
  const rows = Uint32Array.from(places.keys()).sort((a, b) => places[a]! - places[b]!);
  const ranges: WalkRange[] = [];
  for (let from = 0; from < rows.length;) {
    let to = from + 1;
    while (to < rows.length && places[rows[to]!] === places[rows[to - 1]!]! + 1) to += 1;
    const first = places[rows[from]!]!;
    ranges.push({ begin: first, end: first + to - from, rows: rows.subarray(from, to) });
    from = to;
  }
  return ranges;
}

/** The kernel's index of the curve that the spec calls `curve`. */
function kernelIndex({ axes }: CurveDesign, walk: readonly number[], curve: number): number {
  const digits: number[] = [];
  let rest = curve;
  for (let axis = walk.length - 1; axis >= 0; axis--) {
    const count = stepsOf(axes[walk.indexOf(axis)]!);
    digits[axis] = rest % count;
    rest = Math.floor(rest / count);
  }
  return walk.reduce((index, axis, place) => index * stepsOf(axes[place]!) + digits[axis]!, 0);
}

function stepsOf({ values, slots }: CurveDesign["axes"][number]): number {
  return values.length / slots.length;
}
