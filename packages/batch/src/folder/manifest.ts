import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { SweepSpec } from "@onset/core";
import type { SweepFormat } from "../encode/formats.ts";
import type { Shard } from "../parts/shard.ts";
import { MANIFEST } from "./names.ts";
import { writing } from "./output-failed.ts";
import { writeWhole } from "./PendingFile.ts";

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
  /** Rows of the sweep, before a reduction. */
  readonly rows: number;
  /** Names of the columns of those rows, axes first. */
  readonly columns: readonly string[];
  /** How the sweep is cut: slices, and how many of them make a part. */
  readonly slices: number;
  readonly slicesPerPart: number;
  /** Left out for a whole sweep. */
  readonly shard?: Shard;
}

/**
 * The contents of `manifest.json`. It holds no times and nothing of the machine, so that the same spec gives the same
 * bytes from any number of workers, whole, resumed or merged.
 */
export interface SweepManifest extends SweepIdentity {
  readonly parts: readonly ManifestPart[];
  /** The table that the rows were reduced to; the parts of a shard then hold what is to be merged. */
  readonly reduced?: readonly (ManifestFile & { readonly rows: number })[];
}

/** A file, and what it must hash to. */
export interface ManifestFile {
  readonly file: string;
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

/** A file of a part: the slices [begin, end) of the sweep, all columns of them or, with NPY, one. */
export interface ManifestPart extends ManifestFile {
  readonly begin: number;
  readonly end: number;
  readonly rows: number;
}

/** Writes the manifest, whole or not at all. */
export async function writeManifest(directory: string, manifest: SweepManifest): Promise<void> {
  const content = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
  await writing(join(directory, MANIFEST), () => writeWhole(directory, MANIFEST, content));
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

/** Whether it has the fields that everything here relies on; a manifest may come from anywhere. */
function isManifest(value: unknown): value is SweepManifest {
  const record = value as Partial<SweepManifest> | null;
  if (typeof record !== "object" || record === null || record.onset !== "sweep-manifest/1") return false;
  return Array.isArray(record.parts) && [...record.parts, ...(record.reduced ?? [])].every(isFile);
}

/** A name with a path in it would lead out of the folder. */
function isFile(value: Partial<ManifestFile> | null): boolean {
  return typeof value?.file === "string" && !/[/\\]/.test(value.file) && typeof value.sha256 === "string";
}

/** The identity of a manifest. */
export function identityOf(manifest: SweepManifest): SweepIdentity {
  const { parts: _parts, reduced: _reduced, ...identity } = manifest;
  return identity;
}

const DIFFERENCES: readonly (readonly [keyof SweepIdentity, string])[] = [
  ["version", "of another version of Onset"],
  ["engine", "of another engine"],
  ["spec", "of another spec"],
  ["format", "in another format"],
  ["slicesPerPart", "cut into other parts"],
  ["shard", "of another shard"],
];

/** How one sweep differs from another, in words; null where it is the very same. */
export function difference(found: SweepIdentity, wanted: SweepIdentity): string | null {
  const [, words] =
    DIFFERENCES.find(([key]) => JSON.stringify(found[key]) !== JSON.stringify(wanted[key])) ?? [];
  if (words !== undefined) return words;
  return JSON.stringify(found) === JSON.stringify(wanted) ? null : "of another kind";
}
