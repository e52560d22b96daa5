import { createRequire } from "node:module";

const manifest = createRequire(import.meta.url)("../package.json") as { readonly version: string };

/** The version of this package, which is the version of Onset. */
export const VERSION: string = manifest.version;
