import { type Markup, markup } from "../markup/markup.ts";
import { ticksOf } from "../format/ticks.ts";
import type { FigureSpec } from "../spec/figure-spec.ts";
import { pixel, plotScales } from "../svg/plot-scales.ts";
import { variableTheme } from "../theme/themes.ts";
import type { ReportEntry } from "./entries.ts";

const WIDTH = 168;
const HEIGHT = 30;
const FRAME = { left: 6, top: 0, width: WIDTH - 12, height: HEIGHT };

/** The axis that the strips of one group share; null where its series have axes of different kinds. */
export function sharedAxis(entries: readonly ReportEntry[]): FigureSpec["x"] | null {
  const first = entries[0]?.figure.x;
  if (first === undefined || entries.some((entry) => entry.figure.x.format !== first.format)) return null;
  const ends = entries.map((entry) => entry.figure.x.domain);
  const low = Math.min(...ends.map((end) => end[0]));
  return { ...first, domain: [low, Math.max(...ends.map((end) => end[1]))] };
}

/**
 * The answer "where" with its limits on the group's shared axis, so that a column of strips reads as one chart of "where". Hidden
 * from screen readers: the cell beside it says the same in numbers.
 */
export function intervalStrip(entry: ReportEntry, x: FigureSpec["x"]): Markup {
  const { where } = entry.analysis.answers;
  const { color } = variableTheme.roles.threshold;
  const at = plotScales({ ...entry.figure, x }, FRAME).x;
  const [first, last] = x.domain;
  const inside = (value: number): number => pixel(at(Math.min(last, Math.max(first, value))));
  const low = inside(where.low ?? first);
  const high = inside(where.high ?? last);
  const y = HEIGHT / 2;
  const bar =
    (where.low !== null || where.high !== null) &&
    markup`<path d="M${low},${y}H${high}" stroke="${color}" stroke-width="7" stroke-opacity="0.35"/>`;
  const dot =
    where.status !== "not-identified" &&
    where.value !== null &&
    where.value >= first &&
    where.value <= last &&
    markup`<circle cx="${inside(where.value)}" cy="${y}" r="3.5" fill="${color}"/>`;
  return strip(markup`${gridOf(x, at)}${bar}${dot}`);
}

/** The shared axis itself, for the head of the column. */
export function stripAxis(x: FigureSpec["x"], figure: FigureSpec): Markup {
  const at = plotScales({ ...figure, x }, FRAME).x;
  const labels = ticksOf(x, 4).map(
    (tick) =>
      markup`<text x="${pixel(Math.min(WIDTH - 16, Math.max(16, at(tick.value))))}" y="22" text-anchor="middle">${tick.label}</text>`,
  );
  return strip(markup`<g font-size="10.5" fill="${variableTheme.mutedText}">${labels}</g>`);
}

function gridOf(x: FigureSpec["x"], at: (value: number) => number): Markup {
  const lines = ticksOf(x, 4).map((tick) => `M${pixel(at(tick.value))},0V${HEIGHT}`);
  return markup`<path d="${lines.join("")}" stroke="${variableTheme.grid}"/>`;
}

function strip(content: Markup): Markup {
  return markup`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" aria-hidden="true" focusable="false">${content}</svg>`;
}
