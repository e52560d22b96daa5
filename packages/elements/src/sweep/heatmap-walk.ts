import type { HeatmapCell, HeatmapSpec } from "@onset/figure";

/** Cells that one press with Shift goes. */
const STRIDE = 10;

/**
 * The cell that a key leads to from `cell`: arrows by one (ten with Shift), Home and End along the row, Page Up and Page
 * Down to the panel before and after. Null for Escape, undefined for keys that mean nothing here.
 */
export function nextCell(
  { key, shiftKey }: Pick<KeyboardEvent, "key" | "shiftKey">,
  cell: HeatmapCell,
  { x, y, panels }: Pick<HeatmapSpec, "x" | "y" | "panels">,
): HeatmapCell | null | undefined {
  const by = shiftKey ? STRIDE : 1;
  const [columns, rows] = [x.values.length, y.values.length];
  switch (key) {
    case "ArrowLeft":
      return { ...cell, ix: within(cell.ix - by, columns) };
    case "ArrowRight":
      return { ...cell, ix: within(cell.ix + by, columns) };
    case "ArrowUp":
      return { ...cell, iy: within(cell.iy + by, rows) };
    case "ArrowDown":
      return { ...cell, iy: within(cell.iy - by, rows) };
    case "Home":
      return { ...cell, ix: 0 };
    case "End":
      return { ...cell, ix: columns - 1 };
    case "PageUp":
      return panels.length > 1 ? { ...cell, panel: within(cell.panel - 1, panels.length) } : undefined;
    case "PageDown":
      return panels.length > 1 ? { ...cell, panel: within(cell.panel + 1, panels.length) } : undefined;
    case "Escape":
      return null;
    default:
      return undefined;
  }
}

const within = (index: number, count: number): number => Math.max(0, Math.min(count - 1, index));
