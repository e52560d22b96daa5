import { formatValue } from "../format/format-value.ts";
import type { FigureSpec, FigureTable } from "./figure-spec.ts";

/** A table ready to be set: every cell is text (never markup), the first column names the row. */
export interface TextTable {
  readonly caption: string;
  readonly columns: readonly { readonly name: string; readonly align: "start" | "end" }[];
  readonly rows: readonly (readonly string[])[];
}

/** The figure's table as text, numbers written as on the axes, `–` for what is not known. */
export function toTable(figure: Pick<FigureSpec, "table"> | FigureTable): TextTable {
  const table = "table" in figure ? figure.table : figure;
  return {
    caption: table.caption,
    columns: table.columns.map(({ name, format }) => ({ name, align: format === "text" ? "start" : "end" })),
    rows: table.rows.map((row) =>
      row.map((cell, index) => {
        const format = table.columns[index]?.format ?? "text";
        if (cell === null) return "–";
        return typeof cell === "string" || format === "text" ? String(cell) : formatValue(cell, format);
      }),
    ),
  };
}
