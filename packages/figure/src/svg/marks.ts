import { area, line, symbol, symbolCircle, symbolDiamond, symbolSquare, symbolTriangle } from "d3-shape";
import { type Markup, markup } from "../markup/markup.ts";
import type {
  BandMark,
  FigureMark,
  FigurePoint,
  FigureSpec,
  LineMark,
  PointsMark,
  RuleMark,
} from "../spec/figure-spec.ts";
import { pointText } from "../spec/point-text.ts";
import type { FigureTheme, PointShape, RoleStyle } from "../theme/theme.ts";
import { type Frame, type PlotScales, pixel } from "./plot-scales.ts";

const SYMBOLS = {
  circle: symbolCircle,
  diamond: symbolDiamond,
  square: symbolSquare,
  triangle: symbolTriangle,
} as const satisfies Record<PointShape, unknown>;

/** Bands lie under rules, rules under lines, lines under points. */
const LAYERS = ["band", "rule", "line", "points"] as const satisfies readonly FigureMark["kind"][];

/** What the marks of one plot share. */
export interface Canvas {
  readonly spec: FigureSpec;
  readonly frame: Frame;
  readonly scales: PlotScales;
  readonly theme: FigureTheme;
  /** Smaller points and no words: for sparklines and small multiples. */
  readonly compact: boolean;
}

/** All marks of a plot, layer by layer. */
export function drawMarks(canvas: Canvas): Markup {
  return markup`${LAYERS.flatMap((layer) =>
    canvas.spec.marks.filter((mark) => mark.kind === layer).map((mark) => drawMark(mark, canvas)),
  )}`;
}

function drawMark(mark: FigureMark, canvas: Canvas): Markup {
  switch (mark.kind) {
    case "band":
      return drawBand(mark, canvas);
    case "line":
      return drawLine(mark, canvas);
    case "rule":
      return drawRule(mark, canvas);
    case "points":
      return drawPoints(mark, canvas);
    default:
      return mark satisfies never;
  }
}

function drawBand(mark: BandMark, { scales, theme }: Canvas): Markup {
  const style = theme.roles[mark.role];
  const path = area<number>()
    .digits(1)
    .x((index) => scales.x(mark.x[index] ?? 0))
    .y0((index) => scales.y(mark.low[index] ?? 0))
    .y1((index) => scales.y(mark.high[index] ?? 0))([...mark.x.keys()]);
  return markup`<path d="${path ?? ""}" fill="${style.color}" fill-opacity="${style.areaOpacity}"/>`;
}

function drawLine(mark: LineMark, { scales, theme, compact }: Canvas): Markup {
  const path = line<number>()
    .digits(1)
    .x((index) => scales.x(mark.x[index] ?? 0))
    .y((index) => scales.y(mark.y[index] ?? 0))([...mark.x.keys()]);
  return markup`<path d="${path ?? ""}" ${strokeOf(theme.roles[mark.role], compact)} stroke-linejoin="round"/>`;
}

function drawRule(mark: RuleMark, { spec, scales, frame, theme, compact }: Canvas): Markup {
  const style = theme.roles[mark.role];
  const x = pixel(scales.x(mark.x));
  const inside = mark.x >= spec.x.domain[0] && mark.x <= spec.x.domain[1];
  const bottom = pixel(frame.top + frame.height);
  const stem = inside && markup`<path d="M${x},${pixel(frame.top)}V${bottom}" ${strokeOf(style, compact)}/>`;
  return markup`${intervalArea(mark, { spec, scales, frame, style })}${stem}`;
}

function intervalArea(
  mark: RuleMark,
  { spec, scales, frame, style }: Pick<Canvas, "spec" | "scales" | "frame"> & { style: RoleStyle },
): Markup | null {
  if (mark.interval === null) return null;
  const [first, last] = spec.x.domain;
  const low = Math.min(last, Math.max(first, mark.interval.low ?? first));
  const high = Math.min(last, Math.max(first, mark.interval.high ?? last));
  if (!(high > low)) return null;
  const left = pixel(scales.x(low));
  return markup`<rect x="${left}" y="${pixel(frame.top)}" width="${pixel(scales.x(high) - left)}" height="${pixel(frame.height)}" fill="${style.color}" fill-opacity="${style.areaOpacity}"/>`;
}

function drawPoints(mark: PointsMark, canvas: Canvas): Markup {
  const style = canvas.theme.roles[mark.role];
  const bars = mark.points.map((point) => errorBar(point, canvas)).join("");
  const whiskers =
    bars !== "" &&
    markup`<path d="${bars}" fill="none" stroke="${style.color}" stroke-width="${canvas.compact ? 1 : 1.25}"/>`;
  const shape = symbol(SYMBOLS[style.shape], canvas.compact ? 14 : 46).digits(1)() ?? "";
  const points = mark.points.map((point) => {
    const place = `translate(${pixel(canvas.scales.x(point.x))},${pixel(canvas.scales.y(point.y))})`;
    const words = canvas.compact ? null : markup`<title>${pointText(point, canvas.spec)}</title>`;
    return markup`<path d="${shape}" transform="${place}">${words}</path>`;
  });
  return markup`${whiskers}<g fill="${style.color}" stroke="${canvas.theme.background}" stroke-width="${canvas.compact ? 0 : 1.25}">${points}</g>`;
}

/** A vertical whisker with caps, as path data; empty without an interval. */
function errorBar(point: FigurePoint, { scales, compact }: Canvas): string {
  if (point.low === null || point.high === null) return "";
  const x = pixel(scales.x(point.x));
  const low = pixel(scales.y(point.low));
  const high = pixel(scales.y(point.high));
  if (compact) return `M${x},${low}V${high}`;
  return `M${x - 3},${low}h6M${x - 3},${high}h6M${x},${low}V${high}`;
}

/** Presentation attributes of a stroke; the dash differs by role so that colour is never alone. */
export function strokeOf(style: RoleStyle, compact: boolean): Markup {
  const dash = style.dash.length > 0 && markup` stroke-dasharray="${style.dash.join(" ")}"`;
  return markup`fill="none" stroke="${style.color}" stroke-width="${compact ? Math.min(1.5, style.width) : style.width}"${dash}`;
}
