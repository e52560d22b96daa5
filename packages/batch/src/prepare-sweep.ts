import type { EngineCapabilities, SweepPlan } from "@onset/core";
import type { SweepFormat } from "./encode/formats.ts";
import type { ColumnLayout } from "./encode/layout.ts";
import type { SweepIdentity } from "./folder/manifest.ts";
import { memoryShare } from "./memory.ts";
import type { MemoryShare } from "./memory.ts";
import { cutParts, slicesPerPart } from "./parts/cut-parts.ts";
import type { PartRange } from "./parts/cut-parts.ts";
import { partsOfShard } from "./parts/shard.ts";
import type { Shard } from "./parts/shard.ts";
import { layoutOf, rowsBefore } from "./sweep-source.ts";
import { VERSION } from "./version.ts";

/** How a sweep is to be written. */
export interface SweepManner {
  readonly format: SweepFormat;
  readonly engine: EngineCapabilities;
  readonly rowsPerPart: number | undefined;
  readonly shard: Shard | undefined;
  readonly memory: number | undefined;
}

/** A plan with everything that follows from the manner of writing, before anything is written. */
export interface PreparedSweep {
  readonly plan: SweepPlan;
  readonly layout: readonly ColumnLayout[];
  readonly identity: SweepIdentity;
  /** Of the shard, or of the whole. */
  readonly parts: readonly PartRange[];
  readonly share: MemoryShare;
}

/** Cuts a sweep into parts and shares out the memory. Throws `invalid-option` where it does not suffice. */
export function prepareSweep(plan: SweepPlan, manner: SweepManner): PreparedSweep {
  const { format, engine, shard } = manner;
  const layout = layoutOf(plan);
  const columns = layout.map(({ name }) => name);
  const perPart = slicesPerPart(plan, layout.length, manner.rowsPerPart);
  const all = cutParts(plan, perPart, { format: plan.spec.reduce === undefined ? format : "state", columns });
  const identity: SweepIdentity = {
    onset: "sweep-manifest/1",
    version: VERSION,
    engine: engine.kernel,
    format,
    spec: plan.spec,
    cells: plan.cells,
    rows: rowsBefore(plan, plan.slices),
    columns,
    slices: plan.slices,
    slicesPerPart: perPart,
    ...(shard === undefined ? {} : { shard }),
  };
  const share = memoryShare({ plan, layout, format, workers: engine.workers, parts: all }, manner.memory);
  return { plan, layout, identity, parts: partsOfShard(all, shard), share };
}
