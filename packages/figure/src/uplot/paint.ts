import type uPlot from "uplot";
import type { FigureAxis, FigurePoint, FigureSpec, RuleMark } from "../spec/figure-spec.ts";
import type { FigureTheme, PointShape, RoleStyle } from "../theme/theme.ts";
import { withOpacity } from "./align-marks.ts";

const RADIUS = 4;
const CAP = 3;

/** Paints threshold rules with their intervals, under the lines. */
export function paintRules(plot: uPlot, spec: FigureSpec, theme: FigureTheme): void {
  withContext(plot, (context, ratio) => {
    for (const mark of spec.marks) {
      if (mark.kind === "rule")
        paintRule(plot, mark, { context, ratio, style: theme.roles[mark.role], axis: spec.x });
    }
  });
}

interface Brush {
  readonly context: CanvasRenderingContext2D;
  readonly ratio: number;
  readonly style: RoleStyle;
}

function paintRule(plot: uPlot, mark: RuleMark, brush: Brush & { axis: FigureAxis }): void {
  const { context, ratio, style, axis } = brush;
  const { top, height } = plot.bbox;
  const [first, last] = axis.domain;
  const position = (value: number): number =>
    plot.valToPos(Math.min(last, Math.max(first, value)), "x", true);
  if (mark.interval !== null) {
    const left = position(mark.interval.low ?? first);
    context.fillStyle = withOpacity(style.color, style.areaOpacity);
    context.fillRect(left, top, position(mark.interval.high ?? last) - left, height);
  }
  if (mark.x < first || mark.x > last) return;
  context.strokeStyle = style.color;
  context.lineWidth = style.width * ratio;
  context.setLineDash(style.dash.map((length) => length * ratio));
  context.beginPath();
  context.moveTo(position(mark.x), top);
  context.lineTo(position(mark.x), top + height);
  context.stroke();
}

/** Paints points with their error bars, over everything, each exactly at its x. */
export function paintPoints(plot: uPlot, spec: FigureSpec, theme: FigureTheme): void {
  withContext(plot, (context, ratio) => {
    for (const mark of spec.marks) {
      if (mark.kind !== "points") continue;
      const brush = { context, ratio, style: theme.roles[mark.role] };
      for (const point of mark.points) paintErrorBar(plot, point, brush);
      for (const point of mark.points) paintPoint(plot, point, { ...brush, halo: theme.background });
    }
  });
}

function paintErrorBar(plot: uPlot, point: FigurePoint, { context, ratio, style }: Brush): void {
  if (point.low === null || point.high === null) return;
  const x = plot.valToPos(point.x, "x", true);
  const low = plot.valToPos(point.low, "y", true);
  const high = plot.valToPos(point.high, "y", true);
  context.strokeStyle = style.color;
  context.lineWidth = 1.25 * ratio;
  context.beginPath();
  context.moveTo(x, low);
  context.lineTo(x, high);
  for (const end of [low, high]) {
    context.moveTo(x - CAP * ratio, end);
    context.lineTo(x + CAP * ratio, end);
  }
  context.stroke();
}

function paintPoint(
  plot: uPlot,
  point: FigurePoint,
  { context, ratio, style, halo }: Brush & { halo: string },
): void {
  const x = plot.valToPos(point.x, "x", true);
  const y = plot.valToPos(point.y, "y", true);
  context.beginPath();
  tracePoint(context, style.shape, { x, y, radius: RADIUS * ratio });
  context.fillStyle = style.color;
  context.strokeStyle = halo;
  context.lineWidth = 1.25 * ratio;
  context.fill();
  context.stroke();
}

function tracePoint(
  context: CanvasRenderingContext2D,
  shape: PointShape,
  { x, y, radius }: { x: number; y: number; radius: number },
): void {
  if (shape === "circle") {
    context.arc(x, y, radius, 0, 2 * Math.PI);
    return;
  }
  const corners = CORNERS[shape];
  corners.forEach(([dx, dy], index) => {
    if (index === 0) context.moveTo(x + dx * radius, y + dy * radius);
    else context.lineTo(x + dx * radius, y + dy * radius);
  });
  context.closePath();
}

/** Corners in units of the radius; areas about equal to the circle's. */
const CORNERS: Readonly<Record<Exclude<PointShape, "circle">, readonly (readonly [number, number])[]>> = {
  diamond: [
    [0, -1.3],
    [1.1, 0],
    [0, 1.3],
    [-1.1, 0],
  ],
  square: [
    [-0.9, -0.9],
    [0.9, -0.9],
    [0.9, 0.9],
    [-0.9, 0.9],
  ],
  triangle: [
    [0, -1.25],
    [1.2, 0.9],
    [-1.2, 0.9],
  ],
};

function withContext(plot: uPlot, paint: (context: CanvasRenderingContext2D, ratio: number) => void): void {
  plot.ctx.save();
  // uPlot leaves the dash of the line it drew last.
  plot.ctx.setLineDash([]);
  paint(plot.ctx, globalThis.devicePixelRatio || 1);
  plot.ctx.restore();
}
