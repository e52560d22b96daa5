import { symbol, symbolCircle, symbolDiamond, symbolSquare, symbolTriangle } from "d3-shape";
import { type Markup, markup } from "../markup/markup.ts";
import type { FigureMark, FigureRole, FigureSpec } from "../spec/figure-spec.ts";
import type { FigureTheme } from "../theme/theme.ts";
import { strokeOf } from "./marks.ts";
import { fittingText, textWidth } from "./text-width.ts";

const KEY = 26;
const GAP = 16;
const ROW = 18;
const SYMBOLS = {
  circle: symbolCircle,
  diamond: symbolDiamond,
  square: symbolSquare,
  triangle: symbolTriangle,
};

interface Placed {
  readonly entry: LegendEntry;
  readonly text: string;
  readonly left: number;
  readonly row: number;
}

/** A legend laid out in rows, and its height. */
export interface Legend {
  readonly height: number;
  readonly drawing: Markup;
}

/** One entry for each label, wrapped to `width`; bands ride with the line of their role. */
export function drawLegend(
  spec: FigureSpec,
  theme: FigureTheme,
  place: { left: number; top: number; width: number },
): Legend {
  const placed = layOut(legendEntries(spec), theme.fontSize, place.width);
  const rows = placed.reduce((most, one) => Math.max(most, one.row + 1), 0);
  const items = placed.map(({ entry, text, left, row }) => {
    const x = place.left + left;
    const y = place.top + row * ROW + ROW / 2;
    return markup`<g transform="translate(${x},${y})">${entry.marks.map((mark) => drawKey(mark, theme))}<text x="${KEY}" y="4">${text}</text></g>`;
  });
  return {
    height: rows * ROW,
    drawing: markup`<g font-size="${theme.fontSize}" fill="${theme.text}">${items}</g>`,
  };
}

/** One line of a legend: what its marks are called, and the marks themselves. */
export interface LegendEntry {
  readonly role: FigureRole;
  readonly label: string;
  /** Points with a line of the same role and label share an entry; a band rides with the line of its role. */
  readonly marks: readonly FigureMark[];
}

/** What is observed first, then what is said about it, then what it is held against. */
const ORDER: readonly FigureRole[] = ["data", "fit", "alternative", "simulation", "threshold", "chance"];

/** The entries of a figure's legend, in the order to read them. */
export function legendEntries(spec: Pick<FigureSpec, "marks">): readonly LegendEntry[] {
  const lines = new Set(spec.marks.filter((mark) => mark.kind === "line").map((mark) => mark.role));
  const entries = new Map<string, { role: FigureRole; label: string; marks: FigureMark[] }>();
  for (const mark of spec.marks) {
    if (mark.kind === "band" && lines.has(mark.role)) continue;
    const key = `${mark.role} ${mark.label}`;
    const entry = entries.get(key) ?? { role: mark.role, label: mark.label, marks: [] };
    entry.marks.push(mark);
    entries.set(key, entry);
  }
  return [...entries.values()].sort((a, b) => ORDER.indexOf(a.role) - ORDER.indexOf(b.role));
}

function layOut(entries: readonly LegendEntry[], fontSize: number, width: number): readonly Placed[] {
  let left = 0;
  let row = 0;
  return entries.map((entry) => {
    const text = fittingText(entry.label, fontSize, width - KEY);
    const room = KEY + textWidth(text, fontSize);
    if (left > 0 && left + room > width) {
      left = 0;
      row++;
    }
    const placed = { entry, text, left: Math.round(left), row };
    left += room + GAP;
    return placed;
  });
}

function drawKey(mark: FigureMark, theme: FigureTheme): Markup {
  const style = theme.roles[mark.role];
  if (mark.kind === "points") {
    const shape = symbol(SYMBOLS[style.shape], 46).digits(1)() ?? "";
    return markup`<path d="${shape}" transform="translate(10,0)" fill="${style.color}"/>`;
  }
  if (mark.kind === "band")
    return markup`<rect y="-5" width="20" height="10" fill="${style.color}" fill-opacity="${style.areaOpacity}"/>`;
  return markup`<path d="${mark.kind === "rule" ? "M10,-7V7" : "M0,0H20"}" ${strokeOf(style, false)}/>`;
}
