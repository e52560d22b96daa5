// Writes sweep.schema.json, the written form of a sweep for editors, from the schema that the engine itself checks with.
// Run after a build: node packages/core/make-schema.mjs
import { writeFile } from "node:fs/promises";
import { sweepJsonSchema } from "./dist/sweep/schema/json-schema.js";

const path = new URL("sweep.schema.json", import.meta.url);
await writeFile(path, `${JSON.stringify(sweepJsonSchema(), null, 2)}\n`);
