// `npm start`: install, build, and run the main job on published results.
import { join } from "node:path";
import { build, installDependencies, root, run } from "./setup.mjs";

installDependencies();
build();
run(process.execPath, [join(root, "apps", "cli", "bin", "onset.js"), "demo", ...process.argv.slice(2)]);
