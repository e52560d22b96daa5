// From the list of observables to the passes that give them, and the columns that come of each.
import type { Observer } from "@onset/kernel";
import { refuseSpec } from "../spec-fault.ts";
import type { ObservableSpec, SweepSpec } from "../sweep-spec.ts";
import { measures, needsTwo } from "./measure.ts";
import { ascendingPlace, sortedPlace } from "./places.ts";
import { sweepData } from "./sweep-data.ts";
import type { SweepData } from "./sweep-data.ts";
import type { ObservableColumn, SweepRunPlan } from "./sweep-run-plan.ts";
import type { RowPlace } from "../model/sweep-model.ts";

/** Most simulated measurements of one curve: one call of the kernel, a few hundredths of a second. */
const mostMeasurements = 1_048_576;

const mostColumns = 4096;

/** The passes of a sweep, and its observable columns. */
export interface ResolvedObservables {
  readonly runs: readonly SweepRunPlan[];
  readonly columns: readonly ObservableColumn[];
  /** The places of `axes.scale`; null where nothing is taken along them. */
  readonly grid: RowPlace | null;
}

/** Checks the observables of a spec with the data and the observer that they need. */
export function resolveObservables(spec: SweepSpec): ResolvedObservables {
  const passes = new Passes(spec);
  for (const [index, observable] of spec.observables.entries()) {
    addObservable(passes, observable, `observables[${index}]`);
  }
  return passes.resolved();
}

function addObservable(passes: Passes, observable: ObservableSpec, path: string): void {
  if (typeof observable === "object") {
    if ("onset" in observable) passes.addOnset(observable, path);
    else if ("scoreAt" in observable) passes.addScoreAt(observable.scoreAt, path);
    else passes.addObserved(observable, path);
  } else if (observable === "score") passes.addScores(path);
  else if (
    observable === "sumOfSquares" ||
    observable === "logLikelihood" ||
    observable === "posteriorWeight"
  ) {
    passes.addAgainstData(observable, path);
  } else passes.addMeasure(observable, path);
}

/** The passes under construction: one for each set of places, made when first needed. */
class Passes {
  readonly #spec: SweepSpec;
  readonly #columns: ObservableColumn[] = [];
  readonly #runs: { plan: SweepRunPlan; observers: Observer[]; levels: number[] }[] = [];
  readonly #byName = new Map<string, number>();
  #data: SweepData | null = null;

  constructor(spec: SweepSpec) {
    this.#spec = spec;
  }

