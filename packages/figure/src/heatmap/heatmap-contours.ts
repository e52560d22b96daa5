import type { Frame } from "../svg/plot-scales.ts";
import { contourSegments } from "./contours.ts";
import { heatmapTicks } from "./heatmap-format.ts";
import type { HeatmapPanel, HeatmapSpec } from "./heatmap-spec.ts";

/** One level's lines in the pixels of a field, with its label and a place for it. */
export interface PlacedContour {
  readonly label: string;
  /** x1, y1, x2, y2 of each segment. */
  readonly segments: Float64Array;
  /** Null where the field has no room for a label. */
  readonly labelAt: { readonly x: number; readonly y: number } | null;
  /** The line runs over the dark half of the colours, and must be light. */
  readonly onDark: boolean;
}

/** Fields narrower than this have lines, but no words on them. */
const ROOM_FOR_LABELS = 240;

/** Contours of a panel at round values, each labelled once where it is far from the other labels. */
export function placeContours(
  heatmap: HeatmapSpec,
  panel: HeatmapPanel,
  field: Frame,
): readonly PlacedContour[] {
  const { x, y, value } = heatmap;
  const [columns, rows] = [x.values.length, y.values.length];
  if (columns < 3 || rows < 3) return [];
  const [low, high] = value.domain;
  const levels = heatmapTicks(value.domain, value.format, { most: 7, ratio: false }).filter(
    (tick) => tick.value > low && tick.value < high,
  );
  const taken: { x: number; y: number }[] = [];
  return levels.map((level) => {
    const segments = contourSegments({ values: panel.values, columns, rows }, level.value);
    for (let i = 0; i < segments.length; i += 2) {
      segments[i] = field.left + ((segments[i] ?? 0) / columns) * field.width;
      segments[i + 1] = field.top + field.height * (1 - (segments[i + 1] ?? 0) / rows);
    }
    const labelAt = field.width < ROOM_FOR_LABELS ? null : labelPlace(segments, field, taken);
    if (labelAt !== null) taken.push(labelAt);
    return { label: level.label, segments, labelAt, onDark: (level.value - low) / (high - low) < 0.55 };
  });
}

/** The point of a line that is farthest from all labels and from the edges, if it is far enough to be read. */
function labelPlace(
  segments: Float64Array,
  field: Frame,
  taken: readonly { readonly x: number; readonly y: number }[],
): { x: number; y: number } | null {
  let best: { x: number; y: number } | null = null;
  let widest = 22;
  for (let i = 0; i < segments.length; i += 4) {
    const [x, y] = [segments[i] ?? 0, segments[i + 1] ?? 0];
    const [across, down] = [x - field.left, y - field.top];
    if (Math.min(across, field.width - across) < 26 || Math.min(down, field.height - down) < 12) continue;
    // Labels are wider than high: sideways a pixel counts half.
    let room = Number.POSITIVE_INFINITY;
    for (const label of taken)
      room = Math.min(room, Math.max(Math.abs(x - label.x) / 2, Math.abs(y - label.y)));
    // Of equal ones the one nearest to the middle of the field.
    const middle = Math.abs(across - field.width / 2) / field.width;
    const worth = Math.min(room, 400) * (1 - 0.5 * middle);
    if (worth > widest) [best, widest] = [{ x, y }, worth];
  }
  return best;
}
