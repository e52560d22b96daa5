// `onset sweep` as a user runs it, one worker, beside the kernel's own time for the same curves: what workers, messages,
// encoding and the disk cost. Times are those after start-up, which is told apart.
import { sweepFolder } from "../command-line.mjs";

/** @returns {Promise<import("../harness.mjs").Row>} */
export async function wholeSweepRow({ kernel, quick }) {
  const sides = quick ? 100 : 1000;
  const spec = {
    onset: "sweep/1",
    model: { curve: "logistic" },
    axes: {
      threshold: { from: 8, to: 12, count: sides },
      steepness: { from: 0.5, to: 10, count: sides, spacing: "geometric" },
      scale: { from: 1e6, to: 1e16, count: 10_000, spacing: "geometric" },
    },
    observables: ["onset", "width"],
  };
  const { sweep } = sweepFolder(spec);
  const first = sweep("--workers", "1", "--out", "first");
  const cells = sides * sides * 10_000;
  const steady = ({ cellsPerSecond }) => cells / cellsPerSecond;
  const expected = alone(kernel, sides).answer;
  return {
    name: `onset sweep of ${cells.toExponential(0)} cells to onset and width (start-up ${(1000 * first.startupSeconds).toFixed(0)} ms, peak memory ${(first.peakMemory / 1e6).toFixed(0)} MB)`,
    unit: "cell",
    operations: () => cells,
    contenders: [
      {
        name: "onset sweep, to Parquet",
        run: () => {
          const document = sweep("--workers", "1", "--out", "rows", "--overwrite");
          return { seconds: steady(document), answer: document.computedCells === cells ? expected : null };
        },
      },
      {
        name: "onset sweep, summarised",
        run: () => {
          const document = sweep("--workers", "1");
          return {
            seconds: steady(document),
            answer: document.columns.map(({ least, most }) => [least, most]),
          };
        },
      },
      { name: "the kernel alone", run: () => alone(kernel, sides) },
    ],
    check: (answer) =>
      close(answer, expected) ? null : `${JSON.stringify(answer)}, expected ${JSON.stringify(expected)}`,
  };
}

/** The same curves by the kernel in this thread, in calls of about a millisecond. */
function alone(kernel, sides) {
  const run = kernel.openSweep({
    model: { kind: "logistic" },
    design: {
      base: Float64Array.of(0, 0, 1, 10, 1),
      axes: [
        { slots: [3], values: line(8, 12, sides) },
        { slots: [4], values: kernel.exp10(line(Math.log10(0.5), 1, sides)) },
      ],
    },
    x: line(6, 16, 10_000),
    observers: [
      { kind: "crossing", level: 0.5, of: "core" },
      { kind: "width", low: 0.1, high: 0.9, of: "core" },
    ],
  });
  const range = [
    [Infinity, -Infinity],
    [Infinity, -Infinity],
  ];
  const begun = performance.now();
  let kernelSeconds = 0;
  for (let begin = 0; begin < run.curves; begin += 200) {
    const end = Math.min(run.curves, begin + 200);
    const values = run.observe(begin, end);
    kernelSeconds = (performance.now() - begun) / 1000;
    for (let index = 0; index < values.length; index += 1) {
      const own = range[index < end - begin ? 0 : 1];
      if (values[index] < own[0]) own[0] = values[index];
      if (values[index] > own[1]) own[1] = values[index];
    }
  }
  run.close();
  return { seconds: kernelSeconds, answer: range };
}

function line(from, to, count) {
  return Float64Array.from({ length: count }, (_, i) => (from * (count - 1 - i) + to * i) / (count - 1));
}

/** The axes are made by different roundings here and there. */
function close(answer, expected) {
  return (
    answer !== null &&
    expected.every((pair, i) =>
      pair.every((value, j) => Math.abs(answer[i][j] - value) < 1e-9 * Math.abs(value)),
    )
  );
}
