import type { FitExports } from "../modules/exports.ts";
import { check, type WasmModule } from "../modules/WasmModule.ts";
import { wordsOf } from "../random/words.ts";
import { directionOf } from "../reference/sweep/row.ts";
import type { Region } from "../Region.ts";
import type { Study, StudyColumns, SweepProblem } from "../sweep-calls.ts";
import { checkStudy } from "../sweep/check-study.ts";
import { slotsOf } from "../sweep/design.ts";
import { GUESS, LAPSE } from "../sweep/slots.ts";
import { openRun } from "./open-run.ts";
import type { Measurer } from "./sweep-run.ts";

/** Mean, standard deviation, share. */
const COLUMNS = 3;

/** Simulated measurements, in the second module: scores of curves go in, from whichever module made them. */
export class WasmMeasurer implements Measurer {
  readonly #fit: () => WasmModule<FitExports>;
  readonly #problem: SweepProblem;
  #region: Region<number> | undefined;

  /** `fit` answers the second module, which is not asked for before the first study. */
  constructor(fit: () => WasmModule<FitExports>, problem: SweepProblem) {
    this.#fit = fit;
    // The caller may change its arrays between calls.
    this.#problem = problem.study === undefined ? problem : structuredClone(problem);
  }

  study(scores: (begin: number, end: number) => Float64Array, begin: number, end: number): StudyColumns {
    const study = checkStudy(this.#problem);
    const { levels } = study;
    const curves = end - begin;
    const column = (): Float64Array<ArrayBuffer> => new Float64Array(levels.length * curves);
    const columns = { mean: column(), standardDeviation: column(), share: column() };
    for (let curve = begin; curve < end; curve++) {
      const seen = this.#measure(study, scores(curve, curve + 1), curve);
      levels.forEach((_, o) => {
        const at = o * curves + curve - begin;
        [columns.mean[at], columns.standardDeviation[at], columns.share[at]] = seen.subarray(
          COLUMNS * o,
          COLUMNS * o + COLUMNS,
        ) as unknown as [number, number, number];
      });
    }
    return columns;
  }

  close(): void {
    this.#region?.close();
  }

  /** What every observer sees of one curve: three numbers each. */
  #measure(study: Study, scores: Float64Array, curve: number): Float64Array {
    const { model, design } = this.#problem;
    const { seed, replicates, itemsSlot, levels, firstCurve } = study;
    const { exports } = this.#fit();
    this.#region ??= this.#open();
    return this.#region.use((arena, run) => {
      const slots = slotsOf(design, curve);
      const guess = slots[GUESS] as number;
      const out = arena.reserve(COLUMNS * levels.length);
      const what = [arena.copyIn(scores).ptr, slots[itemsSlot] as number];
      const how = [guess, 1 - guess - (slots[LAPSE] as number), directionOf(model, slots)];
      const key = [...wordsOf(seed), ...wordsOf(firstCurve + curve)];
      const asked = arena.copyIn(Float64Array.from(levels)).ptr;
      check(exports.studyRun(run, ...what, ...how, ...key, replicates, asked, out.ptr));
      return arena.copyOut(out);
    });
  }

  /** A record for rows that are nobody's: no rates, no steps, no axes. */
  #open(): Region<number> {
    const { exports, arena } = this.#fit();
    const tape = { constants: new Float64Array(0), parameters: 0, columns: 1, code: new Int32Array(0) };
    return arena.openRegion((inner) =>
      openRun(exports, inner, {
        ...this.#problem,
        model: { kind: "tape", tape },
        design: { base: Float64Array.of(0, 0, 1), axes: [] },
      }),
    );
  }
}
