// `node run-sweep.mjs SPEC OPTIONS`, both as JSON: a sweep in a process of its own, to be killed.
import { runSweepToFolder } from "@onset/batch";

const [spec, options] = process.argv.slice(2).map((text) => JSON.parse(text));
await runSweepToFolder(spec, options);
