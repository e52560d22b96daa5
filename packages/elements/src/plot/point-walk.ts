// Walking the points of a figure: in which order they stand, and where a key leads. Pure, so that the keyboard, the
// pointer and the tests share one idea of order.
import { formatValue, spokenPoints, type FigureSpec } from "@onset/figure";

/** A point that can be walked to, with the words for it. */
export interface WalkPoint {
  readonly index: number;
  readonly scale: number;
  readonly score: number;
  readonly text: string;
}

/** Every observed point in ascending order of scale; a figure without any gives samples of its first line. */
export function walkPoints(figure: FigureSpec): readonly WalkPoint[] {
  const observed = spokenPoints(figure);
  if (observed.length === 0) return lineSamples(figure);
  return observed.map(({ x, y, text }, index) => ({ index, scale: x, score: y, text }));
}

/** Where a key leads: arrows step, Home and End jump, Escape leaves (null); `undefined` for keys that are not ours. */
export function nextIndex(key: string, current: number | null, count: number): number | null | undefined {
  if (count === 0) return undefined;
  const last = count - 1;
  switch (key) {
    case "ArrowRight":
    case "ArrowUp":
      return current === null ? 0 : Math.min(current + 1, last);
    case "ArrowLeft":
    case "ArrowDown":
      return current === null ? last : Math.max(current - 1, 0);
    case "Home":
      return 0;
    case "End":
      return last;
    case "Escape":
      return current === null ? undefined : null;
    default:
      return undefined;
  }
}

const SAMPLES = 25;

function lineSamples({ marks, x, y }: FigureSpec): readonly WalkPoint[] {
  const line = marks.find((mark) => mark.kind === "line");
  if (line?.kind !== "line" || line.x.length === 0) return [];
  const count = Math.min(SAMPLES, line.x.length);
  return Array.from({ length: count }, (_, index) => {
    const at = count === 1 ? 0 : Math.round((index * (line.x.length - 1)) / (count - 1));
    const [scale, score] = [line.x[at] as number, line.y[at] as number];
    return { index, scale, score, text: `${formatValue(scale, x.format)}: ${formatValue(score, y.format)}` };
  });
}