  resolved(): ResolvedObservables {
    const grid = this.#byName.get("grid");
    return {
      runs: this.#runs.map(({ plan, observers, levels }) => ({
        ...plan,
        observers,
        study: plan.study === null ? null : { ...plan.study, levels },
      })),
      columns: this.#columns,
      grid: grid === undefined ? null : this.#runs[grid]!.plan.place,
    };
  }

  addScores(path: string): void {
    if (this.#spec.observables.length > 1) {
      refuseSpec(
        `${path} must stand alone, score gives one row a cell and all others one row a curve, got ${this.#spec.observables.length} observables`,
        "make two sweeps",
      );
    }
    const run = this.#run("grid", () => ({ ...this.#grid(), output: "scores" }));
    this.#column({ name: "score", unit: "share", run, part: "every-score", index: 0, path });
  }

  addMeasure(name: keyof typeof measures, path: string): void {
    const { observer, unit } = measures[name];
    const run = this.#run("grid", () => this.#grid());
    this.#column({ name, unit, run, part: "value", index: this.#observer(run, observer, path), path });
  }

  addOnset({ onset, of = "core" }: Extract<ObservableSpec, { onset: number }>, path: string): void {
    const run = this.#run("grid", () => this.#grid());
    const index = this.#observer(run, { kind: "crossing", level: onset, of }, path);
    const name = of === "core" ? `onset_${onset}` : `onset_observed_${onset}`;
    this.#column({ name, unit: measures.onset.unit, run, part: "value", index, path });
  }

  addScoreAt(given: number | readonly number[], path: string): void {
    const scales = typeof given === "number" ? [given] : given;
    const all = this.#spec.observables.flatMap((observable): number | readonly number[] =>
      typeof observable === "object" && "scoreAt" in observable ? observable.scoreAt : [],
    );
    const run = this.#run("scoreAt", () => ({
      ...empty,
      output: "scores",
      place: sortedPlace(all, "observables.scoreAt"),
    }));
    const { place } = this.#runs[run]!.plan;
    for (const scale of scales) {
      const name = `score_at_${readableScale(scale)}`;
      this.#column({ name, unit: "share", run, part: "score", index: place.scales.indexOf(scale), path });
    }
  }

  addAgainstData(name: "sumOfSquares" | "logLikelihood" | "posteriorWeight", path: string): void {
    const { data } = this.#spec;
    if (data === undefined) {
      return refuseSpec(
        `${path} is ${name}, which needs data`,
        "add data: { scale, items, correct } or { scale, score }",
      );
    }
    this.#data ??= sweepData(data);
    const { place, scores, weights, within } = this.#data;
    if (name !== "sumOfSquares" && scores.some((score) => !(score >= 0 && score <= 1))) {
      refuseSpec(
        `data.score must be shares from 0 to 1 for ${name}, got ${scores.find((score) => !(score >= 0 && score <= 1))}`,
        "ask for sumOfSquares, or give shares",
      );
    }
    const run = this.#run("data", () => ({ ...empty, place, data: { scores, weights } }));
    const squares = name === "sumOfSquares";
    const observer = { kind: squares ? "sum-of-squares" : "log-likelihood" } as const;
    this.#column({
      name,
      unit: squares ? "weighted squares" : name === "logLikelihood" ? "nats" : "share",
      run,
      part: "value",
      index: this.#observer(run, observer, path),
      offset: squares ? within : 0,
      finish: name === "posteriorWeight" ? "posterior-weight" : null,
      path,
    });
  }

  addObserved({ observed, level }: Extract<ObservableSpec, { observed: unknown }>, path: string): void {
    const { observer: who } = this.#spec;
    if (who === undefined) {
      return refuseSpec(
        `${path} is as observed, which needs an observer`,
        "add observer: { scale, items, replicates }",
      );
    }
    const run = this.#run("observer", () => {
      const place = ascendingPlace(who.scale, "observer.scale");
      const each = place.x.length * who.replicates;
      if (each > mostMeasurements) {
        refuseSpec(
          `observer.replicates times the observer's scales must be at most ${mostMeasurements}, got ${each}`,
          "lower replicates",
        );
      }
      return { ...empty, output: "study", place, study: { replicates: who.replicates, levels: [] } };
    });
    const { observer, unit } = measures[observed];
    const index = this.#observer(run, observer, path);
    this.#runs[run]!.levels.push(level ?? Number.NaN);
    const name = `observed_${observed}`;
    const known = this.#columns.some((column) => column.name === `${name}_mean`);
    if (!known) {
      this.#column({ name: `${name}_mean`, unit, run, part: "mean", index, path });
      this.#column({ name: `${name}_sd`, unit, run, part: "standardDeviation", index, path });
    }
    if (level !== undefined) {
      this.#column({ name: `${name}_at_least_${level}`, unit: "share", run, part: "share", index, path });
    } else if (known) this.#column({ name: `${name}_mean`, unit, run, part: "mean", index, path });
  }

  #grid(): SweepRunPlan {
    const { scale } = this.#spec.axes;
    if (scale === undefined) {
      return refuseSpec(
        "axes.scale is missing",
        "give the scales that curves are evaluated at, as published",
      );
    }
    if (typeof scale === "object" && ("zip" in scale || "points" in scale)) {
      return refuseSpec("axes.scale must not be a group, scale is innermost", "give a list or a range");
    }
    const place = ascendingPlace(scale, "axes.scale");
    if (place.x.length < 2) {
      refuseSpec(
        `axes.scale must have at least two values, got ${place.x.length}`,
        "for scores at single scales ask for { scoreAt: … }",
      );
    }
    return { ...empty, place };
  }

  #run(name: string, make: () => SweepRunPlan): number {
    const known = this.#byName.get(name);
    if (known !== undefined) return known;
    this.#byName.set(name, this.#runs.length);
    this.#runs.push({ plan: make(), observers: [], levels: [] });
    return this.#runs.length - 1;
  }

  #observer(run: number, observer: Observer, path: string): number {
    const { plan, observers } = this.#runs[run]!;
    if (needsTwo(observer) && plan.place.x.length < 2) {
      refuseSpec(`${path} needs at least two scales, got ${plan.place.x.length}`, "give more scales");
    }
    return observers.push(observer) - 1;
  }

  #column(column: {
    name: string;
    unit: string;
    run: number;
    part: ObservableColumn["source"]["part"];
    index: number;
    path: string;
    offset?: number;
    finish?: ObservableColumn["finish"];
  }): void {
    const { name, unit, run, part, index, offset = 0, finish = null, path } = column;
    if (this.#columns.some((other) => other.name === name)) {
      refuseSpec(`${path} must not repeat ${name}, observables name each column once`, "leave it out");
    }
    if (this.#columns.length >= mostColumns) {
      refuseSpec(`observables must make at most ${mostColumns} columns`, "ask for fewer, or for score");
    }
    this.#columns.push({ name, unit, source: { run, part, index, offset }, finish });
  }
}

const empty: SweepRunPlan = {
  output: "observe",
  place: { x: new Float64Array(), scales: new Float64Array() },
  observers: [],
  data: null,
  study: null,
};

/** As people write scales: 1e9, 1.5e10. */
function readableScale(scale: number): string {
  return scale.toExponential().replace("e+", "e");
}
