import { field, quoted, shortest32 } from "./csv-field.ts";
import { columnsOf } from "./layout.ts";
import type { AxisPattern, Chunk, ColumnLayout, Values } from "./layout.ts";
import type { ByteSink, EncoderContext, PartEncoder } from "./part-encoder.ts";

/** Rows turned to text at a time: enough to write at once, few enough for the text to stay small. */
const BLOCK_ROWS = 8192;

/**
 * Comma-separated, a header line, lines ending in "\n". Numbers are the shortest that read back to the same bits;
 * NaN (an onset outside the scales swept) is an empty field, which readers take for missing.
 */
export class CsvEncoder implements PartEncoder {
  readonly #sink: ByteSink;
  readonly #layout: readonly ColumnLayout[];
  /** An axis says the same few values again and again: they become text once. */
  readonly #axisTexts: readonly (readonly string[] | null)[];
  #begun = false;

  constructor(sink: ByteSink, { layout }: EncoderContext) {
    this.#sink = sink;
    this.#layout = layout;
    this.#axisTexts = layout.map(({ axis }) => (axis === undefined ? null : Array.from(axis.values, field)));
  }

  async write(chunk: Chunk): Promise<void> {
    await this.#begin();
    const fields = [...columnsOf(this.#layout, chunk)].map(([, values], index) =>
      "inner" in values
        ? axisField(values, this.#axisTexts[index]!, chunk.begin)
        : (row: number) => valueField(values, row),
    );
    for (let begin = 0; begin < chunk.rows; begin += BLOCK_ROWS) {
      await this.#sink.write(Buffer.from(lines(fields, begin, Math.min(chunk.rows, begin + BLOCK_ROWS))));
    }
  }

  async end(): Promise<void> {
    await this.#begin();
  }

  async #begin(): Promise<void> {
    if (this.#begun) return;
    this.#begun = true;
    await this.#sink.write(Buffer.from(`${this.#layout.map(({ name }) => quoted(name)).join(",")}\n`));
  }
}

/** The text of one column at a row of the chunk. */
type Field = (row: number) => string;

function axisField({ values, inner }: AxisPattern, texts: readonly string[], begin: number): Field {
  return (row) => texts[Math.floor((begin + row) / inner) % values.length]!;
}

function valueField(values: Values, row: number): string {
  return field(values instanceof Float32Array ? shortest32(values[row]!) : values[row]!);
}

function lines(fields: readonly Field[], begin: number, end: number): string {
  let text = "";
  for (let row = begin; row < end; row++) {
    for (let index = 0; index < fields.length; index++)
      text += (index === 0 ? "" : ",") + fields[index]!(row);
    text += "\n";
  }
  return text;
}
