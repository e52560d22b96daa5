import { parquetMetadata, parquetReadObjects } from "hyparquet";
import { describe, expect, it } from "vitest";
import { writeSweepCsv, writeSweepParquet } from "../src/index.ts";

const spec = {
  onset: "sweep/1",
  model: { curve: "logistic" },
  axes: { threshold: [9, 10], steepness: 2, scale: [1e8, 1e9, 1e10] },
  observables: ["onset"],
} as const;
const columns = {
  threshold: Float64Array.of(9, 9, 10),
  onset: Float64Array.of(8.999999999999998, Number.NaN, -0.1),
};
const result = { spec, engine: "wasm", rows: 3, columns } as const;

describe("a sweep's rows as CSV", () => {
  it("have every number in its shortest exact form, and NaN as an empty cell", () => {
    expect(writeSweepCsv(result)).toBe("threshold,onset\n9,8.999999999999998\n9,\n10,-0.1\n");
    const cells = writeSweepCsv({
      columns: { a: Float64Array.of(0.1 + 0.2, 5e-324, Infinity) },
      rows: 3,
    }).split("\n");
    expect(cells.slice(1, 4).map(Number)).toEqual([0.1 + 0.2, 5e-324, Number.NaN]);
    expect(cells[3]).toBe("inf");
  });

  it("of no rows are a header", () => {
    expect(writeSweepCsv({ columns: { a: new Float64Array(), b: new Float64Array() }, rows: 0 })).toBe(
      "a,b\n",
    );
  });
});

describe("a sweep's rows as Parquet", () => {
  it("read back to the same bits, float32 as float32, over several row groups", async () => {
    const rows = 300_000;
    const long = {
      x: Float64Array.from({ length: rows }, (_, i) => Math.floor(i / 1000) / 7),
      score: Float32Array.from({ length: rows }, (_, i) => Math.sqrt(i)),
      onset: Float64Array.from({ length: rows }, (_, i) => (i % 9 === 0 ? Number.NaN : 1 / (i + 1))),
    };
    const bytes = await writeSweepParquet({ ...result, rows, columns: long });
    const metadata = parquetMetadata(bytes.buffer);
    expect(metadata.row_groups.length).toBe(3);
    expect(metadata.schema.map((part) => part.type)).toEqual([undefined, "DOUBLE", "FLOAT", "DOUBLE"]);
    const read = (await parquetReadObjects({ file: bytes.buffer })) as Record<keyof typeof long, number>[];
    expect(read.length).toBe(rows);
    const wrong = read.findIndex((row, i) =>
      (["x", "score", "onset"] as const).some((name) => !Object.is(row[name], long[name][i])),
    );
    expect(wrong).toBe(-1);
  });

  it("carry the spec and the engine", async () => {
    const { key_value_metadata: about } = parquetMetadata((await writeSweepParquet(result)).buffer);
    expect(JSON.parse(about?.find(({ key }) => key === "onset.spec")?.value ?? "")).toEqual(spec);
    expect(about?.find(({ key }) => key === "onset.engine")?.value).toBe("wasm");
  });
});
