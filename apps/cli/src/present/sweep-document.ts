import type { SweepFolder } from "@onset/batch";
import { toSweepDocument } from "@onset/formats";
import { version } from "../version.ts";

/** A sweep in a folder, as `--format json` prints it. */
export function folderDocument(folder: SweepFolder): unknown {
  const { manifest, seconds, startupSeconds, cellsPerSecond, computedCells } = folder;
  const { spec, cells, shard } = manifest;
  const summary = { spec, cells, seconds, cellsPerSecond, files: [...folder.files], resumed: folder.resumed };
  return {
    ...toSweepDocument(summary, { version }),
    columns: [],
    alreadyComplete: folder.alreadyComplete,
    startupSeconds,
    computedCells,
    peakMemory: peakMemory(),
    ...(shard === undefined ? {} : { shard }),
  };
}

/** Most bytes that this process has had in memory, all of its threads together. */
export function peakMemory(): number {
  return process.resourceUsage().maxRSS * 1024;
}

/** What the packages call options is called flags here. */
export function flagged(error: unknown): unknown {
  if (error instanceof Error && "code" in error && error.code === "output-failed") {
    error.message = error.message
      .replaceAll(/\bwith resume\b/g, "with --resume")
      .replaceAll(/\bwith overwrite\b/g, "with --overwrite")
      .replace("or overwrite it on purpose", "or replace it with --overwrite");
  }
  return error;
}
