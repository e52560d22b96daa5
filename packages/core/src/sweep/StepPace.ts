import type { CurveDesign } from "@onset/kernel";

/** A call of the kernel that takes longer keeps whoever waits for the thread waiting. */
const longestMilliseconds = 2;
/** Shorter ones cost more in calls than they need. */
const shortestMilliseconds = 1;
/** Share of the planned step that comes first: nobody knows yet how fast this machine and this kernel are. */
const firstShare = 8;

/**
 * How many curves to ask of the kernel in one call: few at first, more as long as calls stay short, never more than
 * planned. No result depends on it: any cut of a run gives the same bits.
 */
export class StepPace {
  readonly #planned: number;
  readonly #run: number;
  #curves: number;

  /** @param planned most curves of a call */
  constructor(planned: number, design: CurveDesign) {
    const inner = design.axes.at(-1);
    this.#planned = planned;
    this.#run = inner === undefined ? 1 : inner.values.length / inner.slots.length;
    this.#curves = this.#whole(planned / firstShare);
  }

  /** Curves of the next call. */
  get curves(): number {
    return this.#curves;
  }

  /** The last call took so long. */
  took(milliseconds: number): void {
    if (milliseconds > longestMilliseconds) this.#curves = this.#whole(this.#curves / 2);
    else if (milliseconds < shortestMilliseconds) this.#curves = this.#whole(this.#curves * 2);
  }

  /** At least one; whole runs of the innermost axis where they fit, because their curves share tables. */
  #whole(wanted: number): number {
    const curves = Math.min(this.#planned, Math.max(1, Math.floor(wanted)));
    return curves > this.#run ? curves - (curves % this.#run) : curves;
  }
}
