import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { SweepSpec } from "@onset/core";
import { MANIFEST } from "./names.ts";
import type { PartRange, SweepFormat } from "./part-plan.ts";
import { PendingFile } from "./PendingFile.ts";

/** What a sweep is, before any of it is computed: two folders with equal identities hold equal bytes. */
export interface SweepIdentity {
  readonly onset: "sweep-manifest/1";
  /** Version of Onset that computed it. */
  readonly version: string;
  /** `wasm` gives the same bits everywhere; `reference` (no WebAssembly) promises 1e-12. */
  readonly engine: "wasm" | "reference";
  readonly format: SweepFormat;
  readonly spec: SweepSpec;
  readonly cells: number;
  readonly rows: number;
  /** Names of the columns, axes first. */
  readonly columns: readonly string[];
}

/**
 * The contents of `manifest.json`. It holds no times and nothing of the machine, so that the same spec gives the same
 * bytes from any number of workers.
 */
export interface SweepManifest extends SweepIdentity {
  readonly parts: readonly ManifestPart[];
}

/** A part file: the slices [begin, end) of the sweep, and what the file must hash to. */
export interface ManifestPart extends PartRange {
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

/** Writes the manifest, whole or not at all. */
export async function writeManifest(directory: string, manifest: SweepManifest): Promise<void> {
  const file = await PendingFile.create(directory, MANIFEST);
  try {
    await file.write(Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`));
    await file.commit();
  } catch (error) {
    await file.discard();
    throw error;
  }
}

/** The manifest of a folder; `null` where there is none, or one that is not of a sweep. */
export async function readManifest(directory: string): Promise<SweepManifest | null> {
  try {
    const manifest: unknown = JSON.parse(await readFile(join(directory, MANIFEST), "utf8"));
    return isManifest(manifest) ? manifest : null;
  } catch {
    // Absent, unreadable or not JSON: in each case not a manifest of ours.
    return null;
  }
}

function isManifest(value: unknown): value is SweepManifest {
  return (
    typeof value === "object" && value !== null && "onset" in value && value.onset === "sweep-manifest/1"
  );
}

/** Whether a manifest is of the very sweep that is asked for, cut into the same parts. */
export function describes(
  manifest: SweepManifest,
  identity: SweepIdentity,
  parts: readonly PartRange[],
): boolean {
  const { parts: written, ...rest } = manifest;
  const cut = written.map(({ file, begin, end, rows }) => ({ file, begin, end, rows }));
  return JSON.stringify([rest, cut]) === JSON.stringify([identity, parts]);
}

/** Whether every part is there with the bytes that the manifest promises. Reads all of them. */
export async function isIntact(directory: string, manifest: SweepManifest): Promise<boolean> {
  for (const part of manifest.parts) {
    if ((await hashOf(join(directory, part.file))) !== part.sha256) return false;
  }
  return true;
}

async function hashOf(path: string): Promise<string | null> {
  const hash = createHash("sha256");
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  } catch {
    // A part that cannot be read is as good as none.
    return null;
  }
  return hash.digest("hex");
}
