import { checkParameters } from "../curves/check-parameters.ts";
import type { CurveParameters } from "../curves/check-parameters.ts";
import type { CurveId } from "../curves/curve.ts";
import { defaultEngine } from "../engine/default-engine.ts";
import type { CallOptions } from "../engine/engine.ts";
import { ProgressReport } from "../engine/progress.ts";
import { OnsetError } from "../errors.ts";
import { runOptions } from "../run-options.ts";
import { axisFor, scaleToX } from "../series/axis.ts";
import type { Axis } from "../series/series.ts";
import type { SliceJob } from "../worker/slice-job.ts";

/** What to simulate: one curve of the registry at scales as published. */
export interface Simulation {
  readonly curve: CurveId;
  readonly parameters: CurveParameters;
  readonly scales: ArrayLike<number>;
  /** Parameters on a log10 axis unless said. */
  readonly axis?: Axis;
}

/** Scores of one curve, as shares, one for each scale. */
export interface SimulationResult {
  readonly axis: Axis;
  readonly scales: Float64Array<ArrayBuffer>;
  readonly scores: Float64Array<ArrayBuffer>;
  readonly engine: "wasm" | "reference";
}

/** Positions in one slice: under 16 ms, and 4 MB to carry. */
const positionsPerSlice = 500_000;

/**
 * Points of one curve at published scales. Progress counts points.
 *
 * @throws OnsetError `unknown-name`, `invalid-option` for a curve, parameter or scale that breaks its rule
 */
export async function simulate(simulation: Simulation, options: CallOptions = {}): Promise<SimulationResult> {
  const parameters = checkParameters(simulation, simulation.parameters);
  const axis = axisFor(simulation.axis?.kind ?? "params");
  const scales = Float64Array.from(simulation.scales);
  const x = scaleToX(axis, scales);
  const bad = x.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) {
    throw new OnsetError(
      "invalid-option",
      `scale must be a finite number${axis.transform === "log10" ? " above 0" : ""}, got ${scales[bad]} as scale ${bad + 1}: give ${axis.kind} as published, not their logarithm`,
      { value: String(scales[bad]) },
    );
  }
  const engine = options.engine ?? (await defaultEngine());
  const scores = new Float64Array(x.length);
  const report = new ProgressReport(x.length, options.onProgress);
  await engine.run(evaluateJobs(simulation.curve, parameters, x), {
    ...runOptions(options),
    keep: false,
    onSlice: (index, result) => {
      if (result.kind !== "evaluate") return;
      scores.set(result.scores, index * positionsPerSlice);
      report.add(result.scores.length);
    },
  });
  report.end();
  return { axis, scales, scores, engine: engine.capabilities.kernel };
}

function* evaluateJobs(
  curve: CurveId,
  parameters: CurveParameters,
  x: Float64Array,
): Generator<SliceJob, void, undefined> {
  for (let from = 0; from < x.length; from += positionsPerSlice) {
    yield { kind: "evaluate", curve, parameters, x: x.slice(from, from + positionsPerSlice) };
  }
}
