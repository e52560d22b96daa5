export type { Axis, AxisKind, AxisTransform, Point, Series } from "./series/series.ts";
export type { Curve, CurveId, CurveParameter, ParameterUnit } from "./curves/curve.ts";
export type { CurveModel } from "./curves/curve-model.ts";
export type {
  CallOptions,
  Engine,
  EngineCapabilities,
  EngineStatistics,
  Progress,
  RunOptions,
} from "./engine/engine.ts";
export type { BootstrapOptions, Resample } from "./bootstrap/bootstrap-options.ts";
export { testNames } from "./bootstrap/bootstrap-test.ts";
export type { BootstrapTest, TestName } from "./bootstrap/bootstrap-test.ts";
export type { DrawnFrom } from "./bootstrap/drawn-under.ts";
export type { ItemOutcomes } from "./bootstrap/item-outcomes.ts";
export type { FitOptions, IntervalMethod, Restraint } from "./fit/fit-options.ts";
export type {
  AveragedScore,
  AveragedThreshold,
  CurveBand,
  CurveFit,
  ErrorKind,
  FitQuantity,
  FitResult,
  FitStatus,
  FittableCurve,
  Interval,
  IntervalTarget,
  LeaveOneOut,
  Likelihood,
  Misfit,
  Onset,
  ScoreAt,
  FittedScatter,
  SharedOverdispersion,
  SlopeMaximum,
} from "./fit/fit-result.ts";
export type { SliceJob, SliceResult } from "./worker/slice-job.ts";
export type {
  AxisSpec,
  DataSpec,
  ModelSpec,
  ObservableSpec,
  ObservedMeasure,
  ObserverSpec,
  OutputSpec,
  ParameterValues,
  PointsSpec,
  RangeSpec,
  ReduceSpec,
  StatisticSpec,
  StepSpec,
  SweepSpec,
  ZipSpec,
} from "./sweep/sweep-spec.ts";
export type { SweepColumn, SweepColumns, SweepPlan, SweepResult } from "./sweep/sweep-plan.ts";
export type { SweepAxis } from "./sweep/sweep-axis.ts";
export type { Answer, SeriesAnalysis, ShapeComparison } from "./analyse/analysis.ts";
export { OnsetError } from "./errors.ts";
export type { OnsetErrorCode } from "./errors.ts";
export { createEngine } from "./engine/create-engine.ts";
export type { EngineOptions } from "./engine/create-engine.ts";
export { defaultEngine } from "./engine/default-engine.ts";
export { ProgressReport } from "./engine/progress.ts";
export { setWorkerFactory } from "./platform/worker-factory.ts";
export type { WorkerFactory } from "./platform/worker-factory.ts";
export { mathematics } from "./mathematics.ts";
export { nearestName } from "./nearest-name.ts";
export { findModel } from "./models/find-model.ts";
export type { ModelEntry, ModelMatch } from "./models/model-entry.ts";
export { axisFor, axisKinds, scaleToX, xToScale } from "./series/axis.ts";
export { seriesId } from "./series/series-id.ts";
export type { SeriesIdParts } from "./series/series-id.ts";
export { validateSeries } from "./series/validate-series.ts";
export { scoreInterval } from "./series/score-interval.ts";
export type { ScoreInterval } from "./series/score-interval.ts";
export { getCurve, listCurves } from "./curves/registry.ts";
export { curveParameters, listBases } from "./curves/curve-model.ts";
export type { CurveParameters } from "./curves/check-parameters.ts";
export { evaluate } from "./curves/evaluate.ts";
export type { CurveWithParameters } from "./curves/evaluate.ts";
export { onsetAt } from "./curves/onset-at.ts";
export { curvePlace, steepnessToWidth, widthToSteepness } from "./curves/width.ts";
export type { CurvePlace, SigmoidShape } from "./curves/width.ts";
export { curveTape } from "./curves/curve-tape.ts";
export type { CurveTape, TapeParameter } from "./curves/curve-tape.ts";
export type {
  LossFit,
  LossFitOptions,
  LossInterval,
  LossOptimum,
  LossParameter,
} from "./fit/loss/loss-fit.ts";
export { fitLoss } from "./fit/loss/fit-loss.ts";
export type { ExpressionFit, ExpressionFitOptions } from "./fit/expression/expression-fit.ts";
export { expressionValues, fitExpression } from "./fit/expression/fit-expression.ts";
export { expressionTape } from "./expression/expression-tape.ts";
export type { ExpressionTape } from "./expression/expression-tape.ts";
export { listExpressionFunctions } from "./expression/expression-functions.ts";
export { simulate } from "./simulate/simulate.ts";
export type {
  CurveSimulation,
  ExpressionSimulation,
  SimulatedMeasurement,
  SimulatedPoints,
  Simulation,
  SimulationResult,
} from "./simulate/simulation.ts";
export { parseSweepSpec } from "./sweep/parse-sweep-spec.ts";
export { planSweep, sliceCells, sliceRange, sliceRows } from "./sweep/plan-sweep.ts";
export { sweepJobs } from "./sweep/sweep-jobs.ts";
export { walkedTableBytes } from "./sweep/walk-order.ts";
export { sliceAxes, sliceColumns, sliceObservables, sweepColumns, sweepRows } from "./sweep/slice-columns.ts";
export { createReduction, reductionBytes } from "./sweep/reduce/reduction.ts";
export type { Reduction } from "./sweep/reduce/reduction.ts";
export type { ReducedColumn, ReducedTable } from "./sweep/reduce/reduced-table.ts";
export type { SliceSpan } from "./sweep/reduce/reduction-state.ts";
export { weighPosterior } from "./sweep/weigh-posterior.ts";
export { sweep, sweepRowLimit } from "./sweep/sweep.ts";
export { fit, fitAll } from "./fit/fit.ts";
export { posterior } from "./posterior/posterior.ts";
export { posteriorDifference } from "./posterior/posterior-difference.ts";
export type { PosteriorDifference } from "./posterior/posterior-difference.ts";
export { comparedPairs, differenceFields } from "./posterior/difference/compared-pairs.ts";
export type { DifferenceField } from "./posterior/difference/compared-pairs.ts";
export { fitDifferences } from "./posterior/difference/fit-differences.ts";
export type {
  DifferenceOptions,
  QuantityDifference,
  SeriesDifference,
} from "./posterior/difference/fit-differences.ts";
export type { DerivedQuantity } from "./posterior/difference/derived-draws.ts";
export type { PosteriorOptions, PosteriorSettings } from "./posterior/posterior-options.ts";
export type {
  AveragedMarginal,
  JointDensity,
  Marginal,
  Posterior,
  PosteriorGridReport,
  PosteriorParameters,
  ShapePosterior,
} from "./posterior/posterior-result.ts";
export type { LikelihoodProfile, LikelihoodProfiles } from "./posterior/likelihood-profile.ts";
export type { PooledPrior, PosteriorPriors, PosteriorQuantity, Prior, PriorSet } from "./posterior/prior.ts";
export { scatterModels } from "./posterior/scatter-model.ts";
export type { ScatterModel } from "./posterior/scatter-model.ts";
export { posteriorCurves } from "./posterior/shapes.ts";
export type { PosteriorCurve } from "./posterior/shapes.ts";
export { analyse } from "./analyse/analyse.ts";
export { widthUnit } from "./analyse/axis-words.ts";
export { intervalCaution } from "./analyse/caution.ts";
