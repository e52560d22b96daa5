import { lightTheme, type FigureMark, type FigureSpec, type PointShape } from "@onset/figure";
import { html, svg, type SVGTemplateResult, type TemplateResult } from "lit";

/** What the marks mean: a swatch in the mark's own colour, shape and dash, and its label as text. */
export function figureLegend(figure: FigureSpec): TemplateResult {
  const marks = figure.marks.filter((mark) => mark.label !== "");
  return html`<ul class="legend" part="legend">
    ${marks.map((mark) => html`<li>${swatch(mark)}<span>${mark.label}</span></li>`)}
  </ul>`;
}

function swatch(mark: FigureMark): TemplateResult {
  return html`<svg
    class="swatch"
    data-role=${mark.role}
    viewBox="0 0 28 14"
    width="28"
    height="14"
    aria-hidden="true"
  >
    ${shape(mark)}
  </svg>`;
}

function shape(mark: FigureMark): SVGTemplateResult {
  const style = lightTheme.roles[mark.role];
  const dash = style.dash.join(" ");
  switch (mark.kind) {
    case "band":
      return svg`<rect class="area" x="1" y="2" width="26" height="10" rx="2" />`;
    case "line":
      return svg`<line x1="1" y1="7" x2="27" y2="7" stroke-width=${style.width} stroke-dasharray=${dash} />`;
    case "rule":
      return svg`<line x1="14" y1="0" x2="14" y2="14" stroke-width=${style.width} stroke-dasharray=${dash} />`;
    case "points":
      return svg`<line x1="14" y1="0" x2="14" y2="14" stroke-width="1.25" />${pointShapes[style.shape]}`;
    default:
      return mark satisfies never;
  }
}

const pointShapes: Record<PointShape, SVGTemplateResult> = {
  circle: svg`<circle class="point" cx="14" cy="7" r="4" />`,
  diamond: svg`<path class="point" d="M14 2 19 7 14 12 9 7Z" />`,
  square: svg`<rect class="point" x="10" y="3" width="8" height="8" />`,
  triangle: svg`<path class="point" d="M14 2.5 18.5 11H9.5Z" />`,
};
