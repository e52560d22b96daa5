import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

// tsc alone for now; the WebAssembly build joins here.
const here = fileURLToPath(new URL(".", import.meta.url));
const tsc = fileURLToPath(
  import.meta.resolve("typescript/package.json").replace(/package\.json$/, "bin/tsc"),
);
process.exit(spawnSync(process.execPath, [tsc, "-b"], { cwd: here, stdio: "inherit" }).status ?? 1);
