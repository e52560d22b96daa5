import { type Markup, markup } from "../markup/markup.ts";
import type { TextTable } from "../spec/to-table.ts";

/** A table with caption and scopes; the first column heads its row. */
export function htmlTable(table: TextTable): Markup {
  const side = (index: number): string => (table.columns[index]?.align === "end" ? "number" : "words");
  const head = table.columns.map(
    (column, index) => markup`<th scope="col" class="${side(index)}">${column.name}</th>`,
  );
  const body = table.rows.map((row) => {
    const [first = "", ...rest] = row;
    const cells = rest.map((cell, index) => markup`<td class="${side(index + 1)}">${cell}</td>`);
    return markup`<tr><th scope="row" class="${side(0)}">${first}</th>${cells}</tr>`;
  });
  return markup`<table class="plain"><caption>${table.caption}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}

/** A box that scrolls sideways where the page is narrow, reachable by keyboard. */
export function scrollBox(label: string, content: Markup): Markup {
  return markup`<div class="scroll" role="region" aria-label="${label}" tabindex="0">${content}</div>`;
}
