import type { SweepIdentity } from "./folder/manifest.ts";

/** What a file that can carry it says of its sweep. */
export function metadataOf({ version, engine, spec }: SweepIdentity): Readonly<Record<string, string>> {
  return {
    "onset.version": version,
    "onset.engine": engine,
    "onset.seed": String(spec.seed ?? 1),
    "onset.spec": JSON.stringify(spec),
  };
}
