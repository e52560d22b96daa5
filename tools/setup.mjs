// Prepares a bare checkout with nothing but Node: the dependencies of the lock file, and, when asked
// (`node tools/setup.mjs browsers`), the two test browsers. Does nothing when all is in place.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromiumPath, firefoxPath } from "./browsers.mjs";

/** The repository's root folder. */
export const root = join(dirname(fileURLToPath(import.meta.url)), "..");

const STAMP = join(root, "node_modules", ".onset-setup");
const OLDEST_NODE = [20, 19];

/** Prints one line and ends the process: a set-up that cannot go on. */
function giveUp(message) {
  console.error(`setup: ${message}`);
  process.exit(1);
}

/** Runs a command in the root, its output shown; ends the process when it fails. */
export function run(command, args, env = {}) {
  const result = spawnSync(command, args, { cwd: root, stdio: "inherit", env: { ...process.env, ...env } });
  if (result.error) giveUp(`'${command}' cannot be started: ${result.error.message}`);
  if (result.status !== 0)
    giveUp(`'${command} ${args.join(" ")}' failed (exit ${result.status ?? result.signal})`);
}

/** npm through the very Node that runs us, so that no shell is needed anywhere. */
export function runNpm(args, env = {}) {
  const own = process.env["npm_execpath"];
  if (own !== undefined && /\.c?js$/.test(own)) run(process.execPath, [own, ...args], env);
  else run(process.platform === "win32" ? "npm.cmd" : "npm", args, env);
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [oldMajor, oldMinor] = OLDEST_NODE;
  if (major > oldMajor || (major === oldMajor && minor >= oldMinor)) return;
  giveUp(
    `Node ${OLDEST_NODE.join(".")} or newer is needed, this is ${process.versions.node}: see https://nodejs.org`,
  );
}

/** Installs what the lock file says, unless this very lock file is installed already. */
export function installDependencies() {
  requireNode();
  const lock = readFileSync(join(root, "package-lock.json"));
  const wanted = createHash("sha256").update(lock).update(process.version).digest("hex");
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === wanted) return;
  alone(() => {
    // Another command may have installed them while this one waited for its turn.
    if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === wanted) return;
    console.error("setup: installing the dependencies of package-lock.json (once, about half a minute) …");
    runNpm(["ci", "--no-audit", "--no-fund", "--prefer-offline", "--include=dev", "--loglevel=error"]);
    writeFileSync(STAMP, wanted);
  });
}

/** Runs `work` while no other command of this checkout does: two `npm ci` at once would pull the floor from under each other. */
function alone(work) {
  const lock = join(tmpdir(), `onset-setup-${createHash("sha256").update(root).digest("hex").slice(0, 16)}`);
  while (!taken(lock)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 250);
  const release = () => rmSync(lock, { force: true });
  process.once("exit", release);
  work();
  process.removeListener("exit", release);
  release();
}

/** Whether the lock is ours now; one left behind by a process that is gone is cleared away. */
function taken(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  }
  try {
    process.kill(Number(readFileSync(lock, "utf8")), 0);
  } catch (error) {
    if (error.code === "ESRCH") rmSync(lock, { force: true });
  }
  return false;
}

/** Builds every package that is not built yet. */
export function build() {
  const turbo = join(root, "node_modules", "turbo", "bin", "turbo");
  run(process.execPath, [turbo, "run", "build", "--output-logs=errors-only", "--log-prefix=none"], {
    TURBO_TELEMETRY_DISABLED: "1",
    TURBO_NO_UPDATE_NOTIFIER: "1",
    DO_NOT_TRACK: "1",
  });
}

/** Makes sure that a Chromium and a Firefox are there: from Debian when we may, else by naming what to install. */
export function ensureBrowsers() {
  const missing = [];
  if (chromiumPath() === undefined) missing.push("chromium");
  if (firefoxPath() === undefined) missing.push("firefox-esr");
  if (missing.length === 0) return;
  const debian = process.platform === "linux" && existsSync("/usr/bin/apt-get") && process.getuid?.() === 0;
  if (!debian) {
    giveUp(
      `the browser tests need ${missing.join(" and ")}: install ${missing.length > 1 ? "them" : "it"} ` +
        "(`sudo apt-get install chromium firefox-esr`; or `npx playwright install chromium` and set CHROMIUM_PATH; " +
        "for Firefox set FIREFOX_PATH), then run `npm test` again",
    );
  }
  console.error(`setup: installing ${missing.join(" and ")} for the browser tests (once) …`);
  const quiet = { DEBIAN_FRONTEND: "noninteractive" };
  run("apt-get", ["update", "-qq"], quiet);
  // Another process may hold the package lock for a while: wait for it rather than fail.
  const lock = ["-o", "DPkg::Lock::Timeout=300", "-o", "Dpkg::Use-Pty=0"];
  run("apt-get", [...lock, "install", "-y", "-qq", "--no-install-recommends", ...missing], quiet);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  installDependencies();
  if (process.argv.includes("browsers")) ensureBrowsers();
}
