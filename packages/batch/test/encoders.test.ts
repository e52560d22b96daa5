// Every encoder against a column-by-column reading of what it wrote: axes of every shape, odd lengths, special values.
import { spawnSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { tableFromIPC } from "@uwdata/flechette";
import { parquetMetadata, parquetReadObjects } from "hyparquet";
import { describe, expect, it } from "vitest";
import { createEncoder, fileNames } from "../src/encode/create-encoder.ts";
import { encodeTable } from "../src/encode/encode-table.ts";
import type { SweepFormat } from "../src/encode/formats.ts";
import { writeOut } from "../src/encode/layout.ts";
import type { ColumnLayout, Values } from "../src/encode/layout.ts";
import { temporaryDirectory } from "./sweeps.ts";

const SPECIAL = [NaN, 0, -0, 1, -1, 5e-324, -1.7976931348623157e308, Infinity, 0.1, 1 / 3];

function axis(name: string, values: readonly number[], inner: number): ColumnLayout {
  return { name, type: "f64", axis: { values: Float64Array.from(values), inner } };
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => 0.5 + index / 3);
}

/** Axes: constant, long runs, short runs, no runs, a period beyond Snappy's reach, more values than rows. */
const LAYOUT: readonly ColumnLayout[] = [
  axis("constant", [7], 1_000_000),
  axis("long runs", range(3), 1234),
  axis("short runs", range(11), 3),
  axis("no runs", range(1001), 1),
  axis("far period", range(5003), 7),
  axis("many values", range(90_000), 1),
  { name: "score", type: "f64" },
  { name: 'single, "quoted"', type: "f32" },
];

interface Case {
  readonly begin: number;
  readonly chunks: readonly number[];
}

const CASES: readonly (readonly [string, Case])[] = [
  ["one row", { begin: 0, chunks: [1] }],
  ["an odd length in the middle of every run", { begin: 1_234_567, chunks: [9_999] }],
  ["three chunks", { begin: 5, chunks: [20_000, 20_000, 13] }],
];

/** The columns of a case, written out, and the files that an encoder makes of its chunks. */
async function encoded(
  format: SweepFormat,
  { begin, chunks }: Case,
): Promise<{ columns: Map<string, Values>; files: Buffer[] }> {
  const rows = chunks.reduce((sum, each) => sum + each, 0);
  const score = Float64Array.from({ length: rows }, (_, row) => SPECIAL[row] ?? Math.sin(row) ** 9);
  const single = Float32Array.from(score);
  const names = fileNames(
    "part",
    format,
    LAYOUT.map(({ name }) => name),
  );
  const pieces: Buffer[][] = names.map(() => []);
  const sinks = pieces.map((own) => ({
    write: (bytes: Uint8Array) => Promise.resolve(void own.push(Buffer.from(bytes))),
  }));
  const encoder = await createEncoder(format, sinks, {
    layout: LAYOUT,
    rows,
    metadata: { "onset.version": "7" },
  });
  let done = 0;
  for (const each of chunks) {
    const columns = [score.subarray(done, done + each), single.subarray(done, done + each)];
    await encoder.write({ begin: begin + done, rows: each, columns });
    done += each;
  }
  await encoder.end();
  const columns = new Map<string, Values>();
  for (const { name, axis: rule, type } of LAYOUT) {
    columns.set(name, rule === undefined ? (type === "f32" ? single : score) : bruteForce(rule, begin, rows));
  }
  return { columns, files: pieces.map((own) => Buffer.concat(own)) };
}

function bruteForce(
  { values, inner }: { values: Float64Array; inner: number },
  begin: number,
  rows: number,
): Float64Array {
  return Float64Array.from(
    { length: rows },
    (_, row) => values[Math.floor((begin + row) / inner) % values.length]!,
  );
}

function firstDifference(actual: ArrayLike<number>, expected: Values): number {
  return actual.length === expected.length
    ? expected.findIndex((value, row) => !Object.is(actual[row], value))
    : Number.POSITIVE_INFINITY;
}

function arrayBufferOf(bytes: Buffer): ArrayBuffer {
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
}

