export { runSweepToFolder } from "./run-sweep-to-folder.ts";
export type { SweepFolder, SweepToFolderOptions } from "./run-sweep-to-folder.ts";
export type { ManifestPart, SweepIdentity, SweepManifest } from "./manifest.ts";
export type { PartRange, SweepFormat } from "./part-plan.ts";
