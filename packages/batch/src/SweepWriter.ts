import { sliceColumns } from "@onset/core";
import type { SliceResult, SweepPlan } from "@onset/core";
import type { ManifestPart } from "./manifest.ts";
import { PartFile } from "./PartFile.ts";
import type { PartContext } from "./PartFile.ts";
import type { PartRange } from "./part-plan.ts";

/** Where a sweep's slices go. */
export interface SweepTarget extends PartContext {
  readonly plan: SweepPlan;
  readonly parts: readonly PartRange[];
}

/** Writes slices, given in order, to part files, one open at a time. */
export class SweepWriter {
  readonly #target: SweepTarget;
  readonly #sealed: ManifestPart[] = [];
  #open: PartFile | null = null;

  constructor(target: SweepTarget) {
    this.#target = target;
  }

  /** The parts that stand under their final names. */
  get sealed(): readonly ManifestPart[] {
    return this.#sealed;
  }

  async write(index: number, result: SliceResult): Promise<void> {
    const { plan, parts } = this.#target;
    const range = parts[this.#sealed.length];
    if (range === undefined || index < range.begin || index >= range.end) {
      throw new RangeError(`slice ${index} is out of turn: a part takes its slices in order`);
    }
    this.#open ??= await PartFile.create(range, this.#target);
    await this.#open.append(sliceColumns(plan, index, result));
    if (index + 1 < range.end) return;
    this.#sealed.push(await this.#open.commit());
    this.#open = null;
  }

  /** Gives up the part under way; those that are sealed stay. */
  async discard(): Promise<void> {
    await this.#open?.discard();
    this.#open = null;
  }
}
