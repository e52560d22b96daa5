import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { open, rm } from "node:fs/promises";
import { availableParallelism, freemem, totalmem } from "node:os";
import { delimiter, join } from "node:path";
import { createEngine } from "@onset/core";
import type { Engine } from "@onset/core";
import { describeFileError } from "../session/describe-error.ts";
import { formatBytes } from "../terminal/numbers.ts";
import { fingerprint, knownFingerprint } from "./fingerprint.ts";

/** One thing that was looked at. */
export interface Check {
  readonly name: string;
  readonly ok: boolean;
  /** Onset's commands need it; what is not required serves the lab only. */
  readonly required: boolean;
  readonly detail: string;
}

/** Oldest Node that Onset is tested on. */
const NODE_FLOOR = [20, 19] as const;
const MEMORY_FLOOR = 256e6;
/** A worker that is not there by then will not come. */
const WORKER_PATIENCE_MS = 20_000;

/** Looks at everything; no check throws. */
export async function examine(signal: AbortSignal): Promise<readonly Check[]> {
  const local = await kernelCheck(signal);
  return [
    nodeCheck(),
    local.check,
    await workersCheck(local.fingerprint, signal),
    memoryCheck(),
    await writingCheck(),
    browserCheck(),
  ];
}

function nodeCheck(): Check {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const ok = major > NODE_FLOOR[0] || (major === NODE_FLOOR[0] && minor >= NODE_FLOOR[1]);
  const remedy = ok ? "" : `: too old, install ${NODE_FLOOR.join(".")} or newer`;
  return {
    name: "node",
    ok,
    required: true,
    detail: `${process.versions.node} on ${process.platform} ${process.arch}${remedy}`,
  };
}

/** The kernel's answers to a fixed question, bit by bit, against those of the machine that built it. */
async function kernelCheck(signal: AbortSignal): Promise<{ check: Check; fingerprint: string | null }> {
  const name = "kernel";
  try {
    const engine = await createEngine({ kind: "local" });
    const own = await fingerprint(engine, signal);
    const { kernel } = engine.capabilities;
    await engine.close();
    if (kernel === "reference") {
      const detail =
        "WebAssembly with SIMD does not run here; plain JavaScript serves, slower and exact to 1e-12";
      return { check: { name, ok: true, required: true, detail }, fingerprint: own };
    }
    const ok = own === knownFingerprint;
    const verdict = ok ? "the same bits as everywhere" : `expected ${knownFingerprint}: please report this`;
    return {
      check: { name, ok, required: true, detail: `WebAssembly with SIMD, fingerprint ${own}, ${verdict}` },
      fingerprint: own,
    };
  } catch (error) {
    return { check: { name, ok: false, required: true, detail: failure(error) }, fingerprint: null };
  }
}

async function workersCheck(expected: string | null, signal: AbortSignal): Promise<Check> {
  const name = "workers";
  let engine: Engine | null = null;
  try {
    engine = await createEngine({ kind: "pool", workers: Math.min(availableParallelism(), 2) });
    const patience = AbortSignal.any([signal, AbortSignal.timeout(WORKER_PATIENCE_MS)]);
    const own = await fingerprint(engine, patience);
    const ok = own === expected;
    const cores = `${availableParallelism()} logical processors`;
    return {
      name,
      ok,
      required: true,
      detail: ok ? `start, and give the same bits; ${cores}` : `give other bits: ${own}`,
    };
  } catch (error) {
    return { name, ok: false, required: true, detail: failure(error) };
  } finally {
    await engine?.close();
  }
}

function memoryCheck(): Check {
  // A container's limit, where there is one, is below what the machine has.
  const limit = process.constrainedMemory();
  const total = limit > 0 && limit < totalmem() ? limit : totalmem();
  const ok = total >= MEMORY_FLOOR;
  return {
    name: "memory",
    ok,
    required: true,
    detail: `${formatBytes(total)}, ${formatBytes(Math.min(freemem(), total))} free${ok ? "" : ": 256 MB are needed"}`,
  };
}

async function writingCheck(): Promise<Check> {
  const name = "writing";
  const folder = process.cwd();
  const path = join(folder, `.onset-doctor-${randomUUID().slice(0, 8)}.tmp`);
  try {
    const file = await open(path, "wx");
    await file.close();
    return { name, ok: true, required: false, detail: `files can be written in ${folder}` };
  } catch (error) {
    return {
      name,
      ok: false,
      required: false,
      detail: `${folder}: ${describeFileError(error) ?? failure(error)}; --out can name another folder`,
    };
  } finally {
    await rm(path, { force: true }).catch(() => undefined);
  }
}

const BROWSERS = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "firefox",
  "firefox-esr",
  "msedge",
  "safari",
];
const BROWSER_PATHS = [
  "/Applications/Google Chrome.app",
  "/Applications/Firefox.app",
  "/Applications/Safari.app",
  String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
  String.raw`C:\Program Files\Mozilla Firefox\firefox.exe`,
  String.raw`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`,
];

function browserCheck(): Check {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const onPath = BROWSERS.flatMap((name) => folders.map((folder) => join(folder, name)));
  const found = [process.env["CHROMIUM_PATH"] ?? "", ...onPath, ...BROWSER_PATHS].find(
    (path) => path !== "" && existsSync(path),
  );
  const detail = found ?? "none found: reports and the lab need one, the command line does not";
  return { name: "browser", ok: found !== undefined, required: false, detail };
}

function failure(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
