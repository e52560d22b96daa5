import { heatmapSvg, toSvg, variableTheme, type FigureSpec, type HeatmapSpec } from "@onset/figure";
import { html, nothing, type TemplateResult } from "lit";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import { pictureTable } from "./picture-table.ts";

/** The narrowest picture of a row of several, and what lies between two, in pixels; `.pictures` of the style says the same. */
const NARROWEST = 320;
const GAP = 20;
/** Widths are even multiples of this: a window that is drawn larger redraws little. */
const STEP = 8;

/** Width of one picture where a row of them has so much room; 360 as long as there is none. */
export function pictureWidth(room: number): number {
  if (room <= 0) return 360;
  const columns = Math.max(1, Math.floor((room + GAP) / (NARROWEST + GAP)));
  return Math.max(240, Math.floor((room - GAP * (columns - 1)) / columns / STEP) * STEP);
}

/** How a picture is drawn. */
export interface PictureOptions {
  readonly width: number;
  /** Default 250. */
  readonly height?: number;
  /** Prefix of the ids within. */
  readonly id: string;
}

/** A figure with its notes and its table. The markup is Onset's own: figures escape every word of the data. */
export function picture(
  figure: FigureSpec | null,
  { width, height = 250, id }: PictureOptions,
): TemplateResult | typeof nothing {
  if (figure === null) return nothing;
  const svg = toSvg(figure, { width, height, theme: variableTheme, title: "none", id });
  return html`<figure>
    <figcaption>${figure.title}</figcaption>
    ${unsafeHTML(svg)}
    <p class="muted">${figure.notes.join(" ")}</p>
    ${pictureTable(figure, figure.title)}
  </figure>`;
}

/** A heatmap with what its lines mean and its table. */
export function heatmapPicture(heatmap: HeatmapSpec, { width, id }: PictureOptions): TemplateResult {
  const svg = heatmapSvg(heatmap, { width, height: 330, theme: variableTheme, title: "none", id });
  const { contours } = heatmap;
  return html`<figure class="joint">
    <figcaption>${heatmap.title}</figcaption>
    ${unsafeHTML(svg)}
    ${contours && html`<p class="muted">Lines: ${contours.levels.map(({ label }) => label).join(" and ")} ${contours.meaning}.</p>`}
    ${pictureTable(heatmap, heatmap.title)}
  </figure>`;
}
