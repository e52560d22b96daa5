// A tensor of scores to Parquet: `onset sweep --out` computes, encodes, hashes and flushes it, start-up included;
// the peer only encodes, in memory, what it is given. A value is one number in one column.
import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import { sweepFolder } from "../command-line.mjs";
import { timed } from "../harness.mjs";

const COLUMNS = ["threshold", "steepness", "scale", "score"];
const PEER_ROWS = 1_000_000;
const GROUP_ROWS = 125_000;

/** @returns {Promise<import("../harness.mjs").Row>} */
export async function parquetRow({ quick }) {
  const thresholds = quick ? 100 : 1000;
  const rows = thresholds * 100 * 1000;
  const { sweep } = sweepFolder({
    onset: "sweep/1",
    model: { curve: "logistic" },
    axes: {
      threshold: { from: 8, to: 12, count: thresholds },
      steepness: { from: 0.5, to: 10, count: 100, spacing: "geometric" },
      scale: { from: 1e6, to: 1e16, count: 1000, spacing: "geometric" },
    },
    observables: ["score"],
  });
  const run = (...flags) => {
    const document = sweep("--out", "rows", "--overwrite", ...flags);
    return { seconds: document.processSeconds, answer: document.computedCells, peak: document.peakMemory };
  };
  const { peak } = run();
  const columns = someRows();
  return {
    name: `Parquet of ${rows.toExponential(0)} rows of 4 columns (peak memory ${(peak / 1e6).toFixed(0)} MB)`,
    unit: "value",
    operations: ({ name }) => 4 * (name.startsWith("onset") ? rows : PEER_ROWS),
    contenders: [
      { name: "onset sweep --out, as it comes", run: () => run() },
      { name: "onset sweep --out --workers 1", run: () => run("--workers", "1") },
      { name: "hyparquet-writer, Snappy", run: () => timed(() => plainly(columns)) },
    ],
    check: (answer, name) =>
      answer === (name.startsWith("onset") ? rows : PEER_ROWS) ? null : `${String(answer)} rows`,
  };
}

function column(make) {
  return Float64Array.from({ length: PEER_ROWS }, (_, row) => make(row));
}

/** log10 of the scale. */
function place(row) {
  return 6 + (10 * (row % 1000)) / 999;
}

/** The same columns, written out. */
function someRows() {
  const threshold = column((row) => 8 + (4 * Math.floor(row / 100_000)) / 999);
  const steepness = column((row) => 0.5 * 20 ** ((Math.floor(row / 1000) % 100) / 99));
  const scale = column((row) => 10 ** place(row));
  const score = column((row) => 1 / (1 + Math.exp(-steepness[row] * (place(row) - threshold[row]))));
  return [threshold, steepness, scale, score];
}

function plainly(columns) {
  const writer = new ByteWriter();
  const parquet = new ParquetWriter({
    writer,
    codec: "SNAPPY",
    schema: [
      { name: "sweep", num_children: 4 },
      ...COLUMNS.map((name) => ({ name, type: "DOUBLE", repetition_type: "REQUIRED" })),
    ],
  });
  for (let begin = 0; begin < PEER_ROWS; begin += GROUP_ROWS) {
    const columnData = columns.map((values, index) => ({
      name: COLUMNS[index],
      data: values.subarray(begin, begin + GROUP_ROWS),
      ...(index === 3 ? { encoding: "BYTE_STREAM_SPLIT" } : {}),
    }));
    void parquet.write({ columnData, rowGroupSize: GROUP_ROWS });
  }
  void parquet.finish();
  return Number(parquet.num_rows);
}
