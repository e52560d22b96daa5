// A result as a file. How tables are written is not the elements' business: whoever composes them registers writers.
import type { SweepResult } from "@onset/core";
import { html, nothing, type TemplateResult } from "lit";
import { providers } from "../sources/providers.ts";

/** Writes a result in one file format. */
export interface SweepWriter {
  /** What the button says: `CSV`. */
  readonly name: string;
  /** Without the dot. */
  readonly extension: string;
  readonly type: string;
  write(result: SweepResult): Uint8Array<ArrayBuffer> | string | Promise<Uint8Array<ArrayBuffer> | string>;
}

/** What is saved, under which name, and who hears of a failure. */
export interface SweepDownload {
  readonly result: SweepResult;
  readonly name: string;
  /** Columns of places on the scale, which figures show as scales and files hold as log10, under a name that says so. */
  readonly places: readonly string[];
  readonly failed: (error: unknown) => void;
}

/** A button for each format that is registered; nothing where none is. */
export function downloadButtons({
  result,
  name,
  places,
  failed,
}: SweepDownload): TemplateResult | typeof nothing {
  const { writers } = providers();
  if (writers.length === 0) return nothing;
  return html`<div class="downloads" part="downloads">
    <span id="save">Save as</span>
    ${writers.map(
      (writer) =>
        html`<button
          type="button"
          aria-describedby="save"
          @click=${() => download(withPlaces(result, places), writer, name).catch(failed)}
        >
          ${writer.name}
        </button>`,
    )}
    ${places.length === 0 ? nothing : html`<span class="note">${places.map(placeName).join(", ")}: log10 of the scale</span>`}
  </div>`;
}

/** A figure shows places as scales: their column in a file says that it holds logarithms. */
const placeName = (column: string): string => `${column}_log10`;

function withPlaces(result: SweepResult, places: readonly string[]): SweepResult {
  const columns = Object.entries(result.columns).map(([name, values]) => [
    places.includes(name) ? placeName(name) : name,
    values,
  ]);
  return { ...result, columns: Object.fromEntries(columns) };
}

/** Hands a result to the reader as a file. */
async function download(result: SweepResult, writer: SweepWriter, name: string): Promise<void> {
  const content = await writer.write(result);
  const url = URL.createObjectURL(new Blob([content], { type: writer.type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `${fileName(name)}.${writer.extension}`;
  link.click();
  // The browser has begun to read by then; without this the bytes stay for the life of the page.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** A title as the name of a file anywhere: letters, digits and hyphens. */
function fileName(title: string): string {
  const plain = title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .replaceAll(/^-+|-+$/g, "");
  return plain === "" ? "sweep" : plain.slice(0, 80);
}
