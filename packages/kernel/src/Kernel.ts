import * as curves from "./calls/curves.ts";
import * as fits from "./calls/fits.ts";
import * as grids from "./calls/grid-sweeps.ts";
import * as random from "./calls/random.ts";
import { pointwise } from "./calls/pointwise.ts";
import { WasmSweepRun } from "./calls/sweep-run.ts";
import type {
  CurveGrid,
  CurveReductions,
  ExactMatchParameters,
  FitBatch,
  KernelCalls,
  LinearFits,
  LogisticFits,
  LogisticParameters,
  ProductParameters,
} from "./kernel-calls.ts";
import type { Draws } from "./random-calls.ts";
import type { SweepProblem, SweepRun } from "./sweep-calls.ts";
import type { TapeGradient, TapeInputs } from "./tape-calls.ts";
import { runTapes } from "./reference/tape/run-tape.ts";
import { runGradients } from "./reference/tape/tape-gradient.ts";
import { ReferenceSweepRun } from "./reference/sweep/open-sweep.ts";
import type { FitExports, SweepExports } from "./modules/exports.ts";
import { WasmModule } from "./modules/WasmModule.ts";

type Values = Float64Array<ArrayBuffer>;

/**
 * The typed calls over the two modules, and the one place that knows which module answers which: copy in, call, copy
 * out (src/calls/). Shapes are checked before; what depends on the data comes back as a value or a status.
 */
export class Kernel implements KernelCalls {
  readonly engine = "wasm" as const;
  readonly #sweep: WasmModule<SweepExports>;
  readonly #openFit: () => FitExports;
  #openedFit: WasmModule<FitExports> | undefined;

  /** `openFit` instantiates the second module; it is called once, when the first call needs it. */
  constructor(sweep: SweepExports, openFit: () => FitExports) {
    this.#sweep = new WasmModule(sweep);
    this.#openFit = openFit;
  }

  get #fit(): WasmModule<FitExports> {
    this.#openedFit ??= new WasmModule(this.#openFit());
    return this.#openedFit;
  }

  exp(values: Float64Array, out?: Values): Values {
    return pointwise(this.#sweep, values, out, () => this.#sweep.exports.exp);
  }

  log(values: Float64Array, out?: Values): Values {
    return pointwise(this.#sweep, values, out, () => this.#sweep.exports.log);
  }

  expit(values: Float64Array, out?: Values): Values {
    return pointwise(this.#sweep, values, out, () => this.#sweep.exports.expit);
  }

  log10(values: Float64Array, out?: Values): Values {
    return pointwise(this.#fit, values, out, () => this.#fit.exports.log10);
  }

  exp10(values: Float64Array, out?: Values): Values {
    return pointwise(this.#fit, values, out, () => this.#fit.exports.exp10);
  }

  logGamma(values: Float64Array, out?: Values): Values {
    return pointwise(this.#fit, values, out, () => this.#fit.exports.logGamma);
  }

  logistic(x: Float64Array, parameters: LogisticParameters): Values {
    return curves.logistic(this.#sweep, x, parameters);
  }

  product(x: Float64Array, parameters: ProductParameters): Values {
    return curves.product(this.#sweep, x, parameters);
  }

  exactMatch(x: Float64Array, parameters: ExactMatchParameters): Values {
    return curves.exactMatch(this.#sweep, x, parameters);
  }

  openSweep(problem: SweepProblem): SweepRun {
    const plain = new ReferenceSweepRun(problem);
    // Rows of tapes and studies are answered by the plain twin.
    if (problem.model.kind === "tape") return plain;
    return new WasmSweepRun(this.#sweep, problem, (begin, end) => plain.study(begin, end));
  }

  sweepCurves(grid: CurveGrid, begin: number, end: number): CurveReductions {
    return grids.sweepCurves(this.#sweep, grid, begin, end);
  }

  sweepScores(grid: CurveGrid, begin: number, end: number): Values {
    return grids.sweepScores(this.#sweep, grid, begin, end);
  }

  fitLogistic(batch: FitBatch): LogisticFits {
    return fits.fitLogistic(this.#fit, batch);
  }

  fitLinear(batch: FitBatch): LinearFits {
    return fits.fitLinear(this.#fit, batch);
  }

  tape(inputs: TapeInputs, out?: Values): Values {
    return runTapes(inputs, out);
  }

  tapeGradient(inputs: TapeInputs): TapeGradient {
    return runGradients(inputs);
  }

  uniforms(seed: number, stream: number, begin: number, count: number): Values {
    return random.uniforms(this.#fit, { seed, stream, begin, count });
  }

  binomials(draws: Draws, items: Float64Array, shares: Float64Array): Values {
    return random.binomials(this.#fit, draws, items, shares);
  }
}
