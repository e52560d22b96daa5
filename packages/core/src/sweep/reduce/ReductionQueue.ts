import type { SweepColumns } from "../sweep-plan.ts";
import type { Reduction } from "./reduction.ts";

/** Hands slices to a reduction in their order, whatever the order in which they come. */
export class ReductionQueue {
  readonly #reduction: Reduction;
  readonly #waiting = new Map<number, { readonly columns: SweepColumns; readonly taken: () => void }>();

  constructor(reduction: Reduction) {
    this.#reduction = reduction;
  }

  /** Resolves when the slice has been taken in: whoever waits for that is held to the pace of the slowest slice. */
  accept(index: number, columns: SweepColumns): Promise<void> {
    const taken = new Promise<void>((resolve) => {
      this.#waiting.set(index, { columns, taken: resolve });
    });
    this.#drain();
    return taken;
  }

  #drain(): void {
    for (;;) {
      const index = this.#reduction.next;
      const slice = this.#waiting.get(index);
      if (slice === undefined) return;
      this.#waiting.delete(index);
      this.#reduction.add(index, slice.columns);
      slice.taken();
    }
  }
}
