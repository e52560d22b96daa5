import type { PartEncoder } from "./part-encoder.ts";
import type { PendingFile } from "./PendingFile.ts";
import type { Columns } from "./RowBuffer.ts";

/**
 * Comma-separated, a header line, lines ending in "\n". Numbers are the shortest that read back to the same bits;
 * NaN (an onset outside the scales swept) is an empty field, which readers take for missing.
 */
export class CsvEncoder implements PartEncoder {
  readonly #file: PendingFile;
  readonly #header: string;
  #begun = false;

  constructor(file: PendingFile, columns: readonly string[]) {
    this.#file = file;
    this.#header = `${columns.join(",")}\n`;
  }

  async write(chunk: Columns): Promise<void> {
    await this.#begin();
    await this.#file.write(Buffer.from(lines(Object.values(chunk))));
  }

  async end(): Promise<void> {
    await this.#begin();
  }

  async #begin(): Promise<void> {
    if (this.#begun) return;
    this.#begun = true;
    await this.#file.write(Buffer.from(this.#header));
  }
}

function lines(columns: readonly Float64Array[]): string {
  let text = "";
  const rows = columns[0]?.length ?? 0;
  for (let row = 0; row < rows; row++) {
    for (const [index, column] of columns.entries()) text += (index === 0 ? "" : ",") + field(column[row]!);
    text += "\n";
  }
  return text;
}

/** JavaScript's own notation is the shortest that round-trips, but for the sign of −0. */
function field(value: number): string {
  if (Number.isNaN(value)) return "";
  return Object.is(value, -0) ? "-0" : String(value);
}
