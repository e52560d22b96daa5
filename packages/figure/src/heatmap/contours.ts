/**
 * Lines of equal value through a field of cells, by marching squares (W. E. Lorensen and H. E. Cline, Comput. Graph. 21
 * (1987) 163, in two dimensions) on the middles of the cells. They say without colour what the colours say.
 */

/** A field of cells, `columns` to a row. */
export interface Field {
  readonly values: ArrayLike<number>;
  readonly columns: number;
  readonly rows: number;
}

/** Most cells to a side that a contour looks at: beyond it, no eye sees the difference. */
const FINEST = 96;

/**
 * Segments of the contour at `level`, as x1, y1, x2, y2 in units of cells from the corner of the first: the middle of
 * cell (0, 0) is (0.5, 0.5). Squares with a cell that has no value are left open.
 */
export function contourSegments(field: Field, level: number): Float64Array<ArrayBuffer> {
  const across = stops(field.columns);
  const up = stops(field.rows);
  const segments: number[] = [];
  for (let j = 1; j < up.length; j++) {
    for (let i = 1; i < across.length; i++) {
      const box = { left: across[i - 1] ?? 0, right: across[i] ?? 0, low: up[j - 1] ?? 0, high: up[j] ?? 0 };
      addSquare(segments, field, box, level);
    }
  }
  return Float64Array.from(segments);
}

interface Square {
  readonly left: number;
  readonly right: number;
  readonly low: number;
  readonly high: number;
}

function addSquare(
  segments: number[],
  field: Field,
  { left, right, low, high }: Square,
  level: number,
): void {
  const at = (ix: number, iy: number): number =>
    (field.values[iy * field.columns + ix] ?? Number.NaN) - level;
  const [a, b, c, d] = [at(left, low), at(right, low), at(right, high), at(left, high)];
  const above = (a >= 0 ? 1 : 0) + (b >= 0 ? 1 : 0) + (c >= 0 ? 1 : 0) + (d >= 0 ? 1 : 0);
  if (above === 0 || above === 4 || !Number.isFinite(a + b + c + d)) return;
  const crossings: number[] = [];
  // Around the square once: where neighbours lie on two sides of the level, the line passes between them.
  if (a >= 0 !== b >= 0) crossings.push(between(left, right, a / (a - b)), low + 0.5);
  if (b >= 0 !== c >= 0) crossings.push(right + 0.5, between(low, high, b / (b - c)));
  if (c >= 0 !== d >= 0) crossings.push(between(right, left, c / (c - d)), high + 0.5);
  if (d >= 0 !== a >= 0) crossings.push(left + 0.5, between(high, low, d / (d - a)));
  if (crossings.length === 4) segments.push(...crossings);
  // A saddle: two lines, which separate the corners on the side that the middle is not on.
  else if (a + b + c + d >= 0 === a >= 0) segments.push(...crossings);
  else segments.push(...crossings.slice(6), ...crossings.slice(0, 6));
}

const between = (from: number, to: number, share: number): number => from + (to - from) * share + 0.5;

/** Indices from 0 to `count` − 1, thinned evenly to at most {@link FINEST}. */
function stops(count: number): readonly number[] {
  const kept = Math.min(count, FINEST);
  return Array.from({ length: kept }, (_, i) => Math.round((i * (count - 1)) / Math.max(1, kept - 1)));
}
