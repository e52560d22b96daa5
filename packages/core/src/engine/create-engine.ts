import { loadKernel } from "@onset/kernel";
import { platform as platformOfThisRealm } from "#spawn";
import { OnsetError } from "../errors.ts";
import type { Platform } from "../platform/platform.ts";
import { PoolEngine } from "../pool/PoolEngine.ts";
import { AutoEngine } from "./AutoEngine.ts";
import { LocalEngine } from "./LocalEngine.ts";
import type { Engine } from "./engine.ts";

/** More workers gain little on the machines people have, and each costs memory. */
const MAX_DEFAULT_WORKERS = 8;
const KINDS = ["auto", "local", "pool"] as const;

/** Where an engine should compute. */
export interface EngineOptions {
  /**
   * `pool`: in workers, and nowhere else. `local`: in this thread. `auto` (default): in workers where they start, else in
   * this thread; `capabilities.fallbackReason` then says why.
   */
  readonly kind?: "auto" | "local" | "pool";
  /** Number of workers, a positive integer; default: one a logical processor, at most 8. Results do not depend on it. */
  readonly workers?: number;
}

/**
 * Makes an engine. Its workers start at first use; in Node they never keep the process from ending, in a page they end after ten
 * idle seconds. Close it to end them earlier.
 *
 * ```ts
 * const engine = await createEngine({ workers: 2 });
 * const result = await fit(series, { engine });
 * await engine.close();
 * ```
 *
 * @throws OnsetError `invalid-option` for another kind or number of workers.
 */
export function createEngine(options: EngineOptions = {}): Promise<Engine> {
  return createEngineOn(platformOfThisRealm, options);
}

/** {@link createEngine} on a given platform. */
export async function createEngineOn(platform: Platform, options: EngineOptions): Promise<Engine> {
  const kind = checkKind(options.kind ?? "auto");
  const workers = checkWorkers(options.workers ?? Math.min(platform.processors, MAX_DEFAULT_WORKERS));
  const kernel = await loadKernel();
  if (kind === "local") return new LocalEngine(kernel);
  const pool = new PoolEngine({ platform, workers, kernel: kernel.engine });
  return kind === "pool" ? pool : new AutoEngine(kernel, pool);
}

function checkKind(kind: (typeof KINDS)[number]): (typeof KINDS)[number] {
  if (KINDS.includes(kind)) return kind;
  throw new OnsetError("invalid-option", `kind of engine must be auto, local or pool, got ${kind}`, {
    value: kind,
  });
}

function checkWorkers(workers: number): number {
  if (Number.isInteger(workers) && workers >= 1) return workers;
  throw new OnsetError(
    "invalid-option",
    `workers must be a positive integer, got ${String(workers)}: leave it out to take one a processor, or ask for kind "local" to compute without workers`,
    { value: String(workers) },
  );
}
