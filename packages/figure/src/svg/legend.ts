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

interface Entry {
  readonly mark: FigureMark;
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
  const entries = layOut(legendMarks(spec), theme.fontSize, place.width);
  const rows = entries.reduce((most, entry) => Math.max(most, entry.row + 1), 0);
  const items = entries.map((entry) => {
    const x = place.left + entry.left;
    const y = place.top + entry.row * ROW + ROW / 2;
    return markup`<g transform="translate(${x},${y})">${drawKey(entry.mark, theme)}<text x="${KEY}" y="4">${entry.text}</text></g>`;
  });
  return {
    height: rows * ROW,
    drawing: markup`<g font-size="${theme.fontSize}" fill="${theme.text}">${items}</g>`,
  };
}

/** The marks that the legend names: each (role, label) once, bands only where no line stands for them. */
export function legendMarks(spec: FigureSpec): readonly FigureMark[] {
  const lines = new Set<FigureRole>(
    spec.marks.filter((mark) => mark.kind === "line").map((mark) => mark.role),
  );
  const seen = new Set<string>();
  const order = ["points", "line", "band", "rule"];
  return spec.marks
    .filter((mark) => mark.kind !== "band" || !lines.has(mark.role))
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
    .filter((mark) => {
      const key = `${mark.role} ${mark.label}`;
      return seen.has(key) ? false : seen.add(key);
    });
}

function layOut(marks: readonly FigureMark[], fontSize: number, width: number): readonly Entry[] {
  let left = 0;
  let row = 0;
  return marks.map((mark) => {
    const text = fittingText(mark.label, fontSize, width - KEY);
    const room = KEY + textWidth(text, fontSize);
    if (left > 0 && left + room > width) {
      left = 0;
      row++;
    }
    const entry = { mark, text, left: Math.round(left), row };
    left += room + GAP;
    return entry;
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
