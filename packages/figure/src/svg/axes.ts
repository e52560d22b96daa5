import { type Tick, ticksOf } from "../format/ticks.ts";
import { type Markup, markup } from "../markup/markup.ts";
import type { Canvas } from "./marks.ts";
import { pixel } from "./plot-scales.ts";

/** Grid, ticks and tick labels. Axis titles are the caller's, since only it knows the room. */
export function drawAxes(canvas: Canvas): Markup {
  const { theme } = canvas;
  const size = canvas.compact ? theme.fontSize - 1 : theme.fontSize;
  return markup`<g font-size="${size}" fill="${theme.mutedText}">${drawY(canvas)}${drawX(canvas)}</g>`;
}

function drawY(canvas: Canvas): Markup {
  const { spec, frame, scales, theme } = canvas;
  const right = pixel(frame.left + frame.width);
  const ticks = ticksOf(spec.y, Math.max(2, Math.floor(frame.height / 28)));
  const lines = ticks.map((tick) => `M${pixel(frame.left)},${pixel(scales.y(tick.value))}H${right}`).join("");
  const label = (tick: Tick): Markup =>
    markup`<text x="${pixel(frame.left - 8)}" y="${pixel(scales.y(tick.value) + 4)}">${tick.label}</text>`;
  return markup`<path d="${lines}" stroke="${theme.grid}"/><g text-anchor="end">${ticks.map(label)}</g>`;
}

function drawX(canvas: Canvas): Markup {
  const { spec, frame, scales, theme } = canvas;
  const bottom = pixel(frame.top + frame.height);
  const ticks = ticksOf(spec.x, Math.max(2, Math.floor(frame.width / 58)));
  const lines = ticks.map((tick) => `M${pixel(scales.x(tick.value))},${bottom}v5`).join("");
  const base = `M${pixel(frame.left)},${bottom}H${pixel(frame.left + frame.width)}`;
  const label = (tick: Tick): Markup =>
    markup`<text x="${pixel(scales.x(tick.value))}" y="${bottom + 18}">${tick.label}</text>`;
  return markup`<path d="${base}${lines}" fill="none" stroke="${theme.axis}"/><g text-anchor="middle">${ticks.map(label)}</g>`;
}
