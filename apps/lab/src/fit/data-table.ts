import { html, nothing, type TemplateResult } from "lit";

/** A table in words: the first column heads its row. */
export interface DataTable {
  readonly caption: string;
  /** Numbers stand at the `end`; sentences (`wide`) are wrapped. */
  readonly columns: readonly { readonly title: string; readonly end?: true; readonly wide?: true }[];
  readonly rows: readonly (readonly string[])[];
}

/** A table that scrolls within itself; nothing where it has no row. Columns without any cell are left out. */
export function dataTable({ caption, columns, rows }: DataTable): TemplateResult | typeof nothing {
  if (rows.length === 0) return nothing;
  const kept = [...columns.keys()].filter((i) => rows.some((row) => (row[i] ?? "") !== ""));
  const align = (i: number): string => {
    const { end, wide } = columns[i] ?? {};
    return end === true ? "end" : wide === true ? "wide" : "start";
  };
  return html`<div class="scroller" role="region" tabindex="0" aria-label=${caption}>
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${kept.map((i) => html`<th scope="col" class=${align(i)}>${columns[i]?.title}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${kept.map((i, place) => (place === 0 ? html`<th scope="row" class=${align(i)}>${row[i]}</th>` : html`<td class=${align(i)}>${row[i]}</td>`))}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
