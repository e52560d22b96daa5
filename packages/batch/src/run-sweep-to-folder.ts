import { join } from "node:path";
import {
  defaultEngine,
  OnsetError,
  parseSweepSpec,
  planSweep,
  ProgressReport,
  sweepColumns,
  sweepJobs,
  sweepRows,
} from "@onset/core";
import type { CallOptions, Engine, SliceResult, SweepPlan, SweepSpec } from "@onset/core";
import type { Claim } from "./claim.ts";
import { prepareFolder } from "./folder.ts";
import { InOrder } from "./InOrder.ts";
import { writeManifest } from "./manifest.ts";
import type { SweepIdentity, SweepManifest } from "./manifest.ts";
import { MANIFEST } from "./names.ts";
import { cutParts, sliceCells } from "./part-plan.ts";
import type { SweepFormat } from "./part-plan.ts";
import { SweepWriter } from "./SweepWriter.ts";
import type { SweepTarget } from "./SweepWriter.ts";
import { VERSION } from "./version.ts";

/** Where and how a sweep is to be written. */
export interface SweepToFolderOptions extends Pick<CallOptions, "engine" | "signal" | "onProgress"> {
  /** Made if it does not exist. */
  readonly directory: string;
  /** Default `parquet`. */
  readonly format?: SweepFormat;
  /** About how many rows a part file holds; whole slices always. Default 2^20. */
  readonly rowsPerPart?: number;
  /** Replace whatever sweep stands in the folder. Files that are no sweep's are left alone. Default false. */
  readonly overwrite?: boolean;
}

/** A sweep in a folder. */
export interface SweepFolder {
  readonly directory: string;
  readonly manifest: SweepManifest;
  /** Paths of the manifest and of every part. */
  readonly files: readonly string[];
  /** 0 when the folder was complete already. */
  readonly seconds: number;
  readonly cellsPerSecond: number;
  /** This very sweep stood in the folder already, every byte of it: nothing was computed. */
  readonly alreadyComplete: boolean;
}

const DEFAULT_ROWS_PER_PART = 1_048_576;

/**
 * Runs a sweep and streams its rows to part files and a manifest. The bytes depend on the spec, the format and
 * `rowsPerPart`, never on the engine's number of workers; memory is bounded by slices, never by the grid.
 *
 * A file under its final name is always whole, and where the manifest stands, the sweep is complete. After an abort,
 * an error or a crash the finished parts stay without a manifest; the next run of the same sweep clears them and
 * begins anew. Progress counts cells.
 *
 * ```ts
 * await runSweepToFolder(spec, { directory: "out/sweep", onProgress: ({ completed, total }) => … });
 * ```
 *
 * @throws OnsetError `invalid-spec`, `invalid-option` (before anything is touched), `output-failed` (the folder holds
 *   something else, cannot be written, the disk is full), what the engine throws; `signal.reason` after an abort.
 */
export async function runSweepToFolder(spec: SweepSpec, options: SweepToFolderOptions): Promise<SweepFolder> {
  const { directory, format = "parquet", rowsPerPart = DEFAULT_ROWS_PER_PART, overwrite = false } = options;
  checkOptions(directory, format, rowsPerPart);
  const plan = planSweep(parseSweepSpec(spec));
  options.signal?.throwIfAborted();
  const engine = options.engine ?? (await defaultEngine());
  const identity = identify(plan, format, engine);
  const parts = cutParts(plan, format, rowsPerPart);
  const folder = await prepareFolder({ directory, identity, parts, overwrite });
  if (folder.kind === "complete") return report(directory, folder.manifest, null);
  const started = performance.now();
  const target = { directory, plan, identity, parts, signal: options.signal };
  const manifest = await writeSweep(target, folder.claim, { engine, onProgress: options.onProgress });
  return report(directory, manifest, (performance.now() - started) / 1000);
}

/** Computes and writes everything, or leaves no more than whole parts. */
async function writeSweep(
  target: SweepTarget,
  claim: Claim,
  { engine, onProgress }: { readonly engine: Engine; readonly onProgress: CallOptions["onProgress"] },
): Promise<SweepManifest> {
  const { directory, plan, identity, signal } = target;
  const writer = new SweepWriter(target);
  const progress = new ProgressReport(plan.cells, onProgress);
  const inOrder = new InOrder<SliceResult>(async (index, result) => {
    await writer.write(index, result);
    if (signal?.aborted !== true) progress.add(sliceCells(plan, index));
  });
  try {
    await engine.run(sweepJobs(plan), {
      keep: false,
      onSlice: (index, result) => inOrder.accept(index, result),
      ...(signal === undefined ? {} : { signal }),
    });
    signal?.throwIfAborted();
    const manifest = { ...identity, parts: writer.sealed };
    await writeManifest(directory, manifest);
    await claim.release();
    return manifest;
  } catch (error) {
    await inOrder.fail(error);
    await writer.discard();
    claim.abandon();
    throw error;
  }
}

function identify(plan: SweepPlan, format: SweepFormat, engine: Engine): SweepIdentity {
  return {
    onset: "sweep-manifest/1",
    version: VERSION,
    engine: engine.capabilities.kernel,
    format,
    spec: plan.spec,
    cells: plan.cells,
    rows: sweepRows(plan),
    columns: sweepColumns(plan),
  };
}

function report(directory: string, manifest: SweepManifest, seconds: number | null): SweepFolder {
  return {
    directory,
    manifest,
    files: [MANIFEST, ...manifest.parts.map(({ file }) => file)].map((name) => join(directory, name)),
    seconds: seconds ?? 0,
    cellsPerSecond: seconds === null || seconds === 0 ? 0 : manifest.cells / seconds,
    alreadyComplete: seconds === null,
  };
}

function checkOptions(directory: string, format: string, rowsPerPart: number): void {
  if (directory === "") throw new OnsetError("invalid-option", 'directory must name a folder, got ""');
  if (format !== "parquet" && format !== "csv") {
    throw new OnsetError("invalid-option", `format must be parquet or csv, got ${JSON.stringify(format)}`);
  }
  if (Number.isSafeInteger(rowsPerPart) && rowsPerPart >= 1) return;
  throw new OnsetError(
    "invalid-option",
    `rowsPerPart must be a whole number of at least 1, got ${rowsPerPart}`,
  );
}
