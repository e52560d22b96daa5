import { defaultEngine } from "../engine/default-engine.ts";
import type { CallOptions } from "../engine/engine.ts";
import { ProgressReport } from "../engine/progress.ts";
import { runOptions } from "../run-options.ts";
import { curveJobs, expressionJobs, sliceLength } from "./simulation-jobs.ts";
import { checkPoints } from "./simulation-points.ts";
import type { CheckedPoints } from "./simulation-points.ts";
import type { SimulatedMeasurement, Simulation, SimulationResult } from "./simulation.ts";

/**
 * Points of one curve or expression at published scales, and with `items` what a measurement of them would see: draws
 * from Binomial(items, score), the same for the same seed whoever computes them. Progress counts points.
 *
 * @throws OnsetError `unknown-name`, `invalid-option` for a curve, parameter, expression or scale that breaks its rule
 */
export async function simulate(simulation: Simulation, options: CallOptions = {}): Promise<SimulationResult> {
  const points = checkPoints(simulation);
  const jobs =
    "expression" in simulation ? expressionJobs(simulation, points) : curveJobs(simulation, points);
  const engine = options.engine ?? (await defaultEngine());
  const scores = new Float64Array(points.x.length);
  const measured = emptyMeasurement(points);
  const report = new ProgressReport(points.x.length, options.onProgress);
  await engine.run(jobs, {
    ...runOptions(options),
    keep: false,
    onSlice: (index, result) => {
      if (result.kind !== "evaluate") return;
      const at = index * sliceLength(points);
      scores.set(result.scores, at);
      if (result.correct !== null) measured?.correct.set(result.correct, at);
      report.add(result.scores.length);
    },
  });
  report.end();
  measured?.correct.forEach((correct, index) => (measured.scores[index] = correct / measured.items));
  const { axis, scales } = points;
  return { axis, scales, scores, measured, engine: engine.capabilities.kernel };
}

function emptyMeasurement({ measured, x }: CheckedPoints): SimulatedMeasurement | null {
  if (measured === null) return null;
  return { ...measured, correct: new Float64Array(x.length), scores: new Float64Array(x.length) };
}
