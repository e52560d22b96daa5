import type { Series } from "@onset/core";
import { html, type TemplateResult } from "lit";
import { searchSeries, seriesName, type Source } from "./catalogue.ts";

/** What the picker shows and tells. */
export interface PickerState {
  readonly sources: readonly Source[];
  readonly source: Source;
  /** The one on show; null until there is any. */
  readonly series: Series | null;
  readonly search: string;
  readonly onSource: (id: string) => void;
  readonly onSeries: (id: string) => void;
  readonly onSearch: (search: string) => void;
}

const valueOf = (event: Event): string => (event.target as HTMLInputElement | HTMLSelectElement).value;

/** Dataset, search and list of series: native controls, so that every key works that people know. */
export function seriesPicker(state: PickerState): TemplateResult {
  const found = searchSeries(state.source, state.search);
  return html`
    <label class="field">
      <span>Dataset</span>
      <select name="dataset" @change=${(event: Event) => state.onSource(valueOf(event))}>
        ${state.sources.map((one) => html`<option value=${one.id} .selected=${one === state.source}>${one.title}</option>`)}
      </select>
    </label>
    <label class="field">
      <span>Search</span>
      <input
        type="search"
        name="search"
        placeholder="task or setting"
        autocomplete="off"
        .value=${state.search}
        @input=${(event: Event) => state.onSearch(valueOf(event))}
      />
    </label>
    <label class="field list">
      <span>Series <output>${found.length} of ${state.source.series.length}</output></span>
      <select name="series" size="12" @change=${(event: Event) => state.onSeries(valueOf(event))}>
        ${found.map((one) => html`<option value=${one.id} .selected=${one.id === state.series?.id}>${seriesName(one, state.source)}</option>`)}
      </select>
    </label>
  `;
}
