export type { Axis, AxisKind, AxisTransform, Point, Series } from "./series/series.ts";
export type { Curve, CurveId, CurveParameter } from "./curves/curve.ts";
export type {
  CallOptions,
  Engine,
  EngineCapabilities,
  EngineStatistics,
  Progress,
  RunOptions,
} from "./engine/engine.ts";
export type { FitOptions } from "./fit/fit-options.ts";
export type {
  CurveBand,
  CurveFit,
  FitQuantity,
  FitResult,
  FitStatus,
  FittableCurve,
  Interval,
  Likelihood,
} from "./fit/fit-result.ts";
export type { SliceJob, SliceResult } from "./worker/slice-job.ts";
export type { AxisSpec, SweepSpec } from "./sweep/sweep-spec.ts";
export type { SweepPlan, SweepResult } from "./sweep/sweep-plan.ts";
export type { Answer, SeriesAnalysis, ShapeComparison } from "./analyse/analysis.ts";
export { OnsetError } from "./errors.ts";
export type { OnsetErrorCode } from "./errors.ts";
export { createEngine } from "./engine/create-engine.ts";
export type { EngineOptions } from "./engine/create-engine.ts";
export { defaultEngine } from "./engine/default-engine.ts";
export { ProgressReport } from "./engine/progress.ts";
export { setWorkerFactory } from "./platform/worker-factory.ts";
export type { WorkerFactory } from "./platform/worker-factory.ts";
