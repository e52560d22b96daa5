import { formatCount, formatMagnitude, formatNumber } from "../format/format-number.ts";
import { type Markup, markup, trusted } from "../markup/markup.ts";
import { onsetByStepsFigure } from "../spec/sweep-figure.ts";
import { toTable } from "../spec/to-table.ts";
import { toSvg } from "../svg/to-svg.ts";
import { variableTheme } from "../theme/themes.ts";
import { htmlTable, scrollBox } from "./html-table.ts";
import { axisWords, modelWords, observableWords } from "./sweep-words.ts";
import type { SweepSummary } from "./report-options.ts";

/** What the sweep covered, how fast it went, and how the onset moves with the number of steps. */
export function sweepSection(sweep: SweepSummary): Markup {
  const figure = onsetByStepsFigure(sweep.rows ?? []);
  const axes = Object.entries(sweep.spec.axes).map(
    ([name, axis]) => markup`<tr><th scope="row">${name}</th><td>${axisWords(axis)}</td></tr>`,
  );
  const drawing =
    figure &&
    trusted(
      toSvg(figure, { width: 560, height: 340, theme: variableTheme, id: "sweep-figure", title: "none" }),
    );
  return markup`<section aria-labelledby="sweep"><h2 id="sweep">Sweep</h2>
<p>Every combination of the values below was simulated with <b>${modelWords(sweep.spec.model)}</b> and reduced to ${observableWords(sweep.spec.observables)}: the same engine that fits also simulates.</p>
<dl class="facts"><div><dt>cells</dt><dd>${formatMagnitude(sweep.cells)}<small>${formatCount(sweep.cells)}</small></dd></div><div><dt>seconds</dt><dd>${formatNumber(sweep.seconds)}</dd></div><div><dt>cells per second</dt><dd>${formatMagnitude(sweep.cellsPerSecond)}</dd></div><div><dt>workers</dt><dd>${sweep.workers}</dd></div></dl>
<div class="pair"><div>${scrollBox("Axes of the sweep", markup`<table class="plain"><caption>Axes</caption><thead><tr><th scope="col">Axis</th><th scope="col">Values</th></tr></thead><tbody>${axes}</tbody></table>`)}${
    figure && scrollBox("Onset by steps", htmlTable(toTable(figure)))
  }</div>${drawing && markup`<figure class="chart"><figcaption>${figure?.title ?? ""}</figcaption>${drawing}</figure>`}</div></section>`;
}
