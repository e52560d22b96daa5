// Who writes to a folder, and what. The file is there from the first part to the manifest: two runs never mix their
// parts, and the leftovers of a dead run are told from another sweep's.
import { open, readFile, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { OnsetError } from "@onset/core";
import type { SweepIdentity } from "./manifest.ts";
import { CLAIM } from "./names.ts";
import { writing } from "./output-failed.ts";

/** The right to write into a folder. */
export interface Claim {
  /** The sweep is complete: the claim goes. */
  release(): Promise<void>;
  /** The sweep is not complete: the claim stays and says what the parts belong to; a later run may take it over. */
  abandon(): void;
}

/** Claims that this process holds; its own id in a claim file alone cannot tell a live run from a failed one. */
const held = new Set<string>();

/** What the claim file holds. */
export interface ClaimFile {
  readonly process: number;
  readonly identity: SweepIdentity;
}

/** Claims the folder; it must hold no claim. */
export async function claimFolder(directory: string, identity: SweepIdentity): Promise<Claim> {
  const path = join(directory, CLAIM);
  const claim: ClaimFile = { process: process.pid, identity };
  await writing(path, async () => {
    // "wx" fails where a claim exists: of two runs that start at once only one gets the folder.
    const handle = await open(path, "wx");
    try {
      await handle.writeFile(`${JSON.stringify(claim)}\n`);
    } finally {
      await handle.close();
    }
  });
  held.add(resolve(path));
  return {
    release: async () => {
      held.delete(resolve(path));
      await writing(path, () => rm(path, { force: true }));
    },
    abandon: () => {
      held.delete(resolve(path));
    },
  };
}

/** The claim in a folder; `null` where there is none. One that breaks off is of a run that died before it wrote anything else. */
export async function readClaim(directory: string): Promise<ClaimFile | null> {
  try {
    const claim = JSON.parse(await readFile(join(directory, CLAIM), "utf8")) as Partial<ClaimFile> | null;
    const valid = Number.isInteger(claim?.process) && typeof claim?.identity === "object";
    return valid ? (claim as ClaimFile) : null;
  } catch {
    return null;
  }
}

/** Refuses a folder that a living process is writing to, this one included. */
export async function refuseBusy(directory: string): Promise<void> {
  const claim = await readClaim(directory);
  const path = join(directory, CLAIM);
  const busy =
    claim !== null && (claim.process === process.pid ? held.has(resolve(path)) : isAlive(claim.process));
  if (!busy) return;
  throw new OnsetError(
    "output-failed",
    `process ${claim.process} is writing a sweep to ${directory}: wait for it, or name another folder ` +
      `(if that process is no sweep, delete ${path})`,
    { path: directory, process: claim.process },
  );
}

/** Signal 0 asks whether a process exists without touching it; EPERM means that it does, and is somebody else's. */
function isAlive(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
