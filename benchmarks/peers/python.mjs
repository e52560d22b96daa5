// Starts the Python peer where there is one with NumPy and SciPy, and talks to it line by line.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const SERVER = fileURLToPath(new URL("./server.py", import.meta.url));
const PROBE = `
import numpy, scipy, sys
try:
    import numexpr
    more = numexpr.__version__
except ImportError:
    more = "none"
print(sys.version.split()[0], numpy.__version__, scipy.__version__, more)`;

/** The Pythons worth trying, `ONSET_PYTHON` first. */
const CANDIDATES = [process.env["ONSET_PYTHON"], "python3", "/usr/bin/python3"].filter(
  (name) => name !== undefined,
);

/**
 * @returns {{ about: string, load: (name: string, values: Float64Array) => Promise<void>, call: (task: string, options?: object) => Promise<{ seconds: number, answer: any }>, close: () => void } | null}
 */
export function startPython() {
  for (const command of CANDIDATES) {
    const probe = spawnSync(command, ["-c", PROBE], { encoding: "utf8" });
    if (probe.status === 0) return talkTo(command, probe.stdout.trim());
  }
  return null;
}

function talkTo(command, versions) {
  const [python, numpy, scipy, numexpr] = versions.split(" ");
  const folder = mkdtempSync(join(tmpdir(), "onset-bench-"));
  const single = { OMP_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1", MKL_NUM_THREADS: "1" };
  const child = spawn(command, [SERVER], {
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...process.env, ...single },
  });
  const waiting = [];
  child.on("exit", (code) =>
    waiting.splice(0).forEach(({ reject }) => reject(new Error(`the Python peer ended (${code})`))),
  );
  createInterface({ input: child.stdout }).on("line", (line) => waiting.shift()?.resolve(JSON.parse(line)));
  const call = (task, options = {}) =>
    new Promise((resolve, reject) => {
      waiting.push({ resolve, reject });
      child.stdin.write(`${JSON.stringify({ task, ...options })}\n`);
    });
  return {
    about: `Python ${python}, NumPy ${numpy}, SciPy ${scipy}${numexpr === "none" ? "" : `, numexpr ${numexpr}`}`,
    numexpr: numexpr !== "none",
    call,
    load: async (name, values) => {
      const path = join(folder, `${name}.f64`);
      writeFileSync(path, new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
      await call("load", { name, path });
    },
    close: () => {
      child.stdin.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