describe.each(CASES)("%s", (_, given) => {
  it("of axes is written out as the rule says", () => {
    for (const { axis: rule } of LAYOUT) {
      if (rule === undefined) continue;
      const rows = given.chunks[0]!;
      expect(firstDifference(writeOut(rule, given.begin, rows), bruteForce(rule, given.begin, rows))).toBe(
        -1,
      );
    }
  });

  it("as Parquet reads back to the bit, with bounds that hold every value", async () => {
    const { columns, files } = await encoded("parquet", given);
    const file = arrayBufferOf(files[0]!);
    const rows = (await parquetReadObjects({ file })) as Record<string, number>[];
    for (const [name, values] of columns) {
      expect([
        name,
        firstDifference(
          rows.map((row) => row[name]!),
          values,
        ),
      ]).toEqual([name, -1]);
    }
    const { row_groups, key_value_metadata } = parquetMetadata(file);
    expect(row_groups.map(({ num_rows }) => Number(num_rows))).toEqual(given.chunks);
    expect(key_value_metadata).toContainEqual({ key: "onset.version", value: "7" });
    let begin = 0;
    for (const { columns: chunks, num_rows } of row_groups) {
      for (const { meta_data } of chunks) {
        const { min_value, max_value } = meta_data!.statistics ?? {};
        const values = columns.get(meta_data!.path_in_schema[0]!)!.slice(begin, begin + Number(num_rows));
        const known = values.filter((value) => !Number.isNaN(value));
        expect(known.every((value) => value >= Number(min_value) && value <= Number(max_value))).toBe(true);
      }
      begin += Number(num_rows);
    }
  });

  it("as Arrow reads back to the bit, without nulls", async () => {
    const { columns, files } = await encoded("arrow", given);
    const table = tableFromIPC(files[0]!);
    expect(table.schema.metadata?.get("onset.version")).toBe("7");
    for (const [name, values] of columns) {
      const column = table.getChild(name);
      expect(column.nullCount).toBe(0);
      expect([name, firstDifference(column.toArray() as Float64Array, values)]).toEqual([name, -1]);
    }
  });

  it("as CSV reads back to the bit, NaN as an empty field", async () => {
    const { columns, files } = await encoded("csv", given);
    const [header, ...lines] = files[0]!.toString().trimEnd().split("\n");
    expect(header).toBe(
      'constant,long runs,short runs,no runs,far period,many values,score,"single, ""quoted"""',
    );
    const fields = lines.map((line) =>
      line.split(",").map((text) => (text === "" ? Number.NaN : Number(text))),
    );
    for (const [index, [name, values]] of [...columns].entries()) {
      const read = fields.map((row) => (name.startsWith("single") ? Math.fround(row[index]!) : row[index]!));
      expect([name, firstDifference(read, values)]).toEqual([name, -1]);
    }
  });

  it("as NPY has NumPy's header, aligned to 64 bytes, and the very bytes of each column", async () => {
    const { columns, files } = await encoded("npy", given);
    for (const [index, [name, values]] of [...columns].entries()) {
      const bytes = files[index]!;
      const start = 10 + bytes.readUInt16LE(8);
      expect(start % 64).toBe(0);
      expect(bytes.subarray(0, 8)).toEqual(Buffer.from("\u0093NUMPY\u0001\u0000", "latin1"));
      const type = values instanceof Float32Array ? "<f4" : "<f8";
      expect(bytes.subarray(10, start).toString()).toMatch(
        new RegExp(
          `^\\{'descr': '${type}', 'fortran_order': False, 'shape': \\(${values.length},\\), \\} *\\n$`,
        ),
      );
      const raw = Buffer.from(values.buffer, values.byteOffset, values.byteLength);
      expect([name, bytes.subarray(start).equals(raw)]).toEqual([name, true]);
    }
  });
});

const python = spawnSync("python3", ["-c", "import numpy"]).status === 0;

describe("NumPy itself", () => {
  it.runIf(python)("reads numbers and words", async () => {
    const directory = await temporaryDirectory();
    const table = {
      rows: 3,
      columns: [
        { name: "word", unit: "", values: ["α", "steps", ""] },
        { name: "x", unit: "", values: Float64Array.of(1.5, Number.NaN, -0) },
      ],
    };
    for (const { file, bytes } of encodeTable("t", table, { format: "npy", metadata: {} })) {
      await writeFile(join(directory, file), bytes);
    }
    const program = `import numpy as np; print(np.load("t.word.npy").tolist(), np.load("t.x.npy").tolist())`;
    const { stdout } = spawnSync("python3", ["-c", program], { cwd: directory, encoding: "utf8" });
    expect(stdout.trim()).toBe("['α', 'steps', ''] [1.5, nan, -0.0]");
  });
});
