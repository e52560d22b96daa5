// What stands in the folder that a sweep is to be written to decides whether it may be: never over somebody else's
// files, never beside the parts of another sweep, never where another process is writing.
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { OnsetError } from "@onset/core";
import { claimFolder, readClaim, refuseBusy } from "./claim.ts";
import type { Claim } from "./claim.ts";
import { describes, isIntact, readManifest } from "./manifest.ts";
import type { SweepIdentity, SweepManifest } from "./manifest.ts";
import { CLAIM, isPart, isTemporary, MANIFEST } from "./names.ts";
import { writing } from "./output-failed.ts";
import type { PartRange } from "./part-plan.ts";

/** A sweep on its way to a folder. */
export interface FolderRequest {
  readonly directory: string;
  readonly identity: SweepIdentity;
  readonly parts: readonly PartRange[];
  readonly overwrite: boolean;
}

/** Either the folder holds this very sweep already, or it is empty of ours and claimed for writing. */
export type PreparedFolder =
  | { readonly kind: "complete"; readonly manifest: SweepManifest }
  | { readonly kind: "claimed"; readonly claim: Claim };

/** Makes the folder, looks at what is in it, refuses or clears it, and claims it. */
export async function prepareFolder(request: FolderRequest): Promise<PreparedFolder> {
  const { directory } = request;
  await writing(directory, () => makeDirectory(directory));
  const names = await writing(directory, () => readdir(directory));
  await refuseBusy(directory);
  const manifest = await readManifest(directory);
  if (!request.overwrite) {
    refuseForeign(directory, names, manifest);
    if (manifest !== null) {
      if (!describes(manifest, request.identity, request.parts)) throw otherSweep(directory, "another sweep");
      if (await isIntact(directory, manifest)) {
        await remove(directory, [CLAIM]);
        return { kind: "complete", manifest };
      }
    } else if (names.some(isPart)) {
      await refuseOtherParts(request);
    }
  }
  await clear(directory, names);
  return { kind: "claimed", claim: await claimFolder(directory, request.identity) };
}

/** As `mkdir` with `recursive`, which in Node 20 never returns where a parent exists but takes no folders (/proc). */
async function makeDirectory(directory: string): Promise<void> {
  const parent = dirname(directory);
  try {
    await mkdir(directory);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EEXIST" && (await stat(directory)).isDirectory()) return;
    if (code !== "ENOENT" || parent === directory || (await exists(parent))) throw error;
    await makeDirectory(parent);
    await makeDirectory(directory);
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function refuseForeign(directory: string, names: readonly string[], manifest: SweepManifest | null): void {
  const foreign = names.filter(
    (name) => !name.startsWith(".") && !isPart(name) && !(name === MANIFEST && manifest !== null),
  );
  const [first] = foreign;
  if (first === undefined) return;
  const more = foreign.length > 1 ? ` and ${foreign.length - 1} more` : "";
  throw new OnsetError(
    "output-failed",
    `the output folder must be new, empty, or a sweep's, but ${directory} holds ${first}${more}: name another folder`,
    { path: directory, found: first },
  );
}

function otherSweep(directory: string, what: string): OnsetError {
  return new OnsetError(
    "output-failed",
    `${directory} holds ${what}: name another folder, or overwrite it on purpose`,
    { path: directory },
  );
}

async function refuseOtherParts({ directory, identity }: FolderRequest): Promise<void> {
  const claim = await readClaim(directory);
  if (claim === null) throw otherSweep(directory, "parts of a sweep without its manifest");
  if (JSON.stringify(claim.identity) !== JSON.stringify(identity)) {
    throw otherSweep(directory, "the parts of another sweep that was interrupted");
  }
}

/** Removes what an earlier run of ours left, the manifest first: it must never outlive a part it vouches for. */
async function clear(directory: string, names: readonly string[]): Promise<void> {
  const ours = names.filter((name) => isPart(name) || isTemporary(name));
  await remove(directory, [MANIFEST, ...ours, CLAIM]);
}

async function remove(directory: string, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const path = join(directory, name);
    await writing(path, () => rm(path, { force: true }));
  }
}
